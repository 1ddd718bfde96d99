# repr, ascii, format, str
for v in (1, -1.5, 1j, True, None, "a'b", b"\xff", [1, "x"], (1,), (), {}, {"k": [1]}, set(), {1}, frozenset(), frozenset([1]), range(3), range(1, 5, 2), slice(1, 2), ..., NotImplemented, int, len, ValueError("e"), KeyError("k"), bytearray(b"b"), type(None), print, str.upper, "é\n", "日", {1: {2: {3: 4}}}, [[], ()], -0.0, float("nan"), 10 ** 25):
    print(repr(v), "|", ascii(v), "|", str(v), "|", f"{v!r}" == repr(v))
print(format(5), format(5, "03d"), format(1.5, ".2f"), format("a", ">4"), format("a", ""), format(None), format([1]), format(True), format(True, "d"), format(255, "x"), format(1234567, ","), format(b"a"), format(int), format(1j, ".1f"))
for bad in ("format()", "format(1, 2)", "format(1, 'q')", "format('a', 'd')", "format([], '5')", "format(None, 'x')", "format(1, '5', 6)", "repr()", "repr(1, 2)", "ascii()", "str(1, 2, 3, 4)", "format(1.5, 'd')", "format({}, 's')", "format(object(), 'x')", "format(b'a', '3')", "format(int, '5')", "format(1, None)"):
    try:
        print(bad, eval(bad))
    except (TypeError, ValueError) as e:
        print(bad, "->", type(e).__name__, e)
class R:
    def __repr__(self): return "<R é>"
class B:
    def __repr__(self): return b"bytes"
class N: pass
print(repr(R()), ascii(R()), str(R()), [R()], {R(): R()}, (R(),), f"{R()} {R()!a}", "%r %s %a" % (R(), R(), R()))
for f in (repr, str, ascii, lambda x: f"{x}", lambda x: [x].__repr__(), lambda x: "%s" % x, print):
    try:
        f(B())
    except TypeError as e:
        print(e)
print(repr(N())[:13], repr(N).startswith("<class"), repr(N().__init__)[:20], repr(lambda: 0)[:10], repr(N.__init__)[:13], repr(iter([]))[:14], repr((i for i in []))[:18], repr(open)[:18], repr(type(repr)))
l = [1]
l.append(l)
d = {"d": None}
d["d"] = d
t = ([],)
t[0].append(t)
print(l, d, t, [l, l], {1: l})
class Rec:
    def __init__(self): self.me = [self]
    def __repr__(self): return "Rec(%r)" % (self.me is not None)
print(Rec(), [Rec()])
class Deep:
    def __init__(self, n): self.n = n
    def __repr__(self): return "Deep" if self.n == 0 else "(%r)" % Deep(self.n - 1)
print(Deep(20))
class S(str):
    def __repr__(self): return "S:" + str.__repr__(self)
    def __str__(self): return "str of S"
print(S("x"), repr(S("x")), [S("y")], str(S("z")), f"{S('w')}", format(S("v")), "%s" % S("u"), S("q") + "", {S("k"): 1})
print(repr(1.0), repr(1e16), repr(0.1 + 0.2), repr("a\\b"), repr('"'), repr("'"), repr("\x00\x7f\u200b"), ascii("\U0001f600é"), eval(repr([1, "a", 2.5, None, True, {"k": (1,)}])))
