# Keys of an OrderedDict moved to its ends and taken from them, loops over subclasses of dict, and % with tuples of own classes.
from collections import OrderedDict, namedtuple
import random


class Listed:
    """An OrderedDict as a list of pairs."""

    def __init__(self):
        self.pairs = []

    def index(self, key):
        return [k for k, _ in self.pairs].index(key)


def compare(seed, keys, steps):
    rng = random.Random(seed)
    d, model = OrderedDict(), Listed()
    for step in range(steps):
        key, what = rng.randrange(keys), rng.randrange(7)
        known = key in d
        if what < 2:
            d[key] = step
            if known:
                model.pairs[model.index(key)] = key, step
            else:
                model.pairs.append((key, step))
        elif what < 5 and known:
            last = what != 3
            if last and what == 4:
                d.move_to_end(key)
            else:
                d.move_to_end(key, last=last)
            pair = model.pairs.pop(model.index(key))
            model.pairs.insert(len(model.pairs) if last else 0, pair)
        elif what == 5 and d:
            last = rng.random() < 0.5
            assert d.popitem(last) == model.pairs.pop(-1 if last else 0)
        elif what == 6 and known and rng.random() < 0.5:
            assert d.pop(key) == model.pairs.pop(model.index(key))[1]
        assert len(d) == len(model.pairs)
        if step % 50 == 0:
            assert list(d.items()) == model.pairs
            assert list(reversed(d)) == [k for k, _ in reversed(model.pairs)]
    assert list(d.items()) == model.pairs, seed


for seed in range(6):
    compare(seed, (5, 30, 300)[seed % 3], 1500)

# Front moves alone: the table must not fill with removed entries.
d = OrderedDict.fromkeys(range(50))
for i in range(5000):
    d.move_to_end(i * 7 % 50, False)
    assert next(iter(d)) == i * 7 % 50
print(list(d)[:5], len(d))

# A queue and a stack.
for last in True, False:
    d = OrderedDict((i, str(i)) for i in range(20000))
    assert [d.popitem(last=last)[0] for _ in range(20000)] == sorted(range(20000), reverse=last)
    print(d)


def tell(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


d = OrderedDict(a=1, b=2, c=3)
tell(d.move_to_end, 'x')
tell(d.move_to_end, [])
tell(d.move_to_end, key='a', last=True)
tell(d.pop, 'x')
tell(d.pop, 'x', 5)
tell(d.pop, key='b', default=None)
tell(d.pop, [])
tell(d.popitem, last=0)
tell(OrderedDict().popitem)
tell(OrderedDict().popitem, False)
for wrong in lambda: OrderedDict.popitem([]), lambda: OrderedDict.move_to_end(5, 5), lambda: OrderedDict.pop(None, 5):
    try:
        wrong()
    except TypeError:
        print('not for others')
tell(list, d)
print(d == OrderedDict(a=1), d == OrderedDict(b=2), OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == dict(b=2, a=1))


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 3

    def __eq__(self, other):
        return self.n == other.n


d = OrderedDict((Key(i), i) for i in range(10))
d.move_to_end(Key(4))
d.move_to_end(Key(7), last=False)
print(list(d.values()), d.popitem()[1], d.popitem(False)[1], d.pop(Key(5)), list(d.values()))


class Plain(dict):
    pass


class Counted(dict):
    def __iter__(self):
        return iter(sorted(dict.keys(self), reverse=True))


class Shouting(OrderedDict):
    def __getitem__(self, key):
        return 'got %s' % key


for cls in Plain, Counted, Shouting:
    d = cls([(3, 'c'), (1, 'a'), (2, 'b')])
    print(cls.__name__, [k for k in d], [*d], list(d), max(d), [(k, d[k]) for k in d])
    try:
        for k in d:
            d[k + 10] = None
            if len(d) > 10:
                break
    except RuntimeError:
        print('changed')

One = namedtuple('One', 'x')


class Mine(tuple):
    pass


print(One(1), repr(One('a')), '%s' % One(2), '<%r>' % Mine(['b']), 'no %s, %s' % Mine('ab'), '%s' % (One(3),))
tell(lambda: '%s' % Mine('ab'))
tell(lambda: '%s %s' % Mine('a'))
tell(lambda: '%s' % Mine())
