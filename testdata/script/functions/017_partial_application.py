# functions that make functions
def compose(f, g):
    return lambda *a, **k: f(g(*a, **k))
def partial(f, *args, **kw):
    def call(*more, **morekw):
        return f(*args, *more, **{**kw, **morekw})
    return call
def curry(f, n):
    def level(args):
        return f(*args) if len(args) == n else lambda x: level(args + (x,))
    return level(())
def flip(f): return lambda a, b: f(b, a)
def iterate(f, n):
    def g(x):
        for _ in range(n):
            x = f(x)
        return x
    return g
print(compose(str, abs)(-5), compose(len, str)(12345))
p = partial(lambda a, b, c=0, d=0: (a, b, c, d), 1, c=3)
print(p(2), p(2, d=4), p(2, c=9))
print(curry(lambda a, b, c: a + b + c, 3)(1)(2)(3))
print(flip(divmod)(3, 17), iterate(lambda x: x * 2, 10)(1))
def accumulate(f, start):
    total = start
    def add(x):
        nonlocal total
        total = f(total, x)
        return total
    return add
add = accumulate(lambda a, b: a + b, 0)
print([add(i) for i in range(5)])
def fold(f, items, start):
    for x in items:
        start = f(start, x)
    return start
print(fold(lambda a, b: a * b, range(1, 7), 1), fold(lambda a, b: [b] + a, "abc", []))
def pipeline(*fs):
    return lambda x: fold(lambda v, f: f(v), fs, x)
print(pipeline(str.strip, str.title, lambda s: s.split())("  some words here "))
def church(n): return lambda f: lambda x: iterate(f, n)(x)
plus = lambda m, n: lambda f: lambda x: m(f)(n(f)(x))
times = lambda m, n: lambda f: m(n(f))
to_int = lambda n: n(lambda x: x + 1)(0)
print(to_int(plus(church(3), church(4))), to_int(times(church(3), church(4))))
once = (lambda: (cache := [], lambda f: lambda: cache[0] if cache else (cache.append(f()), cache[0])[1]))()[1]
ran = once(lambda: print("runs once") or 42)
print(ran(), ran())
