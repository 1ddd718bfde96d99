# __repr__ and __str__
class Both:
    def __repr__(self): return "repr"
    def __str__(self): return "str"
class OnlyRepr:
    def __repr__(self): return "R"
class OnlyStr:
    def __str__(self): return "S"
b, r, s = Both(), OnlyRepr(), OnlyStr()
print(b, str(b), repr(b), [b], (b,), {b: b}, f"{b} {b!r} {b!s}", "%s %r" % (b, b))
print(r, str(r), repr(r), [r], f"{r}")
print(s, str(s), repr(s)[:26], "%s" % s)
class Node:
    def __init__(self, v, *kids): self.v, self.kids = v, kids
    def __repr__(self):
        return f"{type(self).__name__}({', '.join(map(repr, (self.v,) + self.kids))})"
class Leaf(Node): pass
print(Node(1, Leaf(2), Node("x", Leaf(3))))
print([Leaf(1), {"k": Leaf(2)}, {Leaf}.__class__.__name__])
class Bad:
    def __repr__(self): return 5
class BadStr:
    def __str__(self): return None
class Raises:
    def __repr__(self): raise ValueError("no repr today")
for f in (lambda: repr(Bad()), lambda: str(Bad()), lambda: str(BadStr()), lambda: repr([Raises()]), lambda: f"{BadStr()}", lambda: "%s" % BadStr(), lambda: print(BadStr())):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
class StrSub(str): pass
class ReturnsSub:
    def __str__(self): return StrSub("subclass")
print(type(str(ReturnsSub())).__name__, str(ReturnsSub()))
class Fmt(Both):
    def __format__(self, spec): return "format:" + spec
print(f"{Fmt()} {Fmt():abc} {Fmt()!r:>6}", format(Fmt()), format(Fmt(), "x"), "{:y}".format(Fmt()))
b.__repr__ = lambda: "instance attribute is ignored"
print(repr(b))
Both.__repr__ = lambda self: "class attribute counts"
print(repr(b), [b])
del Both.__repr__, Both.__str__
print(repr(b).startswith("<__main__.Both object at 0x"), str(b) == repr(b))
class Q:
    class Inner: pass
    def f(self):
        class Local: pass
        return Local
print(Q.Inner, Q().f(), repr(Q().f()())[:37])
