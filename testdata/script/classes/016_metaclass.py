# metaclasses
class Meta(type):
    def __new__(m, name, bases, ns, **kw):
        print("new", m.__name__, name, [b.__name__ for b in bases], sorted(k for k in ns if k[:2] != "__"), kw)
        c = super().__new__(m, name, bases, ns)
        c.tag = "tag of " + name
        return c
    def __init__(cls, name, bases, ns, **kw):
        print("init", cls.__name__, kw)
        super().__init__(name, bases, ns)
    def on_class(cls): return "method of the metaclass on " + cls.__name__
    @property
    def upper(cls): return cls.__name__.upper()
    def __len__(cls): return 7
    def __repr__(cls): return "<class by Meta: " + cls.__name__ + ">"
    def __getitem__(cls, k): return cls.__name__, k
    def __iter__(cls): return iter([1, 2])
    def __contains__(cls, x): return x == "in"
    def __add__(cls, o): return "added"
class A(metaclass=Meta, opt=1):
    x = 1
class B(A, opt=2):
    y = 2
print(type(A), type(B).__name__, A.tag, B.tag, B().tag)
print(A.on_class(), A.upper, len(A), A, [A], A["k"], list(A), "in" in A, A + 1)
for bad in ("A().on_class()", "A().upper", "len(A())"):
    try:
        eval(bad)
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
C = Meta("C", (A,), {"z": 3})
print(C.z, C.x, type(C) is Meta, isinstance(C, Meta), isinstance(C, type))
def func_meta(name, bases, ns):
    return name, bases, sorted(k for k in ns if k[0] != "_")
class F(metaclass=func_meta):
    a = 1
print(F)
class M1(type): pass
class M2(type): pass
class M3(M1, M2): pass
class K1(metaclass=M1): pass
class K2(metaclass=M2): pass
try:
    class K3(K1, K2): pass
except TypeError as e:
    print(e)
class K4(K1, K2, metaclass=M3): pass
print(type(K4).__name__)
class K5(K1, metaclass=type): pass
print(type(K5).__name__)
class AttrMeta(type):
    def __getattr__(cls, k): return "class attribute " + k
    def __setattr__(cls, k, v):
        print("class set", k)
        super().__setattr__(k, v)
class AM(metaclass=AttrMeta): pass
print(AM.anything)
AM.x = 5
print(AM.x, hasattr(AM(), "anything"))
class DataMeta(type):
    @property
    def p(cls): return "meta property wins over class attribute"
class DM(metaclass=DataMeta): p = "class attribute"
print(DM.p, DM().p)
class TypeErr(type):
    def __new__(m, n, b, ns): return super().__new__(m, n, b, ns)
try:
    class TE(metaclass=TypeErr, unknown=1): pass
except TypeError as e:
    print(e)
try:
    class TE2(unknown=1): pass
except TypeError as e:
    print(e)
