# __getattr__, __getattribute__, __setattr__, __delattr__
class G:
    a = "class"
    def __init__(self): self.b = "instance"
    def __getattr__(self, name):
        if name.startswith("dyn_"):
            return "made " + name
        raise AttributeError("custom: " + name)
g = G()
print(g.a, g.b, g.dyn_x, getattr(g, "dyn_y"), hasattr(g, "zz"), hasattr(g, "dyn_"), getattr(g, "zz", "default"))
try:
    g.zz
except AttributeError as e:
    print(e)
class All:
    def __init__(self): self.x = 1
    def __getattribute__(self, name):
        print("get", name)
        if name == "hidden":
            raise AttributeError("hidden!")
        return super().__getattribute__(name)
    def __getattr__(self, name):
        print("fallback", name)
        return "fallback"
    def method(self): return self.x
    def __len__(self): return 3
a = All()
print(a.x, a.hidden, a.missing)
print(a.method(), len(a))
class S:
    def __setattr__(self, k, v):
        print("set", k, v)
        object.__setattr__(self, k, v)
    def __delattr__(self, k):
        print("del", k)
        object.__delattr__(self, k)
s = S()
s.a = 1
s.a += 5
setattr(s, "b", 2)
del s.a
delattr(s, "b")
print(s.__dict__)
try:
    del s.c
except AttributeError as e:
    print(e)
class ReadOnly:
    def __setattr__(self, k, v): raise TypeError("read only " + k)
try:
    ReadOnly().x = 1
except TypeError as e:
    print(e)
class Proxy:
    def __init__(self, target): object.__setattr__(self, "_t", target)
    def __getattr__(self, k): return getattr(self._t, k)
    def __setattr__(self, k, v): setattr(self._t, k, v)
p = Proxy(g)
p.new = 5
print(p.b, p.new, g.new, p.__dict__.keys() == {"_t"})
try:
    len(Proxy([1]))
except TypeError as e:
    print(e)
class PropError:
    @property
    def p(self): raise AttributeError("from inside the property")
    def __getattr__(self, k): return "getattr got " + k
print(PropError().p)
class Inst: pass
i = Inst()
i.__getattr__ = lambda k: "never"
try:
    i.zz
except AttributeError as e:
    print(e)
class KeyErr:
    def __getattr__(self, k): raise KeyError(k)
try:
    hasattr(KeyErr(), "x")
except KeyError as e:
    print("hasattr lets it through:", repr(e))
