# __new__ in Python: arguments, what is made, exceptions, deep nesting
import traceback
class A:
    def __new__(cls, *args, **kwargs):
        o = super().__new__(cls)
        o.made = args, kwargs
        return o
    def __init__(self, *args, **kwargs): self.inited = args, kwargs
a = A(1, 2, k=3)
print(a.made, a.inited)
class Single:
    one = None
    def __new__(cls):
        if cls.one is None: cls.one = object.__new__(cls)
        return cls.one
print(Single() is Single())
class Other:
    def __new__(cls, x): return x
    def __init__(self, x): print("never")
print(Other(5), Other("s"), Other(None))
class Sub(A):
    def __new__(cls, kind):
        return super().__new__(Sub2 if kind else cls)
    def __init__(self, kind): self.kind = kind
class Sub2(Sub):
    def __init__(self, kind): self.kind = "sub2", kind
print(type(Sub(0)).__name__, Sub(0).kind, type(Sub(1)).__name__, Sub(1).kind)
class I(int):
    def __new__(cls, v, tag="t"):
        o = int.__new__(cls, v)
        o.tag = tag
        return o
print(I(5) + 1, I(5, "x").tag, I(v=7, tag="k").tag)
class T(tuple):
    def __new__(cls, *items): return tuple.__new__(cls, items)
print(T(1, 2, 3), T())
class Bad:
    def __new__(cls): raise ValueError("in new")
class BadInit:
    def __new__(cls): return object.__new__(cls)
    def __init__(self): return 5
class GenNew:
    def __new__(cls): yield 1
print(type(GenNew()).__name__)
for f in (Bad, BadInit, lambda: A.__new__(), lambda: Single(1), lambda: Other(), lambda: I()):
    try: f()
    except (ValueError, TypeError) as e: print(type(e).__name__, e, [n.name for n in traceback.extract_tb(e.__traceback__)][1:])
class Deep:
    def __new__(cls, n):
        o = object.__new__(cls)
        o.inner = cls(n - 1) if n else None
        return o
d, n = Deep(200), 0
while d.inner: d, n = d.inner, n + 1
print(n)
class NativeInit(dict):
    def __new__(cls, *a, **k):
        o = dict.__new__(cls)
        o.k = k
        return o
print(NativeInit([(1, 2)], x=3), NativeInit(a=1).k)
class Meta(type):
    def __call__(cls, *a): return "meta", super().__call__(*a)
class M(metaclass=Meta):
    def __new__(cls, x): return object.__new__(cls)
    def __init__(self, x): self.x = x
print(M(4)[0], M(4)[1].x)
class Static:
    @staticmethod
    def __new__(cls, x): return (cls.__name__, x)
print(Static(1))
class Partial:
    def __new__(cls, *a): return object.__new__(cls)
    __init__ = lambda self, a=0, b=0: setattr(self, "ab", (a, b))
print(Partial(1).ab, Partial().ab, [Partial(i, i).ab for i in range(3)], Partial(*[7, 8]).ab)
import types
mod = types.SimpleNamespace(A=A, I=I)
print(mod.A(9).inited, mod.I(3, "m").tag, mod.A(z=1).made)
def in_gen():
    for i in range(2): yield A(i).inited
print(list(in_gen()))
