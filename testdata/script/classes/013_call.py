# __call__ on instances, classes and metaclasses
class Adder:
    def __init__(self, n): self.n = n
    def __call__(self, x, *, twice=False): return (self.n + x) * (2 if twice else 1)
a = Adder(5)
print(a(1), a(1, twice=True), callable(a), callable(Adder), callable(5), list(map(a, [1, 2])))
try:
    a()
except TypeError as e:
    print(e)
class NoCall: pass
n = NoCall()
n.__call__ = lambda: "instance attribute"
print(callable(n), n.__call__())
try:
    n()
except TypeError as e:
    print(e)
NoCall.__call__ = lambda self: "class attribute"
print(n(), callable(n))
class Chain:
    def __init__(self, *path): self.path = path
    def __call__(self, x): return Chain(*self.path, x)
print(Chain()(1)(2)(3).path)
class Meta(type):
    def __call__(cls, *a):
        print("creating", cls.__name__, a)
        o = super().__call__(*a)
        o.stamped = True
        return o
class K(metaclass=Meta):
    def __init__(self, v=0): self.v = v
k = K(3)
print(k.v, k.stamped, type(k).__name__)
class Interned(type):
    def __init__(cls, *a):
        super().__init__(*a)
        cls.pool = {}
    def __call__(cls, key):
        if key not in cls.pool:
            cls.pool[key] = super().__call__(key)
        return cls.pool[key]
class Symbol(metaclass=Interned):
    def __init__(self, name): self.name = name
print(Symbol("a") is Symbol("a"), Symbol("a") is Symbol("b"), len(Symbol.pool))
class CallDescriptor:
    def __get__(self, obj, cls): return lambda *a: ("through descriptor", a)
class W: __call__ = CallDescriptor()
print(W()(1, 2))
class Prop:
    @property
    def __call__(self): return lambda: "from property"
print(Prop()())
class Static:
    @staticmethod
    def __call__(x): return "static", x
class Cls:
    @classmethod
    def __call__(cls): return cls.__name__
print(Static()(1), Cls()())
class Rec:
    def __call__(self, n): return 1 if n == 0 else n * self(n - 1)
print(Rec()(10))
class Loop: pass
Loop.__call__ = Loop()
try:
    Loop()()
except RecursionError as e:
    print("RecursionError")
