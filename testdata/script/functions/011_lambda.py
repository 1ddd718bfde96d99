# lambda expressions
print((lambda: 1)(), (lambda x: x * 2)(4), (lambda x, y=2: (x, y))(1))
print((lambda *a, **k: (a, k))(1, b=2), (lambda *, k: k)(k=1), (lambda a, /, b: a - b)(5, b=3))
f = lambda x: lambda y: lambda z: (x, y, z)
print(f(1)(2)(3))
print([g(3) for g in (lambda x: x + 1, lambda x: x * x, lambda x: -x)])
print(sorted(["bb", "a", "ccc"], key=lambda s: -len(s)), max([1, -5, 3], key=lambda v: v * v))
print(list(map(lambda a, b: a * b, [1, 2], [3, 4])), list(filter(lambda v: v % 2, range(6))))
cond = lambda n: "neg" if n < 0 else "zero" if n == 0 else "pos"
print(cond(-1), cond(0), cond(1))
print((lambda x: (x, x))(1), (lambda: (yield))().__class__.__name__)
print((lambda: [i for i in range(3)])(), (lambda n: {k: n for k in "ab"})(1))
f = lambda: 0
print(f.__name__, f.__qualname__, f.__doc__, f.__module__)
f.__name__ = "renamed"
print(f.__name__, f.__qualname__)
d = {"add": lambda a, b: a + b, "sub": lambda a, b: a - b}
print(d["add"](1, 2), d["sub"](1, 2))
print((lambda f, n: f(f, n))(lambda self, n: 1 if n < 2 else n * self(self, n - 1), 5))
x = "global"
def scope():
    x = "local"
    return (lambda: x)(), (lambda x: x)("param"), (lambda x=x: x)()
print(scope())
print((lambda: (a := 5, a + 1))())
compose = lambda *fs: (lambda x: x) if not fs else lambda x: fs[0](compose(*fs[1:])(x))
print(compose(str, lambda v: v + 1, abs)(-41))
class C:
    m = lambda self, v: (type(self).__name__, v)
    s = staticmethod(lambda v: v)
print(C().m(1), C.s(2))
print((lambda x: x)(lambda: 1)(), (lambda: 1 if 0 else 2)(), (lambda:
    "over lines")())
print((lambda x, : x)(1), not (lambda: 0)(), (lambda: None)() is None)
