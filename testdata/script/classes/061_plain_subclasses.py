# Objects of classes derived from int, str, tuple and so on are compared and hashed as
# those are, until a class says otherwise: also one that has been met many times.
from collections import namedtuple
import enum
P = namedtuple('P', 'x y')
class I(int): pass
class S(str): pass
class F(float): pass
class B(bytes): pass
class T(tuple): pass

def eq(a, b): return a == b, a != b
def order(a, b):
    try: return a < b, a <= b, a > b, a >= b
    except TypeError as e: return str(e)
values = [P(1, 2), (1, 2), T((1, 2)), P(1, 3), I(3), 3, 3.0, F(3), True, S('a'), 'a', B(b'a'), b'a', None, F('nan'), I(1 << 70), 1 << 70, P(P(1, 2), 'a'), ((1, 2), S('a'))]
for _ in range(3):
    result = [(eq(a, b), order(a, b)) for a in values for b in values]
print(*sorted(set(map(str, result))), sep='\n')
print(sum(r[0][0] for r in result), [sum(hash(a) == hash(b) for b in values[:10]) for a in values[:10]])
d = {P(1, 2): 'pair', I(5): 'five', S('k'): 'key', F(2.5): 'float', B(b'x'): 'bytes'}
for _ in range(2):
    print(d[1, 2], d[T((1, 2))], d[5], d[I(5)], d[F(5.0)], d['k'], d[S('k')], d[2.5], d[b'x'], P(1, 2) in d, P(2, 1) in d, (I(1), I(2)) in d)
print({P(1, 2), (1, 2), T((1, 2)), (1.0, I(2))}, sorted([P(2, 1), (1, 5), T((1, 4)), P(1, 4)]), max(P(1, 2), (1, 3)), [P(1, 2)].index((1, 2)), [I(1), 1, True].count(F(1)))
x, y = P(3, 4); print(x, y)
try: x, y, z = P(3, 4)
except ValueError as e: print(e)
try: x, = T((3, 4))
except ValueError as e: print(e)
(a, b), *c = P(P(1, 2), 3); print(a, b, c)

# a class changes its mind
def use(p, q): return p == q, p < q, hash(p) == hash((1, 2)), {p: 1}.get(q), p in {q}, p in [q], sorted([q, p])[0] is p
p, q = P(1, 2), (1, 2)
for _ in range(3): r = use(p, q)
print(r)
P.__eq__ = lambda self, other: NotImplemented
P.__hash__ = lambda self: 7
print(use(p, q), p == p, p == P(1, 2), {p: 1}.get(P(1, 2)))
del P.__eq__
print(use(p, q), hash(p))
del P.__hash__
print(use(p, q))
P.__lt__ = lambda self, other: 'less'
print(use(p, q), p < q, q > p, q < p)
del P.__lt__
P.__iter__ = lambda self: iter('pq')
x, y = p; print(x, y, p == q)
del P.__iter__
class Sub(P):
    def __eq__(self, other): return 'sub' if tuple(self) == tuple(other) else False
    __hash__ = P.__hash__
for _ in range(2):
    s = Sub(1, 2); s.attr = 1
    print(s == q, q == s, {s: 'found'}.get(q), s != q, s < (1, 3))
class N(I): __hash__ = None
try: {N(1): 1}
except TypeError as e: print(e)
print(N(1) == 1)
class E(enum.IntEnum): A = 1
class U(str, enum.Enum): A = 'a'
print(E.A == 1, {E.A: 'e'}[1], {1: 'one'}[E.A], U.A == 'a', {'a': 'x'}.get(U.A), E.A < 2, sorted([E.A, 0]))
class C(I):
    def __eq__(self, other): return int(self) == int(other) + 1
    def __hash__(self): return hash(int(self))
print(C(2) == 1, 1 == C(2), C(2) != 1, [1].count(C(2)), C(2) < 3, C(2) in [2])
nan = F('nan'); t = T((nan,))
print(nan == nan, t == t, t == (nan,), [nan] == [nan], nan in [nan], hash(I(-1)), hash(S('')) == hash(''))
deep = ()
for _ in range(100): deep = T((deep,))
same = ()
for _ in range(100): same = (same,)
print(deep == same, hash(deep) == hash(same), deep < (same,))
