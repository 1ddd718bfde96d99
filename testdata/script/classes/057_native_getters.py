# Attributes that natives compute, at the same place for objects of several classes.
import datetime, re
d = datetime.datetime(2020,1,2,3,4,5); m = re.match('(a)','a')
class S(datetime.datetime): 
    x = 5
class W(datetime.date):
    def __getattr__(self, n): return 'missing ' + n
s = S(2021,1,1); w = W(2022,3,4)
def y(o): return o.year, o.month
for i in range(4):
    for o in (d, s, w): print(y(o))
    if i == 1: S.year = property(lambda self: 'py')
    if i == 2: del S.year
print(w.foo)
def li(): return m.lastindex, m.string, m.re.pattern
for i in range(3): print(li())
class F: pass
f = F(); f.a = 1
def dd(o): return o.__dict__, o.__class__, o.__doc__
for i in range(3): print(dd(f)); f.b = i
class M(type):
    @property
    def p(cls): return cls.__name__
class N(metaclass=M): pass
def mm(c): return c.p, c.__name__, c.__mro__[0].__name__
for i in range(3): print(mm(N))
def ex(e): return e.args, e.__cause__, e.__traceback__
for i in range(3): print(ex(ValueError(i)))
def fn(g): return g.__name__, g.__code__.co_name, g.__defaults__
for i in range(3): print(fn(ex), fn(li))
try:
    raise OSError(2, 'x', 'file')
except OSError as e:
    for i in range(3): print(e.errno, e.strerror, e.filename)
for i in range(3):
    z = complex(1, i); print(z.imag, (3).real, (2.5).real, slice(1,2,3).step, range(2,5).start)
class C2(complex): pass
c = C2(1,2)
for i in range(3): print(c.imag, c.__dict__); c.k = i
import weakref, threading
print(weakref.ref(f)().a, threading.Lock().locked())
