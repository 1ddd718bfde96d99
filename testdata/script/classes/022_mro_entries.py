# __mro_entries__ and other bases that are not classes
class Factory:
    def __init__(self, *real): self.real = real
    def __mro_entries__(self, bases):
        print("asked with", len(bases), "bases")
        return self.real
class A: a = "A"
class B: b = "B"
class C(Factory(A)): pass
print(C.__bases__, C.a, len(C.__orig_bases__))
class D(Factory(A, B), metaclass=type): pass
print(D.__bases__, D.b)
class E(A, Factory()): pass
print(E.__bases__, type(E.__orig_bases__[1]).__name__)
print(hasattr(A, "__orig_bases__"))
class Bad:
    def __mro_entries__(self, bases): return [A]
try:
    class F(Bad()): pass
except TypeError as e:
    print(e)
try:
    class G(object()): pass
except TypeError as e:
    print(e)
try:
    type("H", (Factory(A),), {})
except TypeError as e:
    print(e)
bases = [A, B]
class I(*bases): pass
print([b.__name__ for b in I.__bases__])
kw = {"metaclass": type}
class J(*(A,), **kw): pass
print(J.__bases__)
def pick(flag): return A if flag else B
class K(pick(False)): pass
print(K.b)
class L((lambda: A)()): pass
print(L.a)
class M(A if True else B, B): pass
print(len(M.__bases__))
class Sub(list, A): pass
s = Sub([1]); s.x = 2
print(s, s.a, s.x)
class N(): pass
print(N.__bases__)
