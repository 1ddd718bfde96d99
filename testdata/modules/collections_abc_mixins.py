from collections.abc import *


class Grid(Sequence):
    def __init__(self, *items):
        self.items = items

    def __getitem__(self, index):
        return self.items[index]

    def __len__(self):
        return len(self.items)


g = Grid(5, 6, 7, 6)
print(list(g), 6 in g, list(reversed(g)), g.index(6), g.count(6), g.index(6, 2))
try:
    g.index(99)
except ValueError as error:
    print(repr(error))


class Table(MutableMapping):
    def __init__(self):
        self.d = {}

    def __getitem__(self, key):
        return self.d[key]

    def __setitem__(self, key, value):
        self.d[key] = value

    def __delitem__(self, key):
        del self.d[key]

    def __iter__(self):
        return iter(self.d)

    def __len__(self):
        return len(self.d)


t = Table()
t.update({'a': 1}, b=2)
t.update([('c', 3)])
print(dict(t), t.pop('a'), t.pop('zz', None), t.setdefault('d', 4), t.get('q', 0))
print(list(t.keys()), list(t.items()), list(t.values()), t == {'b': 2, 'c': 3, 'd': 4})
print(t.keys() & {'b', 'q'}, ('b', 2) in t.items(), 3 in t.values(), len(t.items()))
print(t.popitem(), t.keys().isdisjoint({'z'}))
t.clear()
print(len(t))


class Bag(MutableSet):
    def __init__(self, items=()):
        self.s = list(dict.fromkeys(items))

    def __contains__(self, x):
        return x in self.s

    def __iter__(self):
        return iter(self.s)

    def __len__(self):
        return len(self.s)

    def add(self, x):
        if x not in self.s:
            self.s.append(x)

    def discard(self, x):
        if x in self.s:
            self.s.remove(x)


b = Bag([1, 2, 3])
print(list(b | {4}), list(b & [2, 9]), list(b - {1}), list(b ^ {3, 4}), b <= Bag([1, 2, 3, 4]))
b |= [7]
b -= {1}
b.remove(2)
print(list(b), b == {3, 7}, b > Bag([3]), b.isdisjoint([1]), b._hash() == hash(frozenset([3, 7])))
try:
    b.remove(99)
except KeyError as error:
    print(repr(error))
