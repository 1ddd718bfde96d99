import re, collections, datetime, textwrap, difflib, string, sys, io, itertools, operator
LOG = r'''
127.0.0.1 - frank [10/Oct/2023:13:55:36 -0700] "GET /index.html HTTP/1.1" 200 2326 "http://x.org/a?b=c" "Mozilla/5.0 (X11; Linux)"
10.0.0.7 - - [10/Oct/2023:13:55:37 -0700] "POST /api/v1/users HTTP/1.1" 500 12 "-" "curl/7.1"
10.0.0.7 - - [10/Oct/2023:13:55:38 -0700] "GET /img/a%20b.png?x=1&y=2 HTTP/1.0" 404 - "-" "curl/7.1"
garbage line
192.168.1.1 - bob [11/Oct/2023:00:00:01 +0000] "DELETE /api/v1/users/15 HTTP/1.1" 204 0 "-" "python-requests/2"
'''
PAT = re.compile(r'''
    (?P<ip>\d{1,3}(?:\.\d{1,3}){3}) \s+ \S+ \s+ (?P<user>\S+) \s+
    \[(?P<when>[^\]]+)\] \s+
    "(?P<method>[A-Z]+) \s (?P<path>[^\s?]+)(?:\?(?P<query>\S*))? \s HTTP/(?P<ver>\d\.\d)" \s+
    (?P<status>\d{3}) \s+ (?P<size>\d+|-) # the size
''', re.VERBOSE)
hits = collections.Counter()
for n, line in enumerate(LOG.strip().splitlines(), 1):
    m = PAT.match(line)
    if not m: print(f"{n}: no match: {line!r}"); continue
    d = m.groupdict("")
    when = datetime.datetime.strptime(d["when"], "%d/%b/%Y:%H:%M:%S %z")
    hits[d["ip"], d["status"][0] + "xx"] += 1
    print(n, when.astimezone(datetime.timezone.utc).isoformat(), d["method"], d["path"], d["query"], m.span("size"), m.lastgroup, m["status"])
print(hits.most_common())
print(re.sub(r"(\w+) (\w+)", r"\2 \g<1>", "hello big wide world", count=1), re.subn("a", lambda m: m[0].upper() + str(m.start()), "banana"), re.split(r"([,;])\s*", "a, b;c,,d"), re.findall(r"(a)(b)?", "abaab"), re.findall(r"\bfoo\b", "foo food foo"), re.sub(r"(?<=\d)(?=(\d{3})+$)", ",", "1234567"))
print(re.fullmatch(r"(?i:abc)D", "aBcD"), re.match(r"(?P<q>['\"]).*?(?P=q)", "'it' x'"), re.search(r"(?<!a)b", "abb"), re.match(r"(a)?(?(1)b|c)", "c"), re.compile("x", re.I | re.M), re.escape("a.b*c d"), re.match(r"a{2,3}?", "aaaa").group(), re.match(r"(?:a|ab)(?:c|bcd)(d*)", "abcd").groups(), re.match("a*+b", "aaab"), re.match("(?>a+)ab", "aaab"))
for bad in ("(", "a**", "[z-a]", "(?P<1>x)", r"\1", "(?P<a>x)(?P<a>y)", "*", "a{3,1}", "[", r"\q", "(?<=a*)b", "(?z)", ")", "(?P=x)", "x(?i)", "[a-\\d]", "(?(1)a|b|c)", "(?P<n", "\\", "(?#", "a\n(b"):
    try: print(bad, re.compile(bad))
    except re.error as e: print(repr(bad), e, e.pos, e.lineno, e.colno)
print(re.sub("x*", "-", "abxd"), re.split("x*", "axbc"), [m.span() for m in re.finditer("a|", "baa")], re.match(r"\w+", "naïve_Ünï").group(), re.match(r"\w+", "naïve", re.A).group(), re.findall(r"^\w", "a\nb\nc", re.M), re.findall(r".", "a\nb", re.S), re.sub("(?P<x>a)", r"[\g<x>\g<0>]", "banana"), re.findall(rb"\d+", b"1 22 333"))
p = re.compile(r"(?P<y>\d{4})-(?P<m>\d\d)")
print(p.groupindex, p.groups, p.pattern, p.flags, p.search("on 2023-04!").expand(r"\g<m>/\g<y> \1"), p.search("on 2023-04", 5), p.scanner("2023-04 2024-05").search(), p.match("2023-04").regs, p.sub("X", "2023-04 1999-12", 1))
m = p.search("on 2023-04!"); print(m, m.pos, m.endpos, m.string, m.re is p, m.start("m"), m.group(1, "m"), m[0], m.lastindex)
for f in (lambda: m.group(5), lambda: m["zz"], lambda: re.sub("a", r"\9", "a"), lambda: re.sub("a", r"\g<x", "a"), lambda: re.match("a", b"a"), lambda: re.match(b"a", "a"), lambda: re.match(1, "a"), lambda: re.sub("(a)", r"\q", "a")):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t = string.Template("$who owes ${amount}USD, $$5 $who_else")
print(t.safe_substitute(who="Bob", amount=5), t.get_identifiers(), t.is_valid())
try: t.substitute(who="x")
except KeyError as e: print("KeyError", e)
try: string.Template("a\n$ 5").substitute()
except ValueError as e: print(e)
text = """    The quick brown fox, jumped over the lazy dog. It was a well-known--and long-winded--story with averyveryverylongwordthatdoesnotfit inside.
      Second para\twith tab.
"""
print(textwrap.dedent(text)); print(textwrap.fill(text, 30)); print(textwrap.shorten(text, 40), textwrap.shorten(text, 30, placeholder="~")); print(textwrap.indent("a\n\nb", "> ")); print(textwrap.wrap(text, 20, break_long_words=False, break_on_hyphens=False, max_lines=3, drop_whitespace=True, fix_sentence_endings=True))
A, B = "one\ntwo\nthree\nfour\n".splitlines(True), "one\n2\nthree\nfour!\nfive\n".splitlines(True)
sys.stdout.writelines(difflib.unified_diff(A, B, "a.txt", "b.txt", "d1", "d2", n=1)); sys.stdout.writelines(difflib.context_diff(A, B, "a", "b")); sys.stdout.writelines(difflib.ndiff(A, B))
s = difflib.SequenceMatcher(None, "private Thread currentThread;", "private volatile Thread currentThread;"); print(round(s.ratio(), 3), s.get_opcodes(), s.get_matching_blocks(), difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy"]))
print(list(difflib.restore(difflib.ndiff(A, B), 1)) == A, len(difflib.HtmlDiff().make_file(A, B)))
print(string.capwords("hello  wORLD"), string.ascii_letters, string.Formatter().format("{0!r:>{w}} {k[a]} {1.real:.2f}", "x", 3, w=8, k={"a": 1}), list(string.Formatter().parse("a{b!r:c{d}}e{{")))
class F(string.Formatter):
    def get_value(self, k, a, kw): return kw.get(k, f"<{k}>") if isinstance(k, str) else super().get_value(k, a, kw)
    def convert_field(self, v, c): return v.upper() if c == "u" else super().convert_field(v, c)
print(F().format("{x!u} {y} {}", 1, x="up"))
print(f"{'table':-^30}"); rows = [("Name", "Qty", "Price"), ("apple", 3, 1.5), ("kiwi", 12, .25)]
for n, q, p_ in rows: print(f"{n:<10}|{q:>5}|{p_:>8}" if isinstance(q, str) else f"{n:<10}|{q:>5d}|{p_:>8.2f}")
x, w = 3.14159, 10
print(f"{x=} {x=:.2f} {x = !r:>{w}} {'a' 'b'} {{}} {x:{w}.{2}f} {1_000_000:,} {-5:+} {5: } {0.000012:g} {1e20:.0f} {x!s:.3} {'é':>3} {True:d} {12345.678:_.1f} {0.5:%} {255:x}{255:X}{255:o}{255:c} {1+2j:.1f} {b'x'!r} {[1,2]!s:>10} {None} {'x'!a} {(lambda y: y*2)(4)} {'nested ' + f'{x:.1f}'} {datetime.date(2024,1,2):%d %b %Y}")
print(format(1234567.891, ",.2f"), format(-0.0, "+"), format(float("nan"), "08"), format(3, "08.3f"), format(-3, "=+8"), format("x", "^5"), format(10**20, "e"), format(123, "#06x"), format(1.5, "n"), "%5.1f|%-8s|%+d|%x|%#o|%e|%g|%c|%%|%r|%a|%*d" % (1.25, "ab", 5, 255, 8, 12345.678, 1e-5, 65, "é", "é", 5, 42))
print("é".casefold(), "ß".upper(), "ǆ".title(), "İ".lower(), "abc".translate({97: "X", 98: None}), "a\tb".expandtabs(4), "Hello".swapcase(), "x".isidentifier(), "½".isnumeric(), "²".isdigit(), "٣".isdecimal(), "a,b,,c".rsplit(",", 2), "  x ".strip(), "abcabc".removeprefix("abc"), "a\r\nb\x0bc\u2028d".splitlines(), "%s" % ("t",), "abc".partition("z"), "zfill".zfill(8), "-5".zfill(4))
