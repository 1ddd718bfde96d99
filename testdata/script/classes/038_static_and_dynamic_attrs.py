# precedence among instance, class, data and non-data descriptors, __getattr__ and metaclass
class NonData:
    def __get__(self, o, c): return "nondata"
class Data:
    def __get__(self, o, c): return "data"
    def __set__(self, o, v): pass
class Meta(type):
    only_meta = "meta"
    both = "meta both"
    meta_data = Data()
    meta_nondata = NonData()
class Base(metaclass=Meta):
    base_data = Data()
    base_nondata = NonData()
    plain = "base plain"
class C(Base):
    both = "class both"
    nd, d = NonData(), Data()
    meta_data = "class"
    meta_nondata = "class"
    base_data = "hides the inherited data descriptor"
    def __getattr__(self, n): return "getattr " + n
c = C()
for n in ("nd", "d", "plain", "base_data", "base_nondata", "both"):
    before = getattr(c, n)
    c.__dict__[n] = "instance"
    print(n, "|", before, "|", getattr(c, n))
print(c.only_meta, C.only_meta, C.both, C.meta_data, C.meta_nondata, c.meta_data)
class W:
    def __init__(self): self.__dict__["log"] = []
    def __setattr__(self, n, v):
        self.log.append(n)
        super().__setattr__(n, v)
    def p(self): pass
    p = property(lambda s: s.__dict__.get("_p"), lambda s, v: s.__dict__.__setitem__("_p", v))
w = W()
w.a = 1
w.p = 2
print(w.log, w.p, sorted(w.__dict__))
class Cached:
    def __init__(self, f): self.f, self.n = f, f.__name__
    def __get__(self, o, c): return o.__dict__.setdefault(self.n, self.f(o))
class K:
    calls = 0
    @Cached
    def v(self):
        K.calls += 1
        return K.calls
k = K()
print(k.v, k.v, K.calls)
del k.v
print(k.v)
class Alias:
    def __init__(self, n): self.n = n
    def __get__(self, o, c): return getattr(o, self.n)
    def __set__(self, o, v): setattr(o, self.n, v)
    def __delete__(self, o): delattr(o, self.n)
class P:
    width = 1
    w = Alias("width")
p = P()
p.w = 5
print(p.width, p.w)
del p.w
print(p.width, vars(p))
class ClassProp:
    def __init__(self, f): self.f = f
    def __get__(self, o, c): return self.f(c)
class Q:
    @ClassProp
    def name(cls): return "property of " + cls.__name__
class R(Q): pass
print(Q.name, R.name, R().name)
Q.name = "overwritten"
print(R.name)
