# what may stand in a class body
class C:
    print("body runs", __name__, __qualname__)
    x = 5
    y = x * 2
    for i in range(3):
        locals()["v%d" % i] = x + i
    if x > 3:
        z = "conditional"
    else:
        w = "not bound"
    def f(self): return x if "x" in globals() else "method does not see x"
    try:
        1 / 0
    except ZeroDivisionError as e:
        err = str(e)
    with open("/dev/null") as fh: pass
    squares = [n * n for n in range(4)]
    first = [q for q in squares]
    del i
    while x < 7: x += 1
    import math as m
    class Inner:
        depth = 2
        class Deeper: depth = 3
    lam = lambda self: self.y
    a, *b = 1, 2, 3
    pass
print(C.x, C.y, C.z, hasattr(C, "w"), hasattr(C, "i"), C.v2, C.err, C.fh.closed, C.first, C.a, C.b)
print(C().f(), C.m.floor(2.5), C.Inner.depth, C.Inner.Deeper.__qualname__, C().lam())
x = "global x"
class Lookup:
    before = x
    x = "class x"
    after = x
    del x
    again = x
    def m(self): return x
print(Lookup.before, Lookup.after, Lookup.again, Lookup().m())
try:
    class Comp:
        n = 3
        bad = [n for _ in range(2)]
except NameError as e:
    print(e)
class CompOk:
    n = 3
    outer = [v for v in range(n)]
    default = (lambda n=n: n)()
print(CompOk.outer, CompOk.default)
def func():
    y = "enclosing"
    class K:
        a = y
        def m(self): return y
        y2 = y + "!"
    return K
print(func().a, func()().m(), func().y2)
try:
    class Broken:
        good = 1
        1 / 0
except ZeroDivisionError as e:
    print(e, "Broken" in globals())
class Stmt:
    assert True
    global made_global
    made_global = "by class body"
    __module__ = "elsewhere"
    __qualname__ = "Renamed"
    __doc__ = "doc by assignment"
print(made_global, Stmt.__module__, Stmt.__qualname__, Stmt, Stmt.__doc__, Stmt.__name__)
class Dup:
    def m(self): return 1
    def m(self): return 2
print(Dup().m())
@(lambda c: (print("decorated", c.__name__), c)[1])
@lambda c: type(c.__name__ + "2", (c,), {})
class Deco: pass
print(Deco.__name__, Deco.__bases__[0].__name__)
