import functools
class C:
    @functools.cached_property
    def c(self):
        print('computed', end=' ')
        return [self.n]
    def __init__(self, n): self.n = n
def use(o): return o.c
a, b = C(1), C(2)
for _ in range(3): print(use(a), use(b))
del a.c
for _ in range(2): print(use(a), use(b), vars(a))
b.c = 'set'; print(use(b), use(a)); b.__dict__.clear(); b.n = 5; print(use(b))
class Getter:
    def __get__(self, o, t): return 'from get'
class D: x = Getter()
def x(o): return o.x
d, e = D(), D()
d.x = 'own'
for _ in range(3): print(x(d), x(e))
Getter.__set__ = lambda self, o, v: print('set', v)
d2 = D(); d2.x = 1; print(x(d2))
del Getter.__set__
e.x = 'now own'
for _ in range(2): print(x(d), x(e), x(d2)); 
del e.x; print(x(e)); del D.x
try: x(e)
except AttributeError as err: print(err)
print(x(d))
