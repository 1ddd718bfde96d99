# Calls with * and **: one mapping alone, several, mappings that change meanwhile.
def f(*a, **k): return a, k
def g(a, b=2, *c, d=4, **e): return a, b, c, d, e
class M:
    def keys(self): return ['x', 'y']
    def __getitem__(self, k): return k * 2
class DD(dict):
    def __getitem__(self, k): return 'sub'
    def keys(self): return ['q']
class D2(dict): pass
d = {'x': 1}
def change():
    yield 1
    d['late'] = 2
    yield 2
print(f(*change(), **d), d)
def clearing():
    yield 5
    d.clear()
print(f(*clearing(), **d), d)
d['x'] = 1
r = f(**d); r[1]['new'] = 1; print(d, r)
print(f(**M()), f(**DD(a=1)), f(**D2(a=1)), f(*[1,2], **{'z': 3}), f(*(), **{}), f(*{1:2}), f(**{}))
print(g(1, **{'b': 5, 'd': 6, 'z': 7}), g(*(1,2,3), **{'d': 0}))
from collections import OrderedDict, ChainMap, defaultdict, UserDict
print(f(**OrderedDict(a=1, b=2)), f(**defaultdict(int, a=1)), f(**ChainMap({'a': 1}, {'b': 2})), f(**UserDict(p=1)))
for bad in (lambda: f(**1), lambda: f(**[1]), lambda: f(**{1: 2}), lambda: g(1, **{'a': 2}), lambda: g(**{}), lambda: f(*1, **{'a': 1}), lambda: f(*1),
            lambda: len(**{'a': 1}), lambda: f(**None), lambda: f(a=1, **{'a': 2}), lambda: f(**{'a': 1}, **{'a': 1}), lambda: f(*1, **2), lambda: f(*None, **2)):
    try: print(bad())
    except TypeError as e: print(e)
class O:
    def m(self, **k): k['more'] = 1; return k
    def n(self, *a, **k): return a, k
o = O(); kw = {'a': 1}
print(o.m(**kw), kw, o.n(*[1], **kw), dict(**kw), str(**{'object': 5}), '{a}'.format(**kw))
class W:
    def __init__(self, **k): self.k = k
w = W(**kw); w.k['b'] = 2; print(kw, w.k)
def gen(**k):
    yield k
gg = gen(**kw); kw['zz'] = 1; print(next(gg), kw)
