# Sorting keys of one kind, and rows of such, gives what comparing them one by one gives.
import functools
import hashlib
import random

rnd = random.Random(20)


def simple(items, key=None, reverse=False):
    """Sorted stably by < alone."""
    out = []
    for x in reversed(items) if reverse else items:
        at = len(out)
        kx = key(x) if key else x
        while at and kx < (key(out[at - 1]) if key else out[at - 1]):
            at -= 1
        out.insert(at, x)
    return out[::-1] if reverse else out


def small():
    return rnd.randint(-5, 5)


def number():
    return rnd.choice([small(), float(small()), small() / 4, 0.0, -0.0, 2**53, 2.0**53, -2**53])


def large():
    return rnd.choice([2**53, 2**53 + 1, 2.0**53, -2**53 - 1, -2.0**53, 1e300, -1e300, float('inf'), 2**61, -2**61, 2**61 - 1, 2**64, -2**80, small()])


def word():
    return ''.join(rnd.choice('ab\0') for _ in range(rnd.randint(0, 12)))


def text():
    return rnd.choice(['', 'common prefix ', 'common prefix of more than eight ']) + ''.join(
        rnd.choice('az\0é€\ud800\uffff😀') for _ in range(rnd.randint(0, 20)))


def zeros():
    return rnd.choice(['', 'a', 'a long one ']) + '\0' * rnd.randint(0, 30) + rnd.choice(['', '', 'x'])


def row(*parts):
    return lambda: tuple(p() for p in parts)


def lists(*parts):
    return lambda: [p() for p in parts]


def ragged():
    return tuple(small() for _ in range(rnd.randint(0, 3)))


def odd():
    return rnd.choice([True, False, small(), 1.5])


def nested():
    return ((small(), word()), small())


class Text(str):
    def __lt__(self, other):
        return len(self) < len(other)


def derived():
    return Text(word())


kinds = [small, number, large, word, text, zeros, row(zeros, zeros), odd, derived, ragged, nested, row(small, word), row(word, number), row(text, small, text), row(number, number, number),
         row(large, small), row(small, odd, word), row(small, ragged), lists(small, word), lists(word, lists(small)), row(lists(small), small), row(small, derived),
         row(*[lambda: rnd.randint(0, 1)] * 12), lists(*[lambda: rnd.choice('xy')] * 12), lambda: (), lambda: [], lambda: ('same',), row(word, lambda: None)]
digest = hashlib.sha256()
for n in 0, 1, 2, 7, 8, 9, 25, 60:
    for kind in kinds:
        items = [kind() for _ in range(n)]
        for some in items, sorted(items, key=str), [items[i // 2] for i in range(n)]:
            for reverse in False, True:
                try:
                    want = simple(some, reverse=reverse)
                except TypeError as e:
                    try:
                        sorted(some, reverse=reverse)
                    except TypeError as f:
                        digest.update(b'TypeError')
                    else:
                        digest.update(b'none')
                    continue
                got = sorted(some, reverse=reverse)
                assert list(map(id, got)) == list(map(id, want)) or repr(got) == repr(want), (n, some, got, want)
                pairs = [(x, i) for i, x in enumerate(some)]
                got = sorted(pairs, key=lambda p: p[0], reverse=reverse)
                assert got == simple(pairs, key=lambda p: p[0], reverse=reverse), (n, some)
                digest.update(repr(got).encode('utf-8', 'surrogatepass'))
print(digest.hexdigest())

# What cannot be compared, after some that can.
for bad in [(1, 2), (1, None)] * 10, [(1,), 1] * 10, [('a', 1), (1, 'a')] * 10, [[1], (1,)] * 10, [1, 'a', 2.5] * 10, [(1, {}), (1, {})] * 10, [1, None] * 9:
    try:
        print(sorted(bad))
    except TypeError as e:
        print(e)

# NaN is in no order: what comes is what comparisons say.
nan = float('nan')
print(sorted([3.0, nan, 1.0]), sorted([(1, nan), (1, 0.5), (0, 2.0)] * 1), sorted([nan, nan]) == sorted([nan, nan]), len(sorted([(i % 3, nan, -i) for i in range(50)])))


# Rows that a comparison changes.
class Changes:
    def __init__(self, rows):
        self.rows = rows

    def __lt__(self, other):
        for r in self.rows:
            if len(r) > 1:
                r[0] = 'x'
                r.pop()
        return False


for first in (0, 1), ('a', 'b'), ('a', 'a'), ('same as the other', 'same as the other one'):
    rows = []
    rows.extend([first[i % 2], Changes(rows)] for i in range(30))
    kept = list(rows)
    kept[0][1].rows = kept
    rows.sort()
    print(len(rows), sorted(map(len, rows))[0], {id(r) for r in rows} == {id(r) for r in kept})


# The list that is sorted is empty meanwhile.
class Looks:
    seen = set()

    def __eq__(self, other):
        Looks.seen.add(len(l))
        return False

    def __lt__(self, other):
        l.append(1)
        return False


l = [(1, Looks()) for _ in range(12)]
try:
    l.sort()
except ValueError as e:
    print(e, Looks.seen <= {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30}, len(l))
print(sorted(['a' * i for i in range(300)], reverse=True)[0] == 'a' * 299, sorted(['b'] * 100 + ['a'] * 100)[99:101], sorted([('k' * 50, i) for i in range(60, 0, -1)])[0][1])
print(functools.reduce(lambda a, b: b if a <= b else None, sorted(text() for _ in range(1000))) is not None)

# Texts that are in order already, or nearly; equal ones stay as they are.
words = ['', 'a', 'a\0', 'ab', 'abcdefgh', 'abcdefgh', 'abcdefghi', 'b', '\x7f', '\x80', 'é', '\ud7ff', '\ud800', '\udfff', '\ue000', '\uffff', '\U00010000']
pairs = [(word, i) for i, word in enumerate(words)]
for case in words, words[::-1], words[1:] + words[:1], words[:1], [], words[4:6] * 3:
    for reverse in False, True:
        given = case[:]
        given.sort(reverse=reverse)
        print([words.index(word) for word in given], [words.index(word) for word in sorted(case, reverse=reverse)])
for case in pairs, pairs[::-1]:
    for reverse in False, True:
        print([i for word, i in sorted(case, key=lambda pair: pair[0], reverse=reverse)])
