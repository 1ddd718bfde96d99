# changing classes while instances live
class A:
    def m(self): return "first"
class B(A): pass
class C(B): pass
o = C()
def call(): return o.m()
print(call())
A.m = lambda self: "second"
print(call())
B.m = lambda self: "from B"
print(call())
del B.m
print(call())
C.m = "not callable"
print(o.m)
del C.m
o.m = lambda: "instance"
print(call())
del o.m
A.m = property(lambda self: lambda: "through property")
print(call())
try:
    o.m = 1
except AttributeError as e:
    print(e)
del A.m
try:
    call()
except AttributeError as e:
    print(e)
A.__getattr__ = lambda self, n: lambda: "getattr " + n
print(call())
del A.__getattr__
class D: m = lambda self: "from D"
B.__bases__ = (D,)
print(call(), issubclass(C, A), issubclass(C, D), A.__subclasses__(), D.__subclasses__())
def loop():
    out = []
    for i in range(6):
        if i == 2: D.v = "class"
        if i == 4: o.v = "inst"
        out.append(getattr(o, "v", None))
    return out
print(loop())
class N:
    def __len__(self): return 0
n = N()
def truth(): return bool(n), len(n)
print(truth())
N.__bool__ = lambda s: True
print(truth())
N.__len__ = lambda s: 9
del N.__bool__
print(truth())
class X: __slots__ = ("a",)
x = X()
x.a = 1
def read(): return x.a
print(read())
slot = X.a
X.a = "class attribute instead of slot"
print(read(), slot.__get__(x))
class Add:
    def __add__(self, o): return 1
def plus(a, b): return a + b
print(plus(Add(), 1), plus(1, 2), plus("a", "b"), plus(1.5, 1))
Add.__add__ = lambda s, o: 2
print(plus(Add(), 1))
import math
def use(): return math.sin
math.sin = "replaced in the module"
print(use())
def glob(): return value
value = 1
print(glob())
value = 2
print(glob())
len_saved = len
len = lambda x: "shadowed builtin"
def use_len(): return len([])
print(use_len())
del len
print(use_len())
