# bound and unbound methods as values
class C:
    def __init__(self, n): self.n = n
    def get(self, *a, **k): return self.n, a, k
    @classmethod
    def cm(cls, *a): return cls.__name__, a
    @staticmethod
    def sm(*a): return a
c, d = C(1), C(2)
m = c.get
print(m(), m(1, k=2), C.get(c, 3), C.get(d))
print(m.__self__ is c, m.__func__ is C.get, m.__name__, m.__qualname__)
print(c.get == c.get, c.get is c.get, c.get == d.get, hash(c.get) == hash(c.get))
print(C.cm.__self__ is C, c.cm.__self__ is C, C.cm(1), c.sm(2), C.sm is c.sm)
c.get = lambda *a: ("instance attribute, no self", a)
print(c.get(1))
del c.get
print(c.get())
C.late = lambda self: ("late", self.n)
print(c.late(), d.late())
def free(self, x): return self, x
bound = free.__get__("me")
print(bound(1), bound.__self__)
MethodType = type(c.get)
print(MethodType(free, 5)(6), MethodType(len, "four")())
try:
    MethodType(free, None)
except TypeError as e:
    print(e)
try:
    m.attr = 1
except AttributeError as e:
    print(e)
C.get.attr = "on the function"
print(m.attr)
print(list(map(str.upper, "ab")), list(map("x".join, [["a", "b"]])), [].append.__self__)
l = []
push = l.append
push(1); push(2)
print(l, str.join("-", "abc"), int.__add__(1, 2), list.__len__([1]))
for bad in ("str.upper(1)", "str.upper()", "list.append(1, 2)", "C.get()", "int.__add__('a', 1)", "dict.get([], 1)"):
    try:
        print(bad, eval(bad))
    except TypeError as e:
        print(bad, "->", e)
print(sorted([C(3), C(1), C(2)], key=lambda o: o.n)[0].get()[0])
fs = {name: getattr(c, name) for name in ("get", "late")}
print(fs["late"](), fs["get"](0))
class Callable:
    def __call__(self, *a, **k): return "called", a, k
print(Callable()(1, x=2), callable(Callable()), Callable().__call__(3), Callable.__call__(Callable(), 4))
