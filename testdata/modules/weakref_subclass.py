import gc
import weakref


class Obj:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        return isinstance(other, Obj) and self.v == other.v

    def __hash__(self):
        return hash(self.v)


class Ref(weakref.ref):
    def __init__(self, ob, callback=None, **extra):
        super().__init__(ob, callback)
        self.extra = extra

    def __call__(self):
        return super().__call__()


a = Obj(1)
r = Ref(a, k=2)
print(r() is a, r.extra, hash(weakref.ref(a)) == hash(a))
b = Obj(1)
print(weakref.ref(a) == weakref.ref(b), weakref.ref(a) != weakref.ref(b))
seen = []
c = Obj(3)
w = weakref.ref(c, lambda ref: seen.append(ref() is None))
del c
gc.collect()
print(seen, w())
for bad in (1, 'x', None, (1,)):
    try:
        weakref.ref(bad)
    except TypeError as error:
        print(error)
k1, k2 = Obj('k'), Obj('k')
d = weakref.WeakKeyDictionary()
d[k1] = 'first'
d[k2] = 'second'
print(len(d), d[k1])
v = weakref.WeakValueDictionary()
v['a'], v['b'] = a, b
v.update(c=a)
print(sorted(v), [ref() is not None for ref in v.itervaluerefs()], v.popitem()[0] in 'abc')
p = weakref.proxy(a)
print(p.v, p == b)
p.v = 9
print(a.v)
del a
gc.collect()
try:
    k3 = Obj(5)
    q = weakref.proxy(k3)
    v.clear()
    del k3
    gc.collect()
    q.v
except ReferenceError as error:
    print(error)
