# __init_subclass__
class Plugin:
    registry = {}
    def __init_subclass__(cls, /, name=None, **kw):
        super().__init_subclass__(**kw)
        Plugin.registry[name or cls.__name__.lower()] = cls
        print("registered", cls.__name__, name)
class A(Plugin): pass
class B(Plugin, name="bee"): pass
class C(A, name="sea"): pass
print(sorted(Plugin.registry))
try:
    class D(Plugin, unknown=1): pass
except TypeError as e:
    print(e)
class Check:
    required = ()
    def __init_subclass__(cls):
        for n in cls.required:
            if not hasattr(cls, n):
                raise TypeError(cls.__name__ + " lacks " + n)
class Shape(Check):
    required = ("area",)
    def area(self): pass
try:
    class Bad(Check):
        required = ("missing",)
except TypeError as e:
    print(e)
class Explicit:
    @classmethod
    def __init_subclass__(cls, **kw): print("explicit classmethod", cls.__name__, kw)
class E1(Explicit, a=1, b=2): pass
class One:
    def __init_subclass__(cls, **kw):
        print("One", cls.__name__)
        super().__init_subclass__(**kw)
class Two:
    def __init_subclass__(cls, **kw):
        print("Two", cls.__name__)
        super().__init_subclass__(**kw)
class Both(One, Two): pass
print(type(Plugin.__dict__["__init_subclass__"]).__name__)
class Meta(type):
    def __new__(m, n, b, ns, **kw):
        print("meta new", n, kw)
        return super().__new__(m, n, b, ns, **kw)
    def __init__(c, n, b, ns, **kw):
        print("meta init", n)
        super().__init__(n, b, ns)
class Base(metaclass=Meta):
    def __init_subclass__(cls, **kw): print("init_subclass", cls.__name__, kw)
class Derived(Base, opt=5): pass
type("Dyn", (Plugin,), {}, name="dynamic")
print("dynamic" in Plugin.registry)
class Order:
    def __init_subclass__(cls): print("attributes there:", cls.x.name)
class Named:
    def __set_name__(self, owner, name): self.name = name; print("set_name", name)
class O1(Order):
    x = Named()
print(object.__init_subclass__(), Shape.required)
try:
    object.__init_subclass__(1)
except TypeError as e:
    print(e)
