# o.name(...) where the name is of an instance, its class, a module, a metaclass: the
# same place meets all of them, and they change.
class M(type):
    def f(cls): return 'meta ' + cls.__name__
class A(metaclass=M): pass
class B(metaclass=M):
    @staticmethod
    def f(): return 'own'
class C(metaclass=M):
    @classmethod
    def f(cls): return 'cm ' + cls.__name__
class D(C): pass
for k in (A, B, A, C, D, B, A, A, D): print(k.f())
class P: pass
class Q:
    mro = staticmethod(lambda: 'q')
for k in (P, Q, P, Q): print(k.mro())
# re-initialised wrappers, changed classes, shadowing
class S:
    @staticmethod
    def s(): return 1
    @classmethod
    def c(cls): return cls
    def m(self): return 'm'
class T(S): pass
def go(x): return x.s(), x.c(), x.s, x.c()
o, p = S(), T()
out=[]
for i in range(3):
    for x in (o, p, S, T):
        print([str(v).split(' at')[0] for v in (x.s(), x.c(), x.c.__name__, x.s.__name__)])
    if i == 0: S.__dict__['s'].__init__(lambda: 2); S.__dict__['c'].__init__(lambda c: ('again', c))
    if i == 1: o.__dict__['s'] = lambda: 'own s'; T.c = lambda self=None: 'T.c'
class Neg:
    def __init__(self): self.call = lambda: 'call'
    s = S.__dict__['s']
n = Neg()
for i in range(4):
    print(n.call(), n.s())
    if i == 1: n.s = lambda: 'inst'
    if i == 2: del n.s
class Desc:
    def __get__(self, o, c): return lambda: ('desc', o is None)
class H:
    d = Desc()
    cmd = classmethod(Desc())
    part = classmethod(property(lambda c: (lambda: c.__name__)))
    @property
    def pr(self): return lambda: 'pr'
    def __getattr__(self, name): return lambda: 'missing ' + name
h = H()
for i in range(3): print(h.d(), H.d(), h.pr(), h.zzz(), h.part())
import math, types
mod = types.ModuleType('m'); mod.f = lambda: 1
for i in range(4):
    print(mod.f())
    if i == 1: mod.f = lambda: 2
    if i == 2: del mod.f; mod.__getattr__ = lambda n: (lambda: n)
class Slots:
    __slots__ = ('cb',)
s = Slots(); s.cb = lambda: 'slot'
for i in range(3): print(s.cb())
for f in (1).__add__, int.__add__, 'a'.upper, str.upper, dict.fromkeys, {}.get: print(f.__name__, f.__qualname__)
for x in (1, 'a', True, 2.5, None, 10**30):
    print(x.__class__(), x.__hash__() is not None) if x is not None else print(x.__class__())
for k in (int, str, bool, bytes): print(k.mro()[0], k.__name__.upper(), k.__subclasses__ is not None)
