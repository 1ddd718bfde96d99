# what keeps objects alive: containers, defaults, closures, class attributes, bound methods, frames
import gc, weakref
class C:
    def m(self): return self
refs = {}
def track(name, o):
    refs[name] = weakref.ref(o)
    return o
def alive(*names):
    gc.collect()
    return [n for n in names if refs[n]() is not None]
l = [track("list", C())]
t = (track("tuple", C()),)
d = {"k": track("value", C()), track("key", C()): 1}
s = {track("set", C())}
def f(x=track("default", C()), *, y=track("kwdefault", C())): return x
f.attr = track("funcattr", C())
class K:
    attr = track("classattr", C())
k = K()
k.x = track("instattr", C())
bound = track("bound", C()).m
def outer():
    o = track("cell", C())
    return lambda: o
g = outer()
it = iter([track("iterator", C())])
gen = (x for x in [track("genexp", C())])
m = map(lambda x: x, [track("map", C())])
z = zip([track("zip", C())])
sl = slice(track("slice", C()), None)
names = list(refs)
print(len(names), alive(*names) == names)
l.clear(); t = None; d.clear(); s.clear()
print(alive("list", "tuple", "value", "key", "set"))
f.__defaults__ = f.__kwdefaults__ = None
del f.attr, K.attr, k.x
print(alive("default", "kwdefault", "funcattr", "classattr", "instattr"))
print(bound() is refs["bound"](), alive("bound", "cell", "iterator", "genexp", "map", "zip", "slice"))
bound = None
print(alive("bound"), g() is refs["cell"]())
g = it = gen = m = z = sl = None
print(alive(*names))
def local():
    o = track("local", C())
    gc.collect()
    during = refs["local"]() is not None
    return during
print(local(), alive("local"))
def argument(o):
    gc.collect()
    return refs["arg"]() is o
print(argument(track("arg", C())), alive("arg"))
def chain():
    return track("temp", C()).m().m() is not None
print(chain(), alive("temp"))
def deleted():
    o = track("deleted", C())
    del o
    return alive("deleted")
print(deleted())
def rebound():
    o = track("first", C())
    o = track("second", C())
    return alive("first", "second")
print(rebound(), alive("second"))
def loop():
    for i in range(3):
        o = track("loop%d" % i, C())
    return alive("loop0", "loop1", "loop2")
print(loop())
def handler():
    try:
        o = track("try", C())
        raise ValueError(track("exc arg", C()))
    except ValueError as e:
        seen = alive("try", "exc arg")
    return seen, alive("exc arg")
print(handler(), alive("try"))
def suspended():
    o = track("suspended", C())
    yield
x = suspended()
next(x)
print(alive("suspended"))
x.close()
print(alive("suspended"))
def comp(): return [track("c%d" % i, C()) for i in range(2)][1:]
r = comp()
print(alive("c0", "c1"))
def swap():
    a, b = track("a", C()), track("b", C())
    a, b = b, None
    return alive("a", "b")
print(swap())
print(repr(track("printed", C()))[:12], alive("printed"))
with_ = []
class CM:
    def __enter__(self): return self
    def __exit__(self, *a): with_.append(1)
with track("manager", CM()) as cm: del cm
print(with_, alive("manager"))
def asserts():
    assert track("asserted", C())
    y = track("or", C()) or 1
asserts()
print(alive("asserted", "or"))
