# Objects whose __dict__ has been asked for keep their attributes in it: the same
# instructions meet them with other keys, other classes and other dicts.
class A:
    k = 'class'
    data = [1]
    def m(self): return 'm'
    def other(self): return 'other'
    @property
    def p(self): return 'property'
    @classmethod
    def c(cls): return cls.__name__
    @staticmethod
    def s(): return 's'

def get(o, default=None):
    try: return o.x
    except AttributeError as e: return str(e)
def put(o, v): o.x = v
def add(o): o.x += 1
def k(o): return o.k
def data(o): return o.data
def meth(o):
    f = o.m
    return f(), o.m(), o.c(), o.s(), o.p

def fresh(**kw):
    a = A()
    a.__dict__.update(kw)
    return a

a, b, plain = fresh(x=1, y=2), fresh(y=1), A()
plain.x = 7
for _ in range(3):
    print(get(a), get(b), get(plain))
    add(a); add(plain)
put(b, 10); add(b)
print(a.__dict__, b.__dict__, plain.__dict__)
del b.x
print(get(b), b.__dict__)
put(b, 3)
print(get(b), b.__dict__)
a.__dict__.clear()
print(get(a)); put(a, 5); print(get(a), a.__dict__)

for _ in range(2):
    print(k(a), k(b), k(plain), data(a), data(b))
a.k = 'own'
print(k(a), k(b)); A.k = 'new'; print(k(a), k(b)); del a.k; print(k(a))
A.data = (2,); print(data(a)); b.data = 0; print(data(b), data(a)); del A.data
try: data(a)
except AttributeError as e: print(e)
print(data(b))
for o in (a, b, plain, a): print(meth(o))
a.m = lambda: 'own m'
a.__dict__['s'] = lambda: 'own s'
a.__dict__['p'] = 'hidden'
print(meth(a), meth(b)[0]); del a.m; print(meth(a))
A.m = A.other; print(meth(a), meth(b))

# keys that are equal to the name but another object; other dicts
key = ''.join(['x', ''])
c = fresh(**{key: 1}); d = A(); d.__dict__ = {'z': 0, 'xx'[:1]: 2}
for o in (c, d, c, d): add(o); print(get(o))
class D(dict):
    def __getitem__(self, i): return 'never'
    def __setitem__(self, i, v): raise TypeError
d.__dict__ = D(x=40)
add(d); print(get(d), dict.__getitem__(d.__dict__, 'x'))
d.__dict__ = {1: 2}; print(get(d)); put(d, 1); print(d.__dict__)
A.x = 'from the class'
for o in (b, fresh(), d): print(get(o))
A.x = property(lambda self: 'computed', lambda self, v: print('set', v))
for o in (b, fresh(), d, plain): print(get(o)); put(o, 9)
del A.x
print(get(b), b.__dict__)

class H(A):
    def __getattr__(self, name): return 'hook ' + name
h = H(); h.__dict__['y'] = 1
for _ in range(2): print(get(h), k(h), meth(h))
put(h, 1); print(get(h)); del h.x; print(get(h))
class S(A):
    def __setattr__(self, name, v): object.__setattr__(self, name, [v])
s = S(); s.__dict__['y'] = 1
for i in range(3): put(s, i); print(get(s))
del S.__setattr__
for i in range(2): put(s, i); print(get(s))
class Bunch:
    def __init__(self, **kw): self.__dict__ = kw
u, v = Bunch(x=1, n=0), Bunch(n=0, x=2)
for i in range(3):
    for o in (u, v): add(o); o.n += get(o); o.fresh = i
print(u.__dict__, v.__dict__, list(vars(v)))
