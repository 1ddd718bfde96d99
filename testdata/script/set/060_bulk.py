# Sets made and filled from containers at one go: the order of keys, keys that
# Python code hashes and compares, errors in the middle, subclasses.

# The order of small ints, and of ints that collide, as tables grow.
for n in (0, 1, 4, 5, 6, 18, 19, 20, 77, 78, 79, 400):
    keys = [(i * 7919) % 1009 - 300 for i in range(n)]
    made = set(keys)
    grown = set()
    for k in keys:
        grown.add(k)
    print(n, list(made) == list(grown), list(made)[:12], sum(made))
    print(list(set(tuple(keys))) == list(made), list(frozenset(keys)) == list(made), len(set(keys + keys)))
    print(list(set(dict.fromkeys(keys)))[:12], list(set(made))[:12], list(made.copy())[:12])
    print(list(made | {1000 + i for i in range(5)})[-8:], list(made & set(range(0, 600, 3)))[:8], list(made - set(range(0, 600, 3)))[:8])
print([list(set(range(n, n + 80 * k, k)))[:10] for n in (0, -5, 1 << 40) for k in (1, 8, 64)])
print(list(set(range(1 << 59, (1 << 59) + 3))), list(set(range(10, 0, -3))), set(range(3, 3)))
print(sorted(set('hello world')), sorted(set('grün')), set(''))
print([1, 2, 3] == list({1, 2, 3}), {1, True, 1.0}, {True, 1}, {*(), *[], *{3: 4}}, len({*'abc', *'bcd', *range(3)}))

# NaN is a key by identity.
nan = float('nan')
print(len({nan, nan}), len(set([nan, nan, float('nan')])))


class Key:
    log = []

    def __init__(self, n):
        self.n = n

    def __hash__(self):
        Key.log.append(('hash', self.n))
        return self.n % 4

    def __eq__(self, other):
        Key.log.append(('eq', self.n, getattr(other, 'n', other)))
        return isinstance(other, Key) and self.n == other.n

    def __repr__(self):
        return 'K%d' % self.n


for made in (lambda: set([1, 2, Key(5), 3, Key(5), Key(1)]), lambda: frozenset((4, Key(4), Key(8), Key(4), 9)), lambda: {7, Key(3), 3, Key(3)},
             lambda: set({Key(1): 0, 5: 1, Key(5): 2})):
    Key.log.clear()
    s = made()
    print(len(s), sorted(map(str, s)), len(Key.log) > 0)

a = {Key(i) for i in range(6)}
b = {Key(i) for i in range(3, 9)}
print(*(sorted(map(str, s)) for s in (a | b, a & b, a - b, a ^ b)))
print(a == b, a <= b, {Key(3)} <= a, {Key(9)} <= a, a == {Key(i) for i in range(6)}, a.isdisjoint(b))

# An unhashable item in the middle: what came before has been added.
s = set()
for make in (lambda: set([1, [], 2]), lambda: frozenset((1, {})), lambda: {1, []}, lambda: s.update([1, 2, [], 3]), lambda: s.update((5, {6}))):
    try:
        make()
    except TypeError as e:
        print(e)
print(s)


class BadHash:
    def __hash__(self):
        s.add('inside')
        raise ValueError('no hash')


try:
    s.update([8, BadHash(), 9])
except ValueError as e:
    print(e, sorted(map(str, s)))


class Clears:
    'Comparing empties the list that is being added.'

    def __init__(self, l):
        self.l = l

    def __hash__(self):
        return 1

    def __eq__(self, other):
        self.l.clear()
        return False


l = [1, 2, 3]
l.insert(1, Clears(l))
l.append(7)
print(len(set(l)), l)


# Subclasses: their own __iter__ counts for lists, not for sets.
class L(list):
    def __iter__(self):
        return iter('xyz')


class S(set):
    def __iter__(self):
        return iter('xyz')


class D(dict):
    def __iter__(self):
        return iter('xyz')


class T(tuple):
    def __iter__(self):
        return iter('xyz')


print(sorted(set(L([1, 2]))), sorted(set(S([1, 2]))), sorted(set(D({1: 2}))), sorted(set(T((1, 2)))))
print(sorted({*L([1, 2])}), sorted({*S([1, 2])}), sorted(frozenset(S([1, 2]))))
print(sorted(list(S([1, 2]))), list(L([1, 2])), list(D({1: 2})), sorted(S([1, 2])), tuple(L([1])))
print(S([1, 2]) == {1, 2}, S([1, 2]) <= {1, 2, 3}, len(S([1, 2]) | {9}))

s = {1, 2}
s.update(s)
s |= s
t = s | {9}
print(s.update(), s.union(s, [3]), s.update([4], (5,), {6: 0}, {7}, range(8, 10), 'ab'), sorted(map(str, s)), t)

# A table from which keys were removed.
s = set(range(100))
for i in range(0, 100, 2):
    s.discard(i)
print(len(s), list(s) == list(range(1, 100, 2)), set(s) == s, list(s.copy())[:5], sum(set(list(s))))
s.clear()
s.update([3, 1, 2])
print(s, frozenset(s) is frozenset(s))
f = frozenset([1, 2])
print(frozenset(f) is f, frozenset(f) == f, type(frozenset(S(f))))
