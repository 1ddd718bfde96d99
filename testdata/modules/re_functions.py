# The functions of re on str and bytes patterns.
import re

print(re.match("a+", "aab"), re.match("b", "aab"))
print(re.fullmatch("a+b", "aab"), re.fullmatch("a+", "aab"), re.fullmatch("a|ab", "ab"))
print(re.search(r"\d+", "abc 123 def 45"))
print(re.findall(r"\w+", "hé llo wörld"), re.findall(r"(\w)(\d)?", "a1b"), re.findall("(x)|y", "xy"))
print([m.span() for m in re.finditer("", "abc")], [m[0] for m in re.finditer("a|b*", "abba")])
print(re.split(r",\s*", "a, b,c"), re.split("(,)", "a,b,c"), re.split("x*", "axbc"), re.split(",", "a,b,c", 1), re.split("(a)|b", "1a2b3"))
print(re.split(r"\b", "two words"), re.split("", "abc"))
print(re.sub("a", "b", "banana"), re.sub("a", "b", "banana", 2), re.sub("a", "b", "banana", count=1), re.subn("(.)n", r"\1N", "banana"))
print(re.sub("x*", "-", "abxd"), re.sub("b|x*", "-", "abxd"))
print(re.sub(r"(?P<first>\w)(\w*)", r"\2\g<first>ay", "pig latin"), re.sub("(a)|b", r"[\1]", "ab"), re.sub("a", r"\\\n\t\101\0x", "a"))
print(re.sub("(.)", lambda m: m[1].upper() * m.start(), "abc"), re.sub("b", lambda m: None if 0 else "", "abc"))
print(re.escape("a.b*c [x]-y\n_é#"), re.escape(b"a.b"), re.escape(""))
print(re.match(rb"(\w+) (\w+)", b"hello world\xff").groups(), re.sub(b"l", rb"<\g<0>>", b"hello"), re.split(b"o", b"hello"))
print(re.findall(rb"\w", b"a\xe9"), re.search(b"b", bytearray(b"abc")), re.search(b"b", memoryview(b"abc")).group())
print(re.sub("(?i)B", "x", "abBc"), re.findall("(?m)^.", "ab\ncd"), re.findall("^.", "ab\ncd", re.M))
text = "naïve café — ünïcode"
for m in re.finditer(r"\w+", text):
    print(m.span(), text[m.start():m.end()] == m.group(), end=" ")
print()
print(re.compile(r"é").search(text).span(), re.compile("c").search(text, 7).span(), re.compile("c").search(text, 0, 6))
print(re.search("[\ud800-\udfff]", "a\ud801b").span(), len(re.findall(".", "\U0001F600\ud801é")))
print(re.match("(?:a|b)*", "ab" * 50000).end(), len(re.match("(?:(a)|b)*c", "ab" * 20000 + "c")[0]))
print(re.findall(r"(?x) (\d+)  # digits", "12 34"), re.match(r"(?x: a b ) c", "ab c"))
for args in [("a", b"a"), (b"a", "a"), ("a", 1), (1, "a"), ("a", None)]:
    try:
        re.match(*args)
    except TypeError as e:
        print(e)
for args in [("a", b"b", "a"), (b"a", "b", b"a"), ("a", lambda m: 1, "xa"), (b"a", lambda m: "s", b"a")]:
    try:
        print(re.sub(*args))
    except TypeError as e:
        print(e)
print(re.sub("x", b"b", "a"))


class S(str):
    pass


class Word:
    def __index__(self):
        return 1


print(type(re.sub("x", "y", S("abc"))), type(re.match("abc", S("abc")).group()), type(re.match("abc", S("abc")).string).__name__)
print(re.match("(a)", "a").group(Word()), re.match("(a)", "a")[True])
print(re.split(S("b"), "abc"), re.compile("a").sub(repl="b", string="aaa", count=1))
re.purge()
print(len(re._cache))

scanner = re.Scanner([(r"[a-zA-Z_]\w*", lambda s, t: ("name", t)), (r"\d+\.\d*", lambda s, t: float(t)), (r"\d+", lambda s, t: int(t)), (r"=|\+|-|\*|/", "op"), (r"\s+", None)])
print(scanner.scan("sum = 3*foo + 312.50+bar ?"))
s = re.compile("a|b").scanner("abxb")
print(s.match(), s.match(), s.match(), s.match(), s.pattern.pattern)
s = re.compile("a*").scanner("baa")
print(s.search(), s.search(), s.search(), s.search(), s.search())
