import functools
from functools import partial, partialmethod, cmp_to_key, total_ordering, reduce


def f(*args, **kw):
    return args, sorted(kw.items())


p = partial(f, 1, a=2)
q = partial(p, 3, b=4)
print(p(5), q(6, a=7), q.args, q.keywords, q.func is f)
p.note = 'kept'
print(p.note, partial(int)('7'))
print(repr(partial(int, base=2)), repr(partial(max, 1, 2)))
try:
    partial()
except TypeError as error:
    print(error)
try:
    partial(5)
except TypeError as error:
    print(error)


class C:
    def m(self, *args, **kw):
        return args, kw

    pm = partialmethod(m, 1, k=2)
    nested = partialmethod(pm, 3, j=4)
    static = partialmethod(staticmethod(lambda *a: a), 'x')
    cls = partialmethod(classmethod(lambda cls, *a: (cls.__name__, a)), 'y')


c = C()
print(c.pm(9), c.nested(), c.static(1), C.cls(2), C.pm(c, 5))
try:
    partialmethod(5)
except TypeError as error:
    print(error)
key = cmp_to_key(lambda a, b: (a > b) - (a < b))
print(key(1) < key(2), key(2) == key(2), key(3) >= key(1), max([3, 1, 2], key=key))
try:
    hash(key(1))
except TypeError as error:
    print(error)
print(reduce(lambda a, b: a + b, 'abc', '>'), reduce(lambda a, b: b, [7]))


@total_ordering
class Ge:
    def __init__(self, v):
        self.v = v

    def __ge__(self, o):
        return self.v >= o.v

    def __eq__(self, o):
        return self.v == o.v


print(Ge(1) < Ge(2), Ge(1) > Ge(2), Ge(1) <= Ge(1), Ge.__lt__.__name__)
