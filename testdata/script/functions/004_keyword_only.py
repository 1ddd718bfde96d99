# keyword-only parameters
def f(a, *, b, c=3):
    return a, b, c
print(f(1, b=2), f(b=2, a=1, c=0))
def g(*args, sep=" "):
    return sep.join(args)
print(g("x", "y"), g("x", "y", sep="-"), g())
def h(*, only): return only
print(h(only=1))
print(f.__kwdefaults__, g.__kwdefaults__, h.__kwdefaults__, f.__defaults__)
def attempt(fn, *a, **k):
    try:
        print(fn(*a, **k))
    except TypeError as e:
        print(e)
attempt(f, 1, 2)
attempt(f, 1)
attempt(f, b=1)
attempt(f, 1, 2, b=3)
attempt(f, 1, 2, 3, b=3)
attempt(h, 1)
attempt(h)
attempt(h, only=1, other=2)
attempt(g, "x", step=1)
def two(*, x, y): pass
def three(*, x, y, z): pass
attempt(two)
attempt(three)
attempt(three, y=1)
f.__kwdefaults__ = {"b": "new b"}
attempt(f, 1)
attempt(f, 1, c=2)
f.__kwdefaults__ = None
attempt(f, 1, c=2)
def mixed(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw
attempt(mixed, 1, c=3)
attempt(mixed, 1, 2, 3, 4, c=5, d=6, e=7)
attempt(mixed, c=1)
attempt(mixed, 1, 2, 3)
attempt(mixed, 1, a=2, c=3)
