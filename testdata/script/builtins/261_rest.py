# Lists and tuples of what iterators have left, sorting of small and large lists,
# and natives with *args and keywords.
l = list(range(6))
it = iter(l)
next(it)
print(list(it), list(it), l)
it = iter(l)
l2 = [9]
l2.extend(it)
l2 += it
print(l2, tuple(iter(l)), tuple(reversed(l)))
r = reversed(l)
next(r)
print(list(r), list(r))
r = reversed(l)
del l[2:]
print(list(r), list(reversed(l)), list(reversed(())), list(reversed((1, 2))), list(reversed({1: 2, 3: 4})))
it = iter(l)
l.append(7)
print(list(it), list(it))
l.append(8)
print(list(it))
it = iter(l)
it.__setstate__(100)
print(list(it))

# Lists that grow by themselves, by way of iterators that stop.
l = [1, 2]
z = zip(l, [1, 2, 3])
l.extend(z)
print(l)
l = [1, 2, 3]
l.extend(reversed(l))
print(l)
l = [1, 2]
l.extend(zip(iter([1, 2]), iter([3])))
print(l)
e = enumerate(['a', 'b', 'c'], 5)
next(e)
print(list(e), list(e), list(enumerate('ab')), list(enumerate((1,), 1 << 61)), list(enumerate([1, 2], (1 << 61) - 2)))
a, b = iter([1, 2, 3]), iter([4, 5])
print(list(zip(a, b)), list(a), list(b))
a, b = iter([1, 2]), iter([4, 5, 6])
print(list(zip(a, b)), list(a), list(b))
it = iter(range(7))
print(list(zip(it, it)), list(zip([1, 2])), list(zip()), list(zip([1], [2], [3])))
try:
    list(zip([1, 2], [3], strict=True))
except ValueError as e:
    print(e)
it = iter([1, 2, 3, 4])
print(list(zip(it, it)), list(zip(it, [1])))


class R(reversed):
    pass


class Z(zip):
    pass


class L(list):
    def __reversed__(self):
        return 'mine'

    def sort(self):
        print('never')


print(type(R([1])).__name__, reversed(L()), list(Z([1], [2])), sorted(L([2, 1])))
for bad in (5, {1}, None):
    try:
        reversed(bad)
    except TypeError as e:
        print(e)

# map: functions of all sorts, and errors in the middle.
print(list(map(str, [1, 2.5, None])), list(map(int, '123')), list(map(lambda x: x + 1, (1, 2))), list(map(pow, [1, 2], [3, 4])), list(map([4, 5].index, [5, 4])))


def stop(x):
    if x == 3:
        raise StopIteration
    return x


print(list(map(stop, [1, 2, 3, 4])))
m = map(int, ['1', 'x', '3'])
print(next(m))
try:
    list(m)
except ValueError as e:
    print(e, list(m))
l = [1, 2, 3]
print(list(map(lambda x: l.pop() and x, l)), l)
l = [1, 2, 3]
print(list(filter(lambda x: l.clear() or True, l)), list(filter(None, [0, 1, '', 'a'])), list(filter(bool, (0, 2))))

# Sorting.
for n in (0, 1, 2, 3, 10, 24, 25, 100):
    xs = [(i * 37) % 53 for i in range(n)]
    fs = [x / 2 for x in xs]
    ss = ['k%02d' % x for x in xs]
    ts = [(x % 5, str(x)) for x in xs]
    for data in (xs, fs, ss, ts):
        a = sorted(data)
        b = sorted(data, reverse=True)
        c = list(data)
        print(c.sort(), a == c, b == a[::-1], all(x <= y for x, y in zip(a, a[1:])), end=' ')
        c.sort(reverse=True)
        print(c == b, end=' ')
    pairs = [(x % 5, i) for i, x in enumerate(xs)]
    up, down = sorted(pairs, key=lambda p: p[0]), sorted(pairs, key=lambda p: p[0], reverse=True)
    print(up == sorted(pairs), all(p[0] > q[0] or p[0] == q[0] and p[1] < q[1] for p, q in zip(down, down[1:])), sorted(xs, key=str) == sorted(xs, key=lambda x: str(x)))
print(sorted([True, 2, 0]), sorted([1.5, 1, 2]), sorted([float('inf'), 1e300, -1.0]), sorted('banana'), sorted({3: 0, 1: 0}), sorted([1 << 70, 5, -(1 << 70)]))
nan = float('nan')
print(sorted([2.0, nan, 1.0]), sorted([nan, 2.0, 1.0], reverse=True))
for f in (lambda: sorted([1, 'a', 2]), lambda: sorted(), lambda: sorted([1], 2), lambda: sorted([1], bad=2), lambda: sorted([1], reverse='x'), lambda: [2, 1].sort(5),
          lambda: [1].sort(reverse=None), lambda: sorted([2, 1], key=5), lambda: sorted(5), lambda: sorted([1, 2], reverse=1.5)):
    try:
        print(f())
    except TypeError as e:
        print(e)


class Bad:
    def __init__(self, l, n):
        self.l, self.n = l, n

    def __lt__(self, other):
        print(len(self.l), end=' ')
        self.l.append(1)
        return self.n < other.n


l = []
l += [Bad(l, 2), Bad(l, 1)]
try:
    l.sort()
except ValueError as e:
    print(e, len(l))
l = [3, 1, 2]
seen = []
l.sort(key=lambda x: seen.append(list(l)) or x)
print(seen, l)
l = [3, 1, 2]
try:
    l.sort(key=lambda x: 1 // (x - 1))
except ZeroDivisionError as e:
    print(e, l)

# *args and optional keywords of natives.
print(max(1, 2), max([1, 2]), max(1, 2, key=lambda x: -x), max([], default=5), min('b', 'a', 'c'), {1}.union([2], (3,)), {1, 2}.intersection(), 'a'.join(('x', 'y')))
for f in (lambda: max(), lambda: max(1), lambda: max(1, 2, default=3), lambda: max(1, 2, bad=3), lambda: {}.update(1, 2), lambda: set.union(), lambda: set.union(5), lambda: dict.update()):
    try:
        print(f())
    except TypeError as e:
        print(e)
