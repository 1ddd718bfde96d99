# closures
def outer(x):
    def inner(y):
        return x + y
    return inner
add1, add10 = outer(1), outer(10)
print(add1(5), add10(5))
def counter():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    def get():
        return n
    return inc, get
inc, get = counter()
inc2, get2 = counter()
inc(); inc()
print(get(), get2(), inc2(), get())
def late():
    fs = [lambda: i for i in range(3)]
    gs = [lambda i=i: i for i in range(3)]
    return [f() for f in fs], [g() for g in gs]
print(late())
def rebind():
    x = 1
    f = lambda: x
    x = 2
    return f()
print(rebind())
def deep(a):
    def l1(b):
        def l2(c):
            def l3(d):
                return a, b, c, d
            return l3
        return l2
    return l1
print(deep(1)(2)(3)(4))
def param(x, *args, k=1, **kw):
    return lambda: (x, args, k, kw)
print(param(1, 2, 3, k=4, z=5)())
def unbound():
    def use():
        return later
    try:
        use()
    except NameError as e:
        print(type(e).__name__, e)
    later = "bound"
    return use()
print(unbound())
print(add1.__closure__[0].cell_contents, add1.__code__.co_freevars, outer.__code__.co_cellvars)
print(outer.__closure__, len(deep(1)(2)(3).__closure__))
def self_reference():
    def f(n): return n if n == 0 else f(n - 1)
    return f
print(self_reference()(5))
def deleted():
    x = 1
    f = lambda: x
    del x
    try:
        f()
    except NameError as e:
        print(e)
deleted()
