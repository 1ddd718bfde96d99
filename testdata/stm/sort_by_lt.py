# Sorting objects whose comparison is written in Python: order, stability, how many
# comparisons, errors, and what comparisons may do to the list.
import functools
import random
import threading


class P:
    counts = threading.local()

    def __init__(self, key, place):
        self.key, self.place = key, place

    def __lt__(self, other):
        P.counts.n += 1
        return self.key < other.key

    def __repr__(self):
        return 'P(%s, %s)' % (self.key, self.place)


def inputs(rnd, n):
    yield 'random', [rnd.randrange(n + 1) for _ in range(n)]
    yield 'few', [rnd.randrange(3) for _ in range(n)]
    yield 'up', list(range(n))
    yield 'down', list(range(n, 0, -1))
    yield 'saw', [i % 50 for i in range(n)]
    yield 'nearly', [i if rnd.randrange(20) else rnd.randrange(n + 1) for i in range(n)]
    yield 'tent', [max(i, n - i) for i in range(n)]
    yield 'tail', list(range(n)) + [rnd.randrange(n + 1) for _ in range(3)]


def bound(n):
    return n * max(n - 1, 1).bit_length() + n


def check(seed, sizes=(0, 1, 2, 3, 5, 23, 24, 25, 63, 100, 500)):
    P.counts.n = 0
    rnd = random.Random(seed)
    for n in sizes:
        for name, keys in inputs(rnd, n):
            items = [P(k, i) for i, k in enumerate(keys)]
            for reverse in (False, True):
                want = sorted(range(len(keys)), key=lambda i: keys[i], reverse=reverse)
                P.counts.n = 0
                assert [p.place for p in sorted(items, reverse=reverse)] == want, (seed, n, name)
                again = list(items)
                again.sort(reverse=reverse)
                assert [p.place for p in again] == want
                assert [p.place for p in sorted(tuple(items), key=lambda p: p, reverse=reverse)] == want
                assert [p.place for p in sorted((p for p in items), reverse=reverse)] == want
    for n in (100, 500):
        for name, keys in inputs(rnd, n):
            items = [P(k, i) for i, k in enumerate(keys)]
            P.counts.n = 0
            sorted(items)
            assert P.counts.n <= bound(n), (name, n, P.counts.n)
            if name == 'up' or name == 'down':
                assert P.counts.n == n - 1, (name, P.counts.n)


check(1)
print('single')
P.counts.n = 0


class Other:
    def __init__(self, key):
        self.key = key

    def __gt__(self, other):
        return self.key > other.key

    def __lt__(self, other):
        return NotImplemented


class Derived(P):
    def __gt__(self, other):
        return 'derived' and self.key > other.key


print([x.key for x in sorted([P(3, 0), Derived(2, 0), P(1, 0)])], [x.key for x in sorted([Other(3), Other(1), Other(2)])])


class Result:
    def __init__(self, key): self.key = key
    def __lt__(self, other): return [0] * (self.key < other.key)


print([r.key for r in sorted(map(Result, (3, 1, 2)))])


@functools.total_ordering
class T:
    def __init__(self, key): self.key = key
    def __eq__(self, other): return self.key == other.key
    def __gt__(self, other): return self.key > other.key


print([x.key for x in sorted([T(2), T(3), T(1)])])
for bad in ([P(1, 0), 3], [P(1, 0), P(2, 0), None], [Other(1), P(1, 0), object()]):
    kept = list(bad)
    try:
        bad.sort()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e, len(bad), all(x in kept for x in bad))


class Meddler:
    def __init__(self, l, key): self.l, self.key = l, key
    def __lt__(self, other):
        if len(self.l):
            print('seen', len(self.l))
        if self.key == 3:
            self.l.append(1)
        return self.key < other.key


l = []
l += [Meddler(l, k) for k in (1, 2, 3)]
try:
    l.sort()
except ValueError as e:
    print(e, len(l))


class Angry:
    n = 0
    def __lt__(self, other):
        Angry.n += 1
        if Angry.n == 5:
            raise RuntimeError('enough')
        return False


l = [Angry() for _ in range(9)]
try:
    l.sort()
except RuntimeError as e:
    print(e, len(l), e.__traceback__.tb_next.tb_frame.f_code.co_name)

# A key function and a comparison in Python, nested sorts, in threads.
results = []


def work(seed):
    check(seed)
    rnd = random.Random(seed)
    rows = [(rnd.randrange(40), i) for i in range(400)]
    a = sorted(rows, key=lambda r: P(r[0], r[1]))
    b = sorted(rows, key=lambda r: r[0])
    assert a == b
    groups = sorted([[P(rnd.randrange(9), i) for i in range(5)] for _ in range(60)], key=lambda g: sorted(g)[0])
    assert [min(p.key for p in g) for g in groups] == sorted(min(p.key for p in g) for g in groups)
    results.append(seed)


threads = [threading.Thread(target=work, args=(k,)) for k in range(4)]
for t in threads: t.start()
for t in threads: t.join()
print(sorted(results))


# The same errors and results while another thread runs.
def others():
    for bad in ([P(1, 0), 3], [P(1, 0), P(2, 0), None], [Other(1), P(1, 0), object()]):
        try:
            bad.sort()
        except (TypeError, AttributeError) as e:
            print(type(e).__name__, e, len(bad))
    print([x.key for x in sorted([P(3, 0), Derived(2, 0), P(1, 0)])], [x.key for x in sorted([Other(3), Other(1), Other(2)])])
    print([x.key for x in sorted([T(2), T(3), T(1)])], [r.key for r in sorted([Result(3), Result(1), Result(2)], reverse=True)])
    l = []
    l += [Meddler(l, k) for k in (1, 2, 3)]
    try:
        l.sort()
    except ValueError as e:
        print(e, len(l))
    Angry.n = 0
    l = [Angry() for _ in range(9)]
    try:
        l.sort(key=lambda x: x)
    except RuntimeError as e:
        print(e, len(l), e.__traceback__.tb_next.tb_frame.f_code.co_name)
    try:
        sorted([Angry(), Angry()], key=1)
    except TypeError as e:
        print(e)


done = threading.Event()


def idle():
    while not done.is_set():
        sum(range(100))


other = threading.Thread(target=idle)
other.start()
P.counts.n = 0
for _ in range(20):
    sorted(P(i * 7 % 31, i) for i in range(100))
others()
done.set()
other.join()
