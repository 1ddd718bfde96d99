# unusual but legal class constructions
class A(object, metaclass=type): pass
print(A.__bases__)
class C:
    def self_less(): return "no self"
    def __init__(this, *a): this.a = a
    def m(): pass
print(C.self_less(), C(1, 2).a)
def method(self): return self.v
class D:
    m = method
    v = "v"
    also = m
print(D().m(), D().also(), D.m is method)
class E:
    def __init__(self): self.f = lambda: "no self passed"
print(E().f())
class F:
    len = len
    print = print
    cls_type = int
print(F().len([1, 2]), F.cls_type("5"), F().cls_type("6"))
class G:
    def m(self): return "G"
    def use(self):
        m = self.m
        self.m = lambda: "shadow " + m()
        return self.m()
print(G().use())
class H:
    x = x2 = []
    def add(self, v): self.x.append(v); return self
H().add(1); H().add(2)
print(H.x, H.x2 is H.x)
class I:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o
    __ne__ = None
    __hash__ = lambda self: 0
print(I(1) == 1, 1 == I(1), [1] == [I(1)], I(2) in [1, 2])
try:
    I(1) != 1
except TypeError as e:
    print(e)
def make(base):
    class Made(base):
        def who(self): return "made over " + base.__name__
    return Made
print(make(int)(5).who(), make(str)("x").who(), make(int) is make(int))
class J:
    def a(self):
        class K(J):
            def a(self): return "K in " + super().a.__qualname__
        return K().a()
print(J().a())
classes = [type("K%d" % i, (), {"n": i}) for i in range(3)]
print([k.n for k in classes], [k.__name__ for k in classes])
class L:
    def __init__(self, *a, **k): self.__dict__.update(k, args=a)
print(sorted(vars(L(1, 2, x=3)).items()))
class N: pass
N.N = N
print(N.N.N.N is N)
n = N()
n.self = n
print(n.self.self is n)
class O:
    class __P: pass
    q = __P
print(O.q.__name__, O.q.__qualname__)
class Q: __init__ = lambda self, x: setattr(self, "x", x)
print(Q(5).x)
class R(tuple):
    x = property(lambda s: s[0])
    __slots__ = ()
print(R((7, 8)).x, R((1,)) + (2,))
x = 1
class S:
    y = [x for x in range(3)]
    z = x
print(S.y, S.z)
