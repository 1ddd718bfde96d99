# __new__
class A:
    def __new__(cls, *a, **k):
        print("new", cls.__name__, a, k)
        return super().__new__(cls)
    def __init__(self, *a, **k):
        print("init", a, k)
a = A(1, x=2)
class Singleton:
    _it = None
    def __new__(cls):
        if cls._it is None:
            cls._it = super().__new__(cls)
        return cls._it
    def __init__(self):
        self.inits = getattr(self, "inits", 0) + 1
print(Singleton() is Singleton(), Singleton().inits)
class Other:
    def __new__(cls): return "not an instance"
    def __init__(self): print("never called")
print(Other())
class Base:
    def __new__(cls, kind="base"):
        for sub in cls.__subclasses__():
            if sub.kind == kind:
                return object.__new__(sub)
        return object.__new__(cls)
    def __init__(self, kind=None): self.made_with = kind
class Circle(Base): kind = "circle"
class Square(Base): kind = "square"
print([type(Base(k)).__name__ for k in ("circle", "square", "blob")], Base("circle").made_with)
class Even(int):
    def __new__(cls, v):
        return super().__new__(cls, v - v % 2)
print(Even(7), Even(4) + 1, type(Even(7)).__name__)
class Pair(tuple):
    def __new__(cls, a, b): return tuple.__new__(cls, (a, b))
    first = property(lambda self: self[0])
print(Pair(1, 2), Pair(3, 4).first, Pair(1, 2) == (1, 2))
class Upper(str):
    def __new__(cls, s): return str.__new__(cls, s.upper())
print(Upper("abc"), Upper("x") + "y")
o = object.__new__(A)
print(type(o).__name__, o.__dict__)
def attempt(f):
    try:
        print(f())
    except TypeError as e:
        print(e)
class Plain: pass
class OnlyInit:
    def __init__(self, x): pass
class OnlyNew:
    def __new__(cls, x): return object.__new__(cls)
attempt(lambda: Plain(1))
attempt(lambda: OnlyInit())
attempt(lambda: OnlyNew())
attempt(lambda: type(OnlyNew(1)).__name__)
attempt(lambda: object.__new__())
attempt(lambda: object.__new__(5))
attempt(lambda: object.__new__(int))
attempt(lambda: int.__new__(str))
attempt(lambda: tuple.__new__(list))
attempt(lambda: object.__new__(Plain, 1))
attempt(lambda: object.__init__(Plain(), 1))
class BadInit:
    def __init__(self): return 5
attempt(BadInit)
print(type(A.__dict__["__new__"]).__name__, A.__new__ is A.__dict__["__new__"].__func__)
