# Pattern and Match objects, flags, copies.
import copy
import re

p = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)(-\d\d)?")
print(p, p.pattern, p.flags, p.groups, p.groupindex, type(p.groupindex).__name__)
m = p.search("on 2024-03 or so", 2)
print(m, bool(m), m.re is p, m.string, m.pos, m.endpos, m.lastindex, m.lastgroup, m.regs)
print(m.group(), m.group(0), m.group(1, "month"), m["year"], m[3], m.groups(), m.groups("x"), m.groupdict(), m.groupdict(0))
print(m.start(), m.end(), m.span(), m.start("month"), m.end(2), m.span(3), m.start(3))
print(m.expand(r"\g<month>/\1 \g<3>|\n|"))
for bad in [4, -1, "day", None, 1.5]:
    try:
        print(m.group(bad))
    except IndexError as e:
        print(type(e).__name__, e)
try:
    m[9]
except IndexError as e:
    print(e)
print(copy.copy(m) is m, copy.deepcopy(p) is p, copy.copy(p) is p)
print(p == re.compile(p.pattern), p == re.compile(p.pattern, re.I), hash(p) == hash(re.compile(p.pattern)), p != 1, re.compile("a") == re.compile(b"a"))
for q in [re.compile("a"), re.compile("a", re.I | re.M), re.compile(b"a"), re.compile("a", re.A), re.compile("(?x)a b", re.S), re.compile("x" * 250), re.compile(b"a", re.L)]:
    print(repr(q)[:120], int(q.flags))
print(re.match("a" * 80, "a" * 80), re.match("'", "'\""))
print(repr(re.I), str(re.I), repr(re.I | re.X), re.I | re.X, re.NOFLAG, repr(re.RegexFlag(0)), int(re.A | re.S), re.RegexFlag.IGNORECASE is re.I, repr(~re.I & re.RegexFlag(3 << 1)))
print([f.name for f in re.RegexFlag], re.I.value, re.IGNORECASE, re.U, re.L, re.T)
print(re.Pattern, re.Match, re.error, type(re.finditer("a", "a")).__name__, re.Pattern[str], re.Match[bytes])
print(isinstance(p, re.Pattern), isinstance(m, re.Match), re.Pattern.__module__, re.Match.__qualname__)
for cls in re.Pattern, re.Match:
    try:
        cls()
    except TypeError as e:
        print(e)
    try:
        type("X", (cls,), {})
    except TypeError as e:
        print(e)
try:
    p < p
except TypeError as e:
    print(e)
try:
    m < m
except TypeError as e:
    print(e)
print(sorted(re.__all__))
print([n for n in dir(p) if n[0] != "_"], [n for n in dir(m) if n[0] != "_"])
print(m.lastindex, re.match("((ab))", "ab").lastindex, re.match("(a)(b)", "ab").lastindex, re.match("a", "a").lastindex, re.match("(?P<x>a)|b", "b").lastgroup)
print(re.compile(p) is p, re.match(p, "2024-01").group())
try:
    re.compile(p, re.I)
except ValueError as e:
    print(e)
for pat, flags in [("a", re.L), (b"a", re.U), ("a", re.A | re.U), (b"a", re.A | re.L)]:
    try:
        re.compile(pat, flags)
    except ValueError as e:
        print(e)
match m:
    case re.Match(string=s, lastindex=i):
        print("matched", s, i)
it = re.compile("b").finditer("abcb")
print(next(it), next(it), next(it, "end"), next(it, "end"))
