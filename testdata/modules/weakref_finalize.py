import gc
import weakref


class Obj:
    def method(self):
        return 'called'


o = Obj()
f = weakref.finalize(o, print, 'finalized', 1, sep=':')
print(f.alive, f.peek()[1] is print, f.peek()[2:], f.atexit)
del o
gc.collect()
print(f.alive, f.peek(), f())
o = Obj()
g = weakref.finalize(o, lambda: 'result')
print(g(), g(), g.alive)
h = weakref.finalize(o, print, 'never')
print(h.detach()[0] is o, h.detach(), h.alive)
m = weakref.WeakMethod(o.method)
print(m()(), m == weakref.WeakMethod(o.method), hash(m) == hash(weakref.WeakMethod(o.method)))
gone = []
n = weakref.WeakMethod(o.method, gone.append)
del o
gc.collect()
print(m(), len(gone), gone[0] is n, m == n)
try:
    weakref.WeakMethod(len)
except TypeError as error:
    print('TypeError')
p = Obj()
q = weakref.proxy(p)
print(q.method(), weakref.getweakrefcount(p), weakref.ref(p)() is p)
print(isinstance(q, weakref.ProxyTypes), weakref.ref is weakref.ReferenceType)
late = weakref.finalize(p, print, 'at exit')
first = weakref.finalize(p, print, 'not at exit')
first.atexit = False
weakref.finalize(p, print, 'at exit, before')
