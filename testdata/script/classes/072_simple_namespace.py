# types.SimpleNamespace is the class of sys.implementation
import copy, pickle, sys, time, types


def show(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


N = types.SimpleNamespace
print(N is type(sys.implementation), isinstance(sys.implementation, N), isinstance(time.get_clock_info('time'), N))
print(N, N.__module__, N.__name__, N.__hash__, N.__eq__ is object.__eq__)
n = N(a=1, self=2, cls=3, args=4)
print(n, n.a, n.self, vars(n))
show(N, 1)
show(N, {})
show(lambda: N(**{1: 2}))
n.b = n
print(n)
n.__init__(a=5, c=6)
del n.b
print(n, n == N(a=5, self=2, cls=3, args=4, c=6), n != N(), n == 5, N() == N())
show(lambda: N() < N())
show(lambda: N() < 5)
show(hash, n)
show(getattr, n, 'none')
print(copy.copy(n), copy.deepcopy(n), pickle.loads(pickle.dumps(n)), n.__reduce__() == (N, (), vars(n)))


class Sub(N):
    """derived"""
    kind = 'sub'

    def __init__(self, x, **kwargs):
        super().__init__(x=x, **kwargs)


s = Sub(1, y=2)
print(s, s.kind, s == N(x=1, y=2), N(x=1, y=2) == s, s != N())
s.s = s
print(s)
del s.s
print(pickle.loads(pickle.dumps(s.__dict__)), s.__reduce__()[0] is Sub)


class Slotted(N):
    __slots__ = ('z',)


z = Slotted(q=1)
z.z = 2
print(z, z.z)
vars(n)[5] = 'no name'
vars(n)[''] = 'empty'
print(n)
vars(n).clear()
print(n, bool(n))
n.fresh = 1


class Odd:
    def __repr__(self):
        raise ValueError('no repr')


show(repr, N(x=Odd()))
print(N(x=1), N(x=[N(y=2)]))
n.l = [n]
print(n)
for method in '__repr__', '__reduce__', '__init__':
    try:
        getattr(N, method)(5, 5)
    except TypeError:
        print(method, 'TypeError')
