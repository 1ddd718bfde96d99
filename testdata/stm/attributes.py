# Threads read attributes of all kinds while they are replaced: none sees an older one than before.
import threading, types, time
class D:
    def __init__(self, n): self.n = n
    def __get__(self, o, c): return self.n
class A:
    s = staticmethod(lambda: 0); c = classmethod(lambda cls: 0); m = lambda self: 0; d = D(0)
    p = property(lambda self: 0)
class B(A): pass
mod = types.ModuleType('mod'); mod.f = lambda: 0
o = B(); q = B(); q.__dict__['x'] = 1; h = B(); h.cb = lambda: 0
stop = False; errors = []
def reader():
    last = [0]*12
    while not stop:
        now = [o.s(), o.c(), o.m(), o.d, o.p, A.s(), B.c(), mod.f(), q.m(), h.cb(), q.s(), A.m(o)]
        for i, (a, b) in enumerate(zip(last, now)):
            if b < a: errors.append((i, a, b))
        last = now
        if errors: return
ts = [threading.Thread(target=reader) for _ in range(4)]
for t in ts: t.start()
def mk(i): return (staticmethod(lambda: i), classmethod(lambda c: i), lambda s: i, D(i), property(lambda s: i), lambda: i)
for i in range(1, 60):
    a, b, c, d, p, f = mk(i)
    k = A if i % 7 else A
    k.s = a; k.c = b; k.m = c; k.d = d; k.p = p; mod.f = f; h.cb = f
    if i % 500 == 0: D.__get__ = (lambda i: lambda self, o, cl: self.n)(i)
stop = True
for t in ts: t.join()
print(errors[:5] or 'ok', o.s(), o.c(), o.m(), o.d, o.p, mod.f(), h.cb())
