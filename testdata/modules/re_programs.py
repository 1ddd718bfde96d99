# Regular expressions as programs use them.
import re

TOKENS = re.compile(r"""
    (?P<number>\d+(?:\.\d*)?(?:[eE][-+]?\d+)?)
  | (?P<name>[A-Za-z_]\w*)
  | (?P<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
  | (?P<op>\*\*|//|[-+*/%=<>()\[\]{},.:])
  | (?P<newline>\n)
  | (?P<space>[ \t]+)
  | (?P<bad>.)
""", re.VERBOSE)


def tokens(text):
    line, start = 1, 0
    for m in TOKENS.finditer(text):
        kind = m.lastgroup
        if kind == "newline":
            line, start = line + 1, m.end()
        elif kind != "space":
            yield kind, m.group(), line, m.start() - start


for t in tokens('x = foo(3.5e-2, "a\\"b") ** y\nprint(x // 2, \'é\')  ?'):
    print(t)

LOG = re.compile(r'^(?P<host>\S+) \S+ (?P<user>\S+) \[(?P<when>[^\]]+)\] "(?P<verb>[A-Z]+) (?P<path>[^" ]*)[^"]*" (?P<status>\d{3}) (?P<size>\d+|-)$')
for line in ['1.2.3.4 - bob [10/Oct/2000:13:55:36 -0700] "GET /a.gif HTTP/1.0" 200 2326', 'h - - [x] "POST /" 404 -', "no"]:
    m = LOG.match(line)
    print(m and m.groupdict())

counts = {}
for word in re.findall(r"[a-z']+", "The cat and the dog and the bird's nest".lower()):
    counts[word] = counts.get(word, 0) + 1
print(sorted(counts.items()))


def camel(name):
    return re.sub(r"(?:^|_)([a-z])", lambda m: m.group(1).upper(), name)


def snake(name):
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


print(camel("some_long_name"), snake("SomeLongName"), re.sub(r"(\d)(?=(\d{3})+$)", r"\1,", "1234567"))
print(re.sub(r"\{(\w+)\}", lambda m: {"a": "1", "b": "2"}.get(m[1], "?"), "{a}-{b}-{c}"))
print(re.split(r"(?<=[.!?])\s+", "One. Two! Three? Four"), re.sub(r"\s+", " ", " a \t b\n").strip())
print([bool(re.fullmatch(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", a)) for a in ["a@b.c", "x.y+z@host-1.example.org", "@b.c", "a@b"]])
print(re.sub(r"(?m)^", "> ", "a\nb\n"), re.findall(r"(?s)<b>(.*?)</b>", "<b>x\ny</b><b>z</b>"))
print(re.findall(r"\b(\w)(\w*)\1\b", "abba noon trot xyz"), re.sub(r"\b(\w+)( \1\b)+", r"\1", "the the cat sat sat sat"))
print(re.compile(r"(?P<q>['\"])(?P<body>.*?)(?P=q)").findall("'a\"b' \"c\""), re.match(r"(\()?\w+(?(1)\))$", "(abc)").span())
nested = [0]


def inner(m):
    nested[0] += 1
    return re.sub("b", lambda n: n[0] * 2 + str(len(re.findall("a", m.string))), m[0])


print(re.sub("[ab]+", inner, "xaby abbz"), nested)
big = "line of text number %d\n"
text = "".join(big % i for i in range(500))
print(len(re.findall(r"^line.*?(\d+)$", text, re.M)), len(re.sub(r"\d", "", text)), sum(int(m[1]) for m in re.finditer(r"number (\d+)", text)))
