# Natives that go through generators: what they take at once, what needs Python code, and what the generator sees.
import sys
from fractions import Fraction


class Odd:
    """Its truth, its hash and its equality are Python code."""
    def __init__(self, n, log): self.n, self.log = n, log
    def __bool__(self):
        self.log.append('bool %d' % self.n)
        return self.n % 2 == 1
    def __hash__(self):
        self.log.append('hash %d' % self.n)
        return hash(self.n)
    def __eq__(self, other):
        self.log.append('eq %d' % self.n)
        return isinstance(other, Odd) and self.n == other.n
    def __repr__(self): return 'Odd(%d)' % self.n


def told(items, log):
    for x in items:
        log.append('before %r' % (x,))
        yield x
        log.append('after %r' % (x,))


def show(title, f, items):
    log = []
    items = [Odd(x[0], log) if isinstance(x, list) else x for x in items]
    try:
        result = f(told(items, log))
    except Exception as e:
        result = '%s: %s' % (type(e).__name__, e)
    print(title, result if not isinstance(result, (set, frozenset)) else sorted(map(repr, result)), log)


for items in ([], [1, True, 'x'], [1, 0, 2], [[1], 3, [2], 4], [None, 0, False, '', [0], 0.0, [3], 5], [0.5, 1, 2.25], [1, Fraction(1, 2), 2],
              [2 ** 61, 2 ** 61, 2 ** 61, 1], ['a', 'b'], [(1, 2), [3], {}]):
    for f in (list, tuple, any, all, sum, max, sorted, ''.join):
        show(f.__name__, f, items)
for items in ([1, 2, 1.0, True], [[1], [2], [1], 1], [(1, 2), (1, [2])], [1, {}, 2], ['a', 'b', 'a', ('a',)]):
    for f in (set, frozenset, lambda g: {0}.union(g), lambda g: {1, 2}.difference(g)):
        show(f.__name__, f, items)
for items in ([(1, 2), (1, 3), ('a', None)], [(1, 2), 'ab', ['c', 4]] + [(1, 2, 3)], [({}, 1)], [5], [('x', 1), (2.0, 3), (2, 4)]):
    show('dict', dict, [tuple(x) if isinstance(x, list) else x for x in items])

log = []
print(dict((Odd(i % 2, log), i) for i in range(4)), log)


# Generators that delegate, and whose items natives inside of them take, too.
def inner(n):
    got = yield from (i for i in range(n))
    assert got is None
    yield sum(i for i in range(n))
    return 'end %d' % n


def outer(n):
    for i in range(n):
        print('ended with', (yield from inner(i)))
    yield from [7, 8]
    yield from iter(tuple(x * 2 for x in range(3)))


print(list(outer(3)), tuple(outer(2)), sum(outer(3)), any(x > 100 for x in outer(1)))


# A generator that looks at itself, or wants to go on while it runs.
def selfish():
    yield g.gi_running
    yield sys._getframe() is g.gi_frame
    yield sys._getframe(1).f_code.co_name
    try:
        next(g)
    except ValueError as e:
        yield str(e)
    yield g.gi_yieldfrom


def caller():
    return list(g)


g = selfish()
print(caller(), g.gi_frame)


# What is handled is the generator's own business.
def handling():
    try:
        1 / 0
    except ZeroDivisionError:
        yield sys.exc_info()[0].__name__
        yield sys.exc_info()[0].__name__
    yield sys.exc_info()[0] and sys.exc_info()[0].__name__


print(list(handling()))
try:
    raise KeyError
except KeyError:
    print(list(handling()), sys.exc_info()[0].__name__)


# Exceptions come out of the generator, and end it; those of the native leave it as it is.
def failing(n):
    try:
        for i in range(n):
            yield i
        raise LookupError('after %d' % n)
    finally:
        print('finally', n)


def lines(e):
    tb, names = e.__traceback__, []
    while tb:
        names.append(tb.tb_frame.f_code.co_name)
        tb = tb.tb_next
    return names


for f in list, sum, set, any, dict:
    gen = failing(1 if f is any else 3)
    try:
        print(f(gen))
    except Exception as e:
        print(type(e).__name__, e, lines(e))
    print(gen.gi_frame is None)
    gen.close()


def unhashable():
    try:
        yield 1
        yield {}
        yield 2
    except TypeError:
        print('never')


gen = unhashable()
try:
    set(gen)
except TypeError as e:
    print(e, lines(e), next(gen), list(gen))

gen = (x for x in [0, None, 5, 6])
print(any(gen), list(gen), list(gen))
gen = (x for x in [1, True, 0, 6])
print(all(gen), list(gen))


# Iterators that change what takes their items.
def growing(l):
    for i in range(3):
        yield len(l)
        l.append('x')


l = []
l.extend(growing(l))
print(l)
l += growing(l)
print(l)
s = {1}
s.update(s.add(i) or len(s) for i in range(5))
print(sorted(s))
d = {}
d.update((k, d.get('a')) for k in 'aba')
print(d)


# Classes whose __iter__ is a generator, and derived ones.
class Tree:
    def __init__(self, *parts): self.parts = parts
    def __iter__(self):
        for p in self.parts:
            if isinstance(p, Tree):
                yield from p
            else:
                yield p


t = Tree(1, Tree(2, Tree(3), 4), Tree(), 5)
print(list(t), sum(t), set(t) == {1, 2, 3, 4, 5}, all(t), max(t))


class L(list):
    def append(self, x): raise AssertionError


print(L(x for x in t), L(x for x in 'ab').__class__.__name__)


# Deep recursion through natives and generators ends in RecursionError, with natives usable afterwards.
def deep(n):
    return sum(deep(n + 1) for _ in range(1))


try:
    deep(0)
except RecursionError:
    print('too deep')
print(sum(x for x in range(10)), sum(sum(y for y in range(x)) for x in range(10)))

# Whoever traces is told of all.
events = []
def tracer(frame, event, arg):
    if frame.f_code.co_name == 'three':
        events.append((event, arg if event == 'return' else None))
        return tracer
def three(start=None):
    if start: sys.settrace(tracer)
    yield 1
    yield 2
    yield 3
sys.settrace(tracer)
list(three())
sys.settrace(None)
print(events)
print(list(three(True)))
sys.settrace(None)
