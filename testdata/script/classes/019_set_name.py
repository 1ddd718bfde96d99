# __set_name__
class N:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.owner, self.name = owner, name
    def __get__(self, obj, cls): return self.name
class C:
    a = N()
    x = 5
    b = N()
    a2 = N()
print(C.a, C.b, C.a2)
shared = N()
class D:
    p = shared
    q = shared
print(D.p, D.q)
C.late = N.__new__(N)
print(C.__dict__["late"].__dict__)
class Sub(C): pass
print(Sub.a, C.__dict__["a"].owner.__name__)
class Bad:
    def __set_name__(self, owner, name): raise ValueError("bad name " + name)
try:
    class E:
        attr = Bad()
except RuntimeError as e:
    print(type(e).__name__, e, "| cause:", repr(e.__cause__))
class Inst: pass
i = Inst()
i.__set_name__ = lambda o, n: print("never called")
class F:
    z = i
print(F.z is i)
class Prop(property):
    def __set_name__(self, owner, name): self.full = owner.__name__ + "." + name
class G:
    @Prop
    def value(self): return 1
    @property
    def plain(self): return 2
print(G.value.full, G().value)
class Adds:
    def __set_name__(self, owner, name): setattr(owner, name + "_extra", "added to the class")
class H:
    k = Adds()
print(H.k_extra)
class Meta(type):
    def __new__(m, name, bases, ns):
        print("before type.__new__")
        c = super().__new__(m, name, bases, ns)
        print("after type.__new__")
        return c
    def __init__(c, *a): print("meta init")
class M(metaclass=Meta):
    f = N()
field_order = []
class Field:
    def __set_name__(self, owner, name): field_order.append(name)
class Rec:
    z, a, m = Field(), Field(), Field()
print(field_order)
T = type("T", (), {"dyn": N()})
print(T.dyn)
