# several functions and generators sharing cells
def make():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def reset():
        nonlocal n
        n = 0
    def gen():
        while n < 10:
            yield n
            inc(3)
    class View:
        @property
        def n(self): return n
        def __call__(self): return inc()
    return inc, reset, gen, View(), lambda: n
inc, reset, gen, view, get = make()
inc(); inc(5)
print(get(), view.n, view())
reset()
print(get(), list(gen()), get(), view.n)
def loop_cells():
    fs = []
    for i in range(3):
        j = i * 10
        def f(): return i, j
        fs.append(f)
    return [f() for f in fs]
print(loop_cells())
def fresh_cells():
    def make(i):
        return lambda: i
    return [f() for f in [make(i) for i in range(3)]]
print(fresh_cells())
def args_as_cells(a, *b, c=3, **d):
    def f(): return a, b, c, d
    a = "changed"
    return f()
print(args_as_cells(1, 2, x=4))
def deep():
    a = 1
    def l1():
        def l2():
            def l3():
                nonlocal a
                a += 1
                return a
            return l3
        return l2
    return l1()()(), a
print(deep())
def same_names():
    x = 1
    def f():
        x = 2
        def g():
            return x
        return g
    def h(): return x
    return f()(), h()
print(same_names())
def gen_cells():
    x = 0
    def g():
        nonlocal x
        while True:
            x += 1
            yield x
    a, b = g(), g()
    return next(a), next(b), next(a), x
print(gen_cells())
def pingpong():
    log = []
    def ping(n):
        log.append("ping%d" % n)
        if n: pong(n - 1)
    def pong(n):
        log.append("pong%d" % n)
        if n: ping(n - 1)
    ping(3)
    return log
print(pingpong())
c = (lambda v: lambda: v)(1).__closure__[0]
print(type(c).__name__, c.cell_contents)
c.cell_contents = 2
print(c.cell_contents)
f = (lambda v: lambda: v)(1)
f.__closure__[0].cell_contents = "patched"
print(f())
Cell = type(c)
e = Cell()
try:
    e.cell_contents
except ValueError as err:
    print(err)
e.cell_contents = 5
print(e == Cell(5), Cell(1) < Cell(2), e.cell_contents)
del e.cell_contents
print(e == Cell())
def not_yet():
    def f(): return late
    cell = f.__closure__[0]
    try:
        cell.cell_contents
    except ValueError as err:
        print(err)
    late = 1
    return cell.cell_contents
print(not_yet())
