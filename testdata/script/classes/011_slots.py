# __slots__
class P:
    __slots__ = ("x", "y")
    def __init__(self, x): self.x = x
p = P(1)
print(p.x, hasattr(p, "y"), hasattr(p, "__dict__"), P.__slots__)
p.y = 2
print(p.y)
for action in ("p.z = 1", "del p.y", "p.y", "del p.y", "p.__dict__"):
    try:
        exec(action)
        print(action, "ok")
    except AttributeError as e:
        print(action, "->", e)
print(type(P.x), P.x, P.x.__get__(p), P.x.__name__)
P.x.__set__(p, 9)
print(p.x)
class Sub(P):
    __slots__ = ("z",)
s = Sub(5)
s.z = 6
print(s.x, s.z, hasattr(s, "__dict__"))
class Dicted(P): pass
d = Dicted(1)
d.anything = 2
print(d.__dict__, d.x)
class WithDict:
    __slots__ = ("a", "__dict__")
w = WithDict()
w.a, w.b = 1, 2
print(w.__dict__, w.a)
class One: __slots__ = "single"
o = One()
o.single = "a string is one slot"
print(o.single)
class Empty: __slots__ = ()
try:
    Empty().x = 1
except AttributeError as e:
    print(e)
class FromIter: __slots__ = (n for n in ["i", "j"])
f = FromIter()
f.i = 1
print(f.i)
class Docs: __slots__ = {"a": "the doc of a"}
print(Docs.a.__doc__)
class Mangled:
    __slots__ = ("__private",)
    def __init__(self): self.__private = "mangled"
print(Mangled()._Mangled__private)
for body in ("__slots__ = ('x',); x = 1", "__slots__ = ('1a',)", "__slots__ = (5,)", "__slots__ = ('__dict__', '__dict__')", "__slots__ = None"):
    try:
        exec("class Bad:\n " + body)
    except Exception as e:
        print(body, "->", type(e).__name__, e)
class A: __slots__ = ("a",)
class B: __slots__ = ("b",)
class E: __slots__ = ()
try:
    class AB(A, B): pass
except TypeError as e:
    print(e)
class AE(A, E): __slots__ = ()
print(hasattr(AE(), "__dict__"))
try:
    class I(int): __slots__ = ("x",)
except TypeError as e:
    print(e)
class LS(list): __slots__ = ("extra",)
l = LS([1]); l.extra = 2
print(l, l.extra)
try:
    P.x.__get__(o)
except TypeError as e:
    print(e)
