# the gc module
import gc, weakref
print(gc.isenabled(), gc.collect() >= 0)
gc.disable()
print(gc.isenabled())
gc.enable()
print(gc.isenabled(), len(gc.get_threshold()), len(gc.get_count()), gc.get_debug())
class C: pass
a, b = C(), C()
a.b, b.a = b, a
r = weakref.ref(a), weakref.ref(b)
del a, b
gc.collect()
print([x() for x in r])
l = []
l.append(l)
class L(list): pass
m = L()
m.append(m)
r = weakref.ref(m)
del l, m
gc.collect()
print(r())
def make():
    def f(): return f
    return weakref.ref(f)
r = make()
gc.collect()
print(r())
class Tree:
    def __init__(self, depth, parent=None):
        self.parent = parent
        self.kids = [Tree(depth - 1, self) for _ in range(2)] if depth else []
t = Tree(6)
refs = []
def walk(n):
    refs.append(weakref.ref(n))
    for k in n.kids:
        walk(k)
walk(t)
print(len(refs), sum(r() is not None for r in refs))
sub = t.kids[0].kids[1]
sub.parent = None
t.kids[0].kids[1] = None
del t
gc.collect()
print(sum(r() is not None for r in refs))
del sub
gc.collect()
print(sum(r() is not None for r in refs))
K = type("K", (), {"attr": []})
r = weakref.ref(K)
del K
gc.collect()
print(r())
x = C()
x.cls = type("Local", (C,), {"ref": x})
r = weakref.ref(x)
del x
gc.collect()
print(r())
def gen():
    me = yield
    yield
g = gen()
next(g)
g.send(g)
r = weakref.ref(g)
del g
gc.collect()
print(r())
try:
    raise ValueError
except ValueError as e:
    saved = e
    class Holder: pass
    h = Holder()
    saved.holder = h
    r = weakref.ref(h)
del saved, h
gc.collect()
print(r())
def frame_cycle():
    o = C()
    try:
        raise KeyError
    except KeyError as e:
        keep = e
        o.e = e
    return weakref.ref(o)
r = frame_cycle()
gc.collect()
print(r())
data = [[i] for i in range(1000)]
gc.collect()
print(sum(x[0] for x in data), data[999], len(data))
for _ in range(200):
    cyc = [{} for _ in range(10)]
    for i, d in enumerate(cyc):
        d["next"] = cyc[(i + 1) % 10]
del cyc, d
gc.collect()
for bad in ("gc.collect('a')", "gc.collect(5)", "gc.set_threshold()", "gc.collect(1, 2)"):
    try:
        print(eval(bad))
    except (TypeError, ValueError) as e:
        print(bad, "->", e)
d = {"keep": C()}
r = weakref.ref(d["keep"])
gc.collect()
print(r() is d["keep"], gc.is_tracked([]), gc.is_tracked(1), gc.is_tracked("a"))
events = []
gc.callbacks.append(lambda phase, info: events.append(phase))
gc.collect()
gc.callbacks.clear()
print(events, gc.garbage)
