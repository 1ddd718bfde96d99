# nonlocal through several levels
def a():
    x = "a"
    def b():
        nonlocal x
        x = "b"
        def c():
            nonlocal x
            x = "c"
        c()
        return x
    return b(), x
print(a())
def shadow():
    x = 1
    def f():
        x = 2
        def g():
            nonlocal x
            x = 3
        g()
        return x
    return f(), x
print(shadow())
def several():
    a = b = 0
    def f():
        nonlocal a, b
        a, b = a + 1, b + 10
    f(); f()
    return a, b
print(several())
def in_loop():
    total = 0
    def add(n):
        nonlocal total
        for total in range(total, total + n): pass
    add(3); add(4)
    return total
print(in_loop())
def with_del():
    x = 1
    def f():
        nonlocal x
        del x
    f()
    try:
        x
    except UnboundLocalError as e:
        print(e)
    x = "again"
    return x
print(with_del())
def shared():
    n = 0
    def up():
        nonlocal n; n += 1; return n
    def down():
        nonlocal n; n -= 1; return n
    return up, down
up, down = shared()
print(up(), up(), down(), up(), down(), down())
def in_class():
    x = "function"
    class C:
        nonlocal x
        x = "class body"
        y = x
    return x, C.y, hasattr(C, "x")
print(in_class())
def param(x):
    def f():
        nonlocal x
        x *= 2
        return x
    return f
f = param(3)
print(f(), f(), f())
for bad in ("def f():\n def g():\n  nonlocal zz", "def f(x):\n def g(x):\n  nonlocal x", "x=1\ndef f():\n nonlocal x", "def f():\n x=1\n def g():\n  x=2\n  nonlocal x", "def f():\n x=1\n def g():\n  print(x)\n  nonlocal x"):
    try:
        compile(bad, "t", "exec")
    except SyntaxError as e:
        print(e.msg)
