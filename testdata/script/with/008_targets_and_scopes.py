# with targets in functions, classes, comprehensions' neighbours, globals and cells
class CM:
    def __init__(self, v): self.v = v
    def __enter__(self): return self.v
    def __exit__(self, *a): return None
def local():
    with CM(1) as x, CM([2, 3]) as (y, z):
        inside = sorted(locals())
    return x, y, z, inside
print(local())
def global_target():
    global g
    with CM("global") as g: pass
global_target()
print(g)
def cell_target():
    with CM("cell") as c:
        f = lambda: c
    return f()
print(cell_target())
def nonlocal_target():
    n = 0
    def inner():
        nonlocal n
        with CM("nonlocal") as n: pass
    inner()
    return n
print(nonlocal_target())
class Body:
    with CM("class attribute") as attr: pass
print(Body.attr)
o = Body()
with CM("instance") as o.x: pass
print(o.x)
d = {}
with CM("item") as d["a"], CM("second") as d["b"]: pass
print(d)
l = [0] * 4
with CM("ab") as l[1:3]: pass
print(l)
with CM((1, (2, [3, 4]))) as (a, (b, [*c])): pass
print(a, b, c)
with CM("abc") as (first, *rest): pass
print(first, rest)
def unbound():
    try:
        with CM(1) as (p, q): pass
    except TypeError as e:
        print(e)
    try:
        return p
    except UnboundLocalError as e:
        return str(e)
print(unbound())
def expr_order():
    def say(x):
        print("eval", x)
        return x
    with CM(say("manager")) as {"k": d}[say("k")][say("target")]: pass
expr_order()
print(d["target"])
with CM(1) as i:
    i += 10
    with CM(i) as i:
        i *= 2
print(i)
results = []
for n in range(3):
    with CM(n) as k:
        results.append(lambda k=k: k)
print([f() for f in results])
x = "before"
with CM("after") as x: pass
print(x)
with CM(CM("nested")) as inner, inner as v: print(v)
print([v for v in CM([1, 2]).__enter__()])
with CM(print) as p: p("called through target")
if True:
    with CM(1) as a: b = 2
print(a, b)
