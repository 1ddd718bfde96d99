import reprlib
from reprlib import Repr, recursive_repr

print(reprlib.repr(list(range(100))), reprlib.repr('x' * 100), reprlib.repr(10 ** 60))
print(reprlib.repr({i: i for i in range(10)}), reprlib.repr(set(range(10))), reprlib.repr((1,)))
print(reprlib.repr([[[[[[[[1]]]]]]]]), reprlib.repr(frozenset()), reprlib.repr(set()))
r = Repr()
r.maxlist, r.maxstring, r.maxlevel = 2, 10, 2
print(r.repr([1, 2, 3]), r.repr('abcdefghijklmnop'), r.repr([[[1]]]), r.repr({}))
from collections import deque
print(reprlib.repr(deque(range(20))))


class Thing:
    def __repr__(self):
        return 'Thing(' + 'y' * 50 + ')'


print(reprlib.repr(Thing()))


class Broken:
    def __repr__(self):
        1 / 0


print(reprlib.repr(Broken())[:20])


class Node:
    def __init__(self):
        self.children = []

    @recursive_repr('<loop>')
    def __repr__(self):
        """Shown."""
        return f'Node({self.children})'


n = Node()
n.children = [n, 1]
print(n, Node.__repr__.__doc__, Node.__repr__.__name__)


class Mine(Repr):
    def repr_int(self, x, level):
        return f'i{x}'


print(Mine().repr([1, 2, {'k': 3}]))
