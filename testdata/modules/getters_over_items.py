"""Getters called for each item, truth of lists, products, deques made of deques."""
import collections
import functools
import gc
import math
from operator import attrgetter, itemgetter


class Items:
    def __init__(self, n):
        self.n = n

    def __getitem__(self, key):
        gc.collect()
        if key == 'bad':
            raise KeyError(key)
        return [key, self.n]

    def __getattr__(self, name):
        gc.collect()
        if name == 'bad':
            raise AttributeError(name)
        return [name, self.n]


class Missing(dict):
    def __missing__(self, key):
        return f'no {key}'


items = [Items(i) for i in range(3)]
one, two = itemgetter(1), itemgetter(1, 'a')
print(list(map(one, items)), list(map(two, items)), sorted(items, key=one) == items)
print(list(map(attrgetter('x'), items)), list(map(attrgetter('x', 'n'), items)), list(map(attrgetter('n.real'), items)))
print(min(items, key=itemgetter(0)).n, max(items, key=attrgetter('n')).n)
print(list(map(itemgetter('k'), [Missing(), collections.defaultdict(int), {'k': 1}, Missing(k=2)])))
print([*map(itemgetter(slice(1)), ['abc', (1, 2), [3, 4], b'x'])], list(map(itemgetter(-1), [range(3), 'xyz', 'h\u00e9'])))
print(list(filter(itemgetter(0), [(0, 1), (1, 0), '', 'a'][:2] + ['a'])), functools.reduce(lambda a, f: f(a), [itemgetter(0)] * 3, [[[5]]]))


for wrong in (lambda: list(map(one, [1])), lambda: list(map(itemgetter('bad'), items)), lambda: list(map(attrgetter('bad'), items)),
              lambda: list(map(itemgetter('a'), ['x'])), lambda: list(map(one, [(1,)])),
              lambda: sorted([None], key=one), lambda: list(map(itemgetter([]), [{}])), lambda: list(map(attrgetter('y'), [object()])),
              lambda: list(map(two, ['ab']))):
    try:
        print(wrong())
    except (TypeError, LookupError, AttributeError) as e:
        print(type(e).__name__, e)


class Deep:
    def __getitem__(self, key):
        return list(map(itemgetter(key), [self]))


try:
    Deep()[0]
except RecursionError:
    print('too deep')


class Truth:
    def __init__(self, b):
        self.b = b

    def __bool__(self):
        print('asked', self.b)
        return self.b


class Str(str):
    def __bool__(self):
        return False


nan = float('nan')
for l in ([], [0, 0.0, '', None, False, -0.0], [0, 1], [0, nan], [1, 2.5, 'a', True, 1e300, 2**80], [0, (), [], {}, b'', 0j], [0, [0]],
          [1, [], 1], [Truth(False), Truth(True), Truth(True)], [1, Truth(True), 0, Truth(True)], [Str('x')], ['x', Str('x')], [''], [2**70], [5e-324]):
    print(any(l), all(l), any(tuple(l)), all(tuple(l)), any(iter(l)), all(iter(l)))


class Bad:
    def __bool__(self):
        raise ValueError('no truth')


for f in any, all:
    print(f([f is any, Bad()]))
    try:
        f([f is all, Bad()])
    except ValueError as e:
        print(e)

print(math.prod([1.5, 2.0, 4.0]), math.prod([1.5, 2, 4.0]), math.prod([2, 3.5]), math.prod([]), math.prod([2.0] * 3, start=3), math.prod([2.0] * 3, start=0.5))
print(math.prod(x / 2 for x in range(1, 6)), math.prod([1e200, 1e200]), math.prod([1e200, 1e200, 0.0]), math.prod([1e-200, 1e-200]), math.prod([2.0, True, -0.0]), math.prod([3, 'ab']))


class Backwards(collections.deque):
    def __iter__(self):
        return reversed(list(super().__iter__()))


d = collections.deque(range(5))
d.rotate(2)
for e in (d.copy(), collections.deque(d), collections.deque(d, 3), collections.deque(Backwards(d)), collections.deque(d, 0), d + d, Backwards(d).copy(),
          collections.deque(collections.deque()), collections.deque(collections.deque([1, 2], 2))):
    print(e, len(e))
e = collections.deque('ab', 4)
e.extend(d)
print(e)
e.extend(e)
print(e)
e.extendleft(d)
print(e, d)
d.extendleft(d)
d += d
print(d)
