# abstract methods without a module
class NeedsArea:
    def __init_subclass__(cls):
        if "area" not in cls.__dict__:
            raise TypeError(cls.__name__ + " must define area")
    def area(self): raise NotImplementedError
    def twice(self): return self.area() * 2
class Sq(NeedsArea):
    def __init__(self, s): self.s = s
    def area(self): return self.s ** 2
print(Sq(3).twice())
try:
    NeedsArea().twice()
except NotImplementedError as e:
    print(repr(e))
try:
    class Nope(NeedsArea): pass
except TypeError as e:
    print(e)
# __isabstractmethod__ and __abstractmethods__ are what instantiation looks at
def abstract(f):
    f.__isabstractmethod__ = True
    return f
class Meta(type):
    def __new__(m, n, b, ns):
        c = super().__new__(m, n, b, ns)
        names = {k for k, v in ns.items() if getattr(v, "__isabstractmethod__", False)}
        for base in b:
            for k in getattr(base, "__abstractmethods__", ()):
                if getattr(getattr(c, k, None), "__isabstractmethod__", False):
                    names.add(k)
        c.__abstractmethods__ = frozenset(names)
        return c
class Base(metaclass=Meta):
    @abstract
    def a(self): return "base a"
    @abstract
    def b(self): pass
    def c(self): return "c"
class Half(Base):
    def a(self): return "half " + super().a()
class Full(Half):
    def b(self): return "full b"
print(sorted(Base.__abstractmethods__), sorted(Half.__abstractmethods__), sorted(Full.__abstractmethods__))
for k in (Base, Half, Full):
    try:
        o = k()
        print(o.a(), o.b(), o.c())
    except TypeError as e:
        print(e)
class P(metaclass=Meta):
    @property
    @abstract
    def p(self): pass
    @classmethod
    @abstract
    def cm(cls): pass
    @staticmethod
    @abstract
    def sm(): pass
print(sorted(P.__abstractmethods__), P.__dict__["p"].__isabstractmethod__)
try:
    P()
except TypeError as e:
    print(e)
try:
    int.__abstractmethods__
except AttributeError as e:
    print(type(e).__name__, e)
