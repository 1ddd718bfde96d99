import functools
from functools import *


def wrapped(a, b: int = 2):
    """Doc."""
    return a + b


wrapped.attr = 'kept'


@wraps(wrapped)
def wrapper(*args, **kw):
    return wrapped(*args, **kw) * 10


print(wrapper.__name__, wrapper.__doc__, wrapper.attr, wrapper.__wrapped__ is wrapped,
      wrapper.__annotations__, wrapper(1))


class Obj:
    pass


update_wrapper(o := Obj(), wrapped, assigned=('__name__',), updated=())
print(o.__name__, hasattr(o, '__doc__') and o.__doc__)
print(reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(max, [3, 1], 7))
try:
    reduce(max, [])
except TypeError as error:
    print(error)
p = partial(int, base=2)
print(p('101'), p.func is int, p.args, p.keywords, p('12', base=3))
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))


@total_ordering
class V:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n if isinstance(other, V) else NotImplemented


a, b = V(1), V(2)
print(a < b, a <= b, a > b, a >= b, a <= V(1), a >= V(1))
try:
    a <= 5
except TypeError as error:
    print(error)
try:
    total_ordering(type('N', (), {}))
except ValueError as error:
    print(error)


class Cell:
    state = False

    def set(self, value, *, flag=False):
        self.state = value, flag

    on = partialmethod(set, True)
    off = partialmethod(set, False, flag=True)


c = Cell()
c.on()
print(c.state)
c.off()
print(c.state)
print(functools.WRAPPER_ASSIGNMENTS, functools.WRAPPER_UPDATES)
