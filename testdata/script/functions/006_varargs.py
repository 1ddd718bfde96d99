# *args and **kwargs in definitions
def f(*args): return args
def g(**kw): return kw
def h(a, *args, **kw): return a, args, kw
print(f(), f(1), f(1, 2, 3), f([1, 2]), f(*[1, 2]))
print(g(), g(a=1), g(b=2, a=1), g(**{"x": 1}))
print(h(1), h(1, 2, 3), h(1, 2, x=3), h(x=1, a=0))
print(type(f(1)).__name__, type(g()).__name__)
d = {"k": 1}
def change(**kw):
    kw["new"] = 2
    return kw
print(change(**d), d)
l = [1, 2]
def grow(*args):
    args += (3,)
    return args
print(grow(*l), l)
def order(**kw): return list(kw)
print(order(z=1, a=2, m=3))
def forward(*a, **k): return h(*a, **k)
print(forward(1, 2, 3, k=4))
def all_kinds(a, b=2, *c, d=4, e, **f): return a, b, c, d, e, f
print(all_kinds(1, e=5), all_kinds(1, 0, 9, 8, e=7, z=6, d=5))
print(f(*range(3), *"ab"), f(*{}, *{"k": 1}), f(*(i * i for i in range(4))))
print(g(**{"not an identifier": 1, "": 2, "class": 3}))
def names(args, kwargs, *a, **k): return args, kwargs, a, k
print(names(1, kwargs=2), names(1, 2, 3, z=4))
print((lambda *a, **k: (a, k))(1, x=2), (lambda *a, k=1: (a, k))(1, 2))
def empty_star(*args, **kwargs): return bool(args), bool(kwargs)
print(empty_star(), empty_star(0), empty_star(x=0))
def unpack(*args):
    first, *rest = args
    return first, rest
print(unpack(1, 2, 3))
