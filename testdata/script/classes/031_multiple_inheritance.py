# multiple inheritance with builtin types and mixins
class Reprs:
    def __repr__(self): return type(self).__name__ + ":" + super().__repr__()
class RList(Reprs, list): pass
class RDict(Reprs, dict): pass
class RStr(Reprs, str): pass
class RInt(Reprs, int): pass
class RTuple(Reprs, tuple): pass
print(RList([1, 2]), RDict(a=1), repr(RStr("s")), repr(RInt(5)), RTuple((1,)), [RInt(1), RStr("x")])
class Countable:
    def __init__(self, *a):
        super().__init__(*a)
        self.ops = 0
    def bump(self): self.ops += 1
class CL(Countable, list):
    def append(self, x):
        self.bump()
        super().append(x)
    def extend(self, xs):
        for x in xs:
            self.append(x)
c = CL([1])
c.append(2)
c.extend([3, 4])
print(c, c.ops, len(c), c[1:], type(c[1:]).__name__, type(c + []).__name__)
class Comparable:
    def __eq__(self, o): return self.key() == o.key()
    def __lt__(self, o): return self.key() < o.key()
    def __le__(self, o): return self < o or self == o
    def __gt__(self, o): return not self <= o
    def __ge__(self, o): return not self < o
class V(Comparable):
    def __init__(self, *n): self.n = n
    def key(self): return self.n
print(V(1, 2) < V(1, 3), V(2) >= V(1, 9), V(1) == V(1), V(1) != V(2), V(3) > V(2))
class Upper(dict):
    def __getitem__(self, k): return super().__getitem__(k.upper())
    def __setitem__(self, k, v): super().__setitem__(k.upper(), v)
    def __contains__(self, k): return super().__contains__(k.upper())
    def __missing__(self, k): return "missing " + k
u = Upper(raw=1)
u["a"] = 5
print(u, u["A"], u["a"], "A" in u, "raw" in u, u["zz"], u.get("a"), u.get("A"))
class A:
    def f(self): return ["A"]
class B:
    def f(self): return ["B"]
class AB(A, B): pass
class BA(B, A): pass
print(AB().f(), BA().f())
class Exc(ValueError, LookupError):
    def __init__(self, code):
        super().__init__("code %d" % code)
        self.code = code
for catch in ValueError, LookupError, Exc:
    try:
        raise Exc(7)
    except catch as e:
        print(catch.__name__, e, e.code, e.args)
class F(float):
    def __add__(self, o): return F(float.__add__(self, o))
    __radd__ = __add__
    def __str__(self): return "F" + float.__str__(self)
print(F(1.5) + 1, 1 + F(1.5), F(1) * 2, type(F(1) * 2).__name__, sum([F(1), F(2)]))
class S(set):
    def add(self, x): super().add(x); return self
print(S([1]).add(2).add(2), type(S([1]) | {2}).__name__, S([1]) == {1})
class B2(bytes): pass
print(B2(b"x"), type(B2(b"x") + b"y").__name__, B2(b"abc")[0])
