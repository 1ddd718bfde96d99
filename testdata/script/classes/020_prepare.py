# __prepare__ and namespaces
class Log(dict):
    def __setitem__(self, k, v):
        if k[:2] != "__":
            print("set", k, v)
        super().__setitem__(k, v)
    def __getitem__(self, k):
        if k[:2] != "__":
            print("get", k)
        return super().__getitem__(k)
    def __delitem__(self, k):
        print("del", k)
        super().__delitem__(k)
class Meta(type):
    @classmethod
    def __prepare__(m, name, bases, **kw):
        print("prepare", m.__name__, name, bases, kw)
        return Log()
    def __new__(m, name, bases, ns, **kw):
        print("new", type(ns).__name__)
        return super().__new__(m, name, bases, dict(ns))
    def __init__(c, *a, **kw): pass
class C(metaclass=Meta, opt=1):
    a = 1
    b = a + 1
    del a
    try:
        missing
    except NameError as e:
        msg = str(e)
print(C.b, hasattr(C, "a"), C.msg, type(C.__dict__).__name__)
class NoDup(dict):
    def __setitem__(self, k, v):
        if k in self:
            raise TypeError("duplicate " + k)
        super().__setitem__(k, v)
class NoDupMeta(type):
    @classmethod
    def __prepare__(m, n, b): return NoDup()
try:
    class D(metaclass=NoDupMeta):
        def f(self): pass
        def f(self): pass
except TypeError as e:
    print(e)
class Auto(dict):
    def __missing__(self, k):
        if k[:2] == "__":
            raise KeyError(k)
        self[k] = len([n for n in self if n[:2] != "__"])
        return self[k]
class EnumMeta(type):
    @classmethod
    def __prepare__(m, n, b): return Auto()
class Colour(metaclass=EnumMeta):
    RED
    GREEN
    BLUE
print(Colour.RED, Colour.GREEN, Colour.BLUE)
class BadPrep(type):
    @classmethod
    def __prepare__(m, n, b): return 5
try:
    class E(metaclass=BadPrep): pass
except TypeError as e:
    print(e)
class Proxy:
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
class ProxyMeta(type):
    @classmethod
    def __prepare__(m, n, b): return Proxy()
    def __new__(m, n, b, ns): return super().__new__(m, n, b, ns.d)
class F(metaclass=ProxyMeta):
    x = 1
    y = x
print(F.y, type.__prepare__(), type.__prepare__("a", (), k=1))
def function_meta(n, b, ns): return sorted(k for k in ns if k[:1] != "_")
function_meta.__prepare__ = lambda n, b: {"from_function": 1}
class G(metaclass=function_meta):
    x = 1
print(G)
