# Descriptors in Python: data or not, shadowed, changed, with __getattr__ behind them.
class P:
    def __init__(self, n): self.n = n
    def __get__(self, o, c):
        if o is None: return self
        if self.n == 'bad': raise AttributeError('no ' + self.n)
        return (self.n, type(o).__name__, c.__name__)
class DP(P):
    def __set__(self, o, v): o.__dict__[self.n] = v
class A:
    p = P('p'); d = DP('d'); bad = P('bad')
    def __getattr__(self, n): return 'missing ' + n
class B(A):
    q = P('q')
class N:
    p = P('p'); d = DP('d')
class S:
    __slots__ = ('z',)
    p = P('p')
def get(x): return x.p, x.d
def call(x): return x.p.__class__, x.d.count('d')
objs = [A(), B(), N()]
for i in range(6):
    for o in objs: print(get(o) if i != 4 else [type(v).__name__ for v in get(o)], call(o) if i < 3 else "")
    if i == 1: objs[0].__dict__['p'] = 'own'; objs[0].__dict__['d'] = 'own d'
    if i == 2: objs[2].d = 5; objs[2].p = 6
    if i == 3: del P.__get__
    if i == 4: P.__get__ = lambda s, o, c: 'new ' + s.n
def bad(x): return x.bad
for i in range(3): print(bad(objs[0]), S().p)
P.__get__ = lambda s, o, c: (_ for _ in ()).throw(AttributeError('x'))
for i in range(3):
    print(bad(objs[0]))
    try: print(objs[2].d)
    except AttributeError as e: print('error', e)
class Fn:
    def __get__(self, o, c): return lambda *a: (a, o is None)
class C:
    f = Fn()
for i in range(3): print(C().f(1), C.f(2))
class Meta(type):
    m = P('meta')
