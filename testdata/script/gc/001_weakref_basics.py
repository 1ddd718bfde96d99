# weak references: alive, dead, callbacks
import gc, weakref
class C:
    def __init__(self, n): self.n = n
    def m(self): return "method of %s" % self.n
c = C("a")
r = weakref.ref(c)
print(r() is c, r().n, type(r).__name__, weakref.getweakrefcount(c), r == weakref.ref(c), hash(r) == hash(c))
log = []
r2 = weakref.ref(c, lambda ref: log.append(ref is r2))
r3 = weakref.ref(c, lambda ref: log.append("second callback"))
print(r2() is c, r2 is r, r2 == r, weakref.getweakrefcount(c), len(weakref.getweakrefs(c)))
del c
gc.collect()
print(r(), r2(), sorted(map(str, log)), r == weakref.ref(C("x")), r == r)
c = C("key")
d = {weakref.ref(c): "value"}
print(d[weakref.ref(c)])
k = next(iter(d))
h = hash(k)
del c
gc.collect()
print(k() is None, hash(k) == h, d[k])
c = C("unhashed")
r = weakref.ref(c)
del c
gc.collect()
try:
    hash(r)
except TypeError as e:
    print(e)
for bad in (5, "text", None, (), [], {}, 1.5, object()):
    try:
        weakref.ref(bad)
        print("ok", type(bad).__name__)
    except TypeError as e:
        print(e)
def f(): pass
class S: __slots__ = ("x",)
class SW: __slots__ = ("x", "__weakref__")
class L(list): pass
class I(int): pass
for o in (f, C, SW(), L(), {1}, frozenset([1]), C("z").m, (x for x in ()), f.__code__, len, I(5), type, lambda: 0):
    try:
        r = weakref.ref(o)
        print(type(o).__name__, r() is o or r() is None)
    except TypeError as e:
        print(e)
try:
    weakref.ref(S())
except TypeError as e:
    print(e)
for bad in ("weakref.ref()", "weakref.ref(C(1), 2, 3)", "weakref.ref(C(1))(5)"):
    try:
        eval(bad)
        print("ok")
    except TypeError as e:
        print(bad, "->", e)
m = C("bound")
wm = weakref.WeakMethod(m.m)
print(wm()(), wm() == m.m, wm == weakref.WeakMethod(m.m))
del m
gc.collect()
print(wm())
def bad_callback(ref): raise ValueError("swallowed")
class RefSub(weakref.ref):
    def __init__(self, o, cb=None, tag=None): super().__init__(o, cb); self.tag = tag
    def __new__(cls, o, cb=None, tag=None): return super().__new__(cls, o, cb)
c = C("sub")
s = RefSub(c, tag="t")
print(s() is c, s.tag, RefSub(c) is s, isinstance(s, weakref.ref))
print(repr(weakref.ref(c)).startswith("<weakref at 0x"), weakref.ref(c).__callback__, weakref.ref(c, log.append).__callback__ is not None)
