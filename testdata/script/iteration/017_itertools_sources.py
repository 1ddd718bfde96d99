# Iterators of itertools over sources that run Python code, over such that do not, and over such that change.
import array
import collections
import itertools


class Source:
    def __init__(self, *items):
        self.items = list(items)

    def __iter__(self):
        return self

    def __next__(self):
        if not self.items:
            raise StopIteration
        x = self.items.pop(0)
        if isinstance(x, Exception):
            raise x
        return x


def gen(*items):
    for x in items:
        if isinstance(x, Exception):
            raise x
        yield x


def told(it, n=30):
    out = []
    it = iter(it)
    while len(out) < n:
        try:
            out.append(next(it))
        except StopIteration:
            out.append('end')
            if out.count('end') == 2:
                break
        except Exception as e:
            out.append((type(e).__name__, str(e)))
            if out.count(out[-1]) == 2:
                break
    return out


def kinds(*items):
    yield list(items)
    yield tuple(items)
    yield iter(list(items))
    yield collections.deque(items)
    yield Source(*items)
    yield gen(*items)
    yield itertools.chain(items[:1], list(items[1:]))


I = itertools
makers = [
    lambda x: I.chain(x, [7], (), x), lambda x: I.chain.from_iterable([x, 'ab', gen(1)]), lambda x: I.accumulate(x),
    lambda x: I.accumulate(x, lambda a, b: a * b), lambda x: I.accumulate(x, initial=100), lambda x: I.compress(x, [1, 0, 'x', [], 2]),
    lambda x: I.compress('abcde', x), lambda x: I.pairwise(x), lambda x: I.takewhile(lambda y: y < 3, x),
    lambda x: I.dropwhile(lambda y: y < 2, x), lambda x: I.filterfalse(None, x), lambda x: I.filterfalse(lambda y: y % 2, x),
    lambda x: I.starmap(pow, zip(x, [2, 3, 4])), lambda x: I.zip_longest(x, 'ab', fillvalue='-'), lambda x: I.zip_longest('ab', x),
    lambda x: I.islice(x, 1, None, 2), lambda x: I.zip_longest(x, x), lambda x: I.tee(x)[1],
    lambda x: ((k, list(g)) for k, g in I.groupby(x)), lambda x: ((k, list(g)) for k, g in I.groupby(x, lambda y: y // 2)),
]
for n, make in enumerate(makers):
    seen = []
    for x in kinds(1, 2, 0, 3):
        if n == 16 and not isinstance(x, (list, tuple, collections.deque)):
            continue
        r = told(make(x))
        if r not in seen:
            seen.append(r)
    print(n, seen)
    print(n, told(make(Source(1, 2, ValueError('source'), 3))), told(make(gen(1, 'x', KeyError('gen')))))
    print(n, told(make([])), told(make([2 ** 61 - 1, 1, 1, 2 ** 70])), told(make([1.5, 2, True])))

# Lists of them, as a whole.
for make in makers:
    try:
        print(list(make([1, 2, 0, 3])), [*make((4, 0))], len(tuple(make(range(300)))))
    except Exception as e:
        print(type(e).__name__, e)

r = I.repeat('x', 5)
next(r)
l = [1]
l.extend(r)
print(l, list(r), r, r.__length_hint__(), list(I.repeat(1, 0)), list(I.repeat(1, -3)), len(list(I.repeat(None, 100000))))
print(list(I.islice(I.repeat(3), 4)), sum(I.repeat(2, 10)), [*I.repeat((), 2)])

# What changes meanwhile.
for make in (lambda d: I.chain(d, d), I.accumulate, I.pairwise, lambda d: I.zip_longest(d, [1]), lambda d: I.compress(d, d),
             lambda d: I.filterfalse(None, d), lambda d: I.tee(d)[0], lambda d: I.islice(d, 9)):
    for d, change in (collections.deque([1, 2, 3]), lambda d: d.append(9)), ({1: 2, 3: 4}, lambda d: d.update({7: 8})), \
            ([1, 2, 3], lambda d: d.append(9)), ([1, 2, 3], list.clear), (array.array('b', [1, 2]), lambda a: a.append(3)), \
            ({1, 2}, lambda s: s.add(9)):
        it = make(d)
        first = next(it, 'none')
        change(d)
        print(first, told(it), end='; ')
    print()

# tee: what one has taken the other has too, and copies of what goes on.
a, b = I.tee(gen(1, 2, 3))
print(next(a), next(a), next(b), list(a), list(b), list(a))
a, b = I.tee(Source(1, ValueError('once'), 2))
print(told(a, 5), told(b, 5))


class Again:
    def __iter__(self):
        return self

    def __next__(self):
        return next(self.other)


again = Again()
a, b = I.tee(again)
again.other = b
print(told(a, 3))

# Two groups of one groupby, and keys that cannot be compared.
g = I.groupby([1, 1, 2, 2, 3])
_, first = next(g)
print(list(first), list(first))
_, second = next(g)
next(g)
print(list(second))


class Odd:
    def __eq__(self, other):
        raise RuntimeError('eq')


g = I.groupby([Odd(), Odd()])
next(g)
try:
    next(g)
except RuntimeError as e:
    print(e)

# sum and others over containers of the library, with what they cannot take in between.
d = collections.deque([1, 2.5, 3])
print(sum(d), max(d), min(d), set(d) == {1, 2.5, 3}, any(d), all(d), sorted(d), tuple(d), dict.fromkeys(d))
for f in sum, max, set, sorted, all:
    for x in (collections.deque([1, 'x', 2]), collections.deque([1, [], 2]), collections.deque(), array.array('d', [1.5, 2]),
              array.array('Q', [2 ** 64 - 1, 1]), b'ab', bytearray(b'ba'), 'äb', {5: 1, 3: 2}, {4, 2}, reversed([1, 0]), I.count):
        try:
            r = f(x)
            print(sorted(r) if isinstance(r, set) and not any(isinstance(y, str) for y in r) else len(r) if isinstance(r, set) else r, end=' ')
        except Exception as e:
            print(type(e).__name__, end=' ')
    print()
print(sum([[1], [2]], collections.deque()) if 0 else sum(collections.deque([[1], [2]]), []))


class Changes(collections.deque):
    pass


d = collections.deque([1, 2, 3])


class Adds:
    def __radd__(self, other):
        d.append(4)
        return other


d.append(Adds())
try:
    print(sum(d))
except RuntimeError as e:
    print(e, len(d))
