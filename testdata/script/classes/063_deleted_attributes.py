class A:
    z = 'class'
    def __init__(self):
        self.a = 1; self.b = 2; self.c = 3
def show(o): return list(vars(o).items())
a = A()
del a.b; print(hasattr(a, 'b'), a.a, a.c); a.b = 4; print(a.b); print(show(a))
a = A(); del a.c; del a.b; a.c = 5; print(a.c, hasattr(a, 'b')); print(show(a))
a = A(); del a.a; del a.b; del a.c; print(hasattr(a, 'a')); a.x = 1; print(show(a))
try: del a.nope
except AttributeError as e: print(e)
def use(o):
    r = []
    for n in 'abcz':
        try: r.append(getattr(o, n))
        except AttributeError: r.append(None)
    return r
def fast(o): return o.a, o.b
a, b = A(), A()
for i in range(3):
    print(fast(a), end=' '); del a.b
    try: fast(a)
    except AttributeError as e: print(e, end=' ')
    print(fast(b), use(a), end=' '); a.b = i
    print(use(a), use(b), show(A()))
print(show(a))
a.z = 'own'; print(a.z); del a.z; print(a.z, use(a))
def put(o, v): o.b = v
def drop(o): del o.b
objs = [A() for _ in range(3)]
for o in objs: put(o, 1); drop(o)
for o in objs: put(o, 2)
print([show(o) for o in objs])
o = A()
for i in range(200):
    o.tmp = i
    assert o.tmp == i
    del o.tmp
    assert not hasattr(o, 'tmp')
print(show(o))
for i in range(200): del o.a; o.a = i; del o.c; o.c = -i
print(show(o), o.a, o.b, o.c)
many = A()
for i in range(60): setattr(many, f'n{i}', i)
for i in range(0, 60, 2): delattr(many, f'n{i}')
for i in range(1, 60, 4): setattr(many, f'n{i}', str(i))
print(show(many)); setattr(many, 'n0', 'again'); print(list(vars(many))[-2:], many.n0, many.n3)
class S(list):
    pass
s = S([1]); s.p = 1; s.q = 2; del s.p; s.r = 3; print(s, show(s)); s.p = 0; print(show(s))
class E(Exception): pass
e = E('x'); e.k = 1; print(e.__reduce__()[2:]); del e.k; print(e.__reduce__()[2:])
class Sl:
    __slots__ = ('m', '__dict__')
t = Sl(); t.m = 1; t.n = 2; del t.m; print(hasattr(t, 'm'), t.n); del t.n; t.n = 5; t.m = 6; print(show(t), t.m)
import copy
a = A(); del a.b; c = copy.copy(a); print(show(c)); c.b = 1; print(show(c), show(a))
import gc
a = A(); a.big = [1]; del a.a; gc.collect(); print(show(a)); del a.big; gc.collect(); a.a = 7; print(use(a), show(a))
