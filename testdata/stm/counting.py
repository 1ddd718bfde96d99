# Attributes that several threads count in: whatever else is done with them, no addition is
# lost, no decision is wrong, and who looks at a number sees one that it has had.
import copy
import threading

from tools.together import together

THREADS, N = 4, 1000


class Counter:
    def __init__(self, start=0):
        self.lock = threading.Lock()
        self.value = start
        self.calls = 0
        self.name = 'c'

    def add(self, n):
        with self.lock:
            self.value += n
            self.calls += 1

    def take(self, n):
        """Take n away if so much is left."""
        with self.lock:
            if self.value >= n:
                self.value -= n
                return True
            return False

    def look(self):
        with self.lock:
            return self.value, self.calls


# Nothing but additions.
c = Counter()
print(together(lambda k: [c.add(k + 1) for _ in range(N)]), c.value == N * sum(range(1, THREADS + 1)), c.calls == THREADS * N)

# And looks: both numbers belong together.
c = Counter()


def add_and_look(k):
    last = 0
    for i in range(N):
        c.add(3)
        if i % 50 == k:
            value, calls = c.look()
            assert value == 3 * calls and calls > last
            last = calls


print(together(add_and_look), c.look() == (3 * THREADS * N, THREADS * N))

# Tests: what is there is given away exactly once, and never more.
for start in 0, 1, N // 2, THREADS * N - 1, THREADS * N * 2:
    c = Counter(start)
    got = [0] * THREADS

    def take(k):
        for _ in range(N):
            if c.take(1):
                got[k] += 1

    print(start, together(take), sum(got) == min(start, THREADS * N), c.value == start - sum(got))


# Every comparison, both ways round, near where it turns.
class Gate:
    def __init__(self):
        self.n = 0
        self.wrong = 0

    def lt(self, x):
        return 1 if self.n < x else 0

    def le(self, x):
        return 1 if self.n <= x else 0

    def gt(self, x):
        return 1 if x < self.n else 0

    def ge(self, x):
        if not self.n >= x:
            return 0
        return 1

    def eq(self, x):
        if self.n == x:
            return 1
        return 0

    def ne(self, x):
        while self.n != x:
            return 1
        return 0

    def zero(self):
        if self.n == 0:
            return 1
        return 0

    def step(self, d):
        self.n += d


gate, lock = Gate(), threading.Lock()


def through(k):
    for i in range(N):
        x = i % 5 - 2
        with lock:
            gate.step(1 if (i + k) % 2 else -1)
            lt, le, eq, ne, gt, ge = gate.lt(x), gate.le(x), gate.eq(x), gate.ne(x), gate.gt(x), gate.ge(x)
            zero = gate.zero()
            ok = (lt + eq + gt, le, ge, ne) == (1, lt + eq, gt + eq, 1 - eq)
            if x == 0:
                ok = ok and zero == eq
            gate.wrong += not ok
            gate.step(1 if i % 2 else -1)


print(together(through), gate.wrong, gate.n)


# Each gets a number of its own.
class Tickets:
    next = 0

    def __init__(self):
        self.next = 0
        self.given = 0


tickets, mine = Tickets(), [[] for _ in range(THREADS)]


def draw(k):
    for _ in range(N):
        with lock:
            tickets.next += 1
            n = tickets.next
        tickets.given += 0
        mine[k].append(n)


print(together(draw), sorted(sum(mine, [])) == list(range(1, THREADS * N + 1)), all(m == sorted(m) for m in mine))

# Beyond small ints and back.
c = Counter(2 ** 61 - 5)
d = Counter(-2 ** 61 + 5)


def far(k):
    for i in range(N):
        c.add(1 if i % 2 else 2)
        with lock:
            d.value -= 3
        c.add(-2 ** 60)
        c.add(2 ** 60)


print(together(far), c.value - 2 ** 61, d.value + 2 ** 61)

# Numbers that are no ints, from some time on.
c = Counter()


def half(k):
    for i in range(N):
        with lock:
            c.value += 1
            if i == N // 2 and k == 1:
                c.value += 0.5
            if i == N - 10 and k == 2:
                c.value = int(c.value)


print(together(half), c.value in (THREADS * N, THREADS * N + 0.5))


# Attributes come and go, the object gets a dict, its class another attribute of that name.
class Thing:
    pass


things = [Thing() for _ in range(5)]
for t in things:
    t.count = t.other = 0


def change(k):
    for i in range(N):
        t = things[i % 5]
        with lock:
            t.count += 1
        if i % 500 == 100 * k:
            with lock:
                if i % 1000 < 500:
                    setattr(t, 'extra%d' % k, i)
                else:
                    before = t.count
                    was = vars(t)['count']
                    assert was == before == getattr(t, 'count') == copy.copy(t).count
                    t.__dict__['count'] += 1
                    del t.count
                    t.count = before
        if i % 700 == k:
            with lock:
                n = t.count
                t.count = 0
                t.other += n


print(together(change), sum(t.count + t.other for t in things) == THREADS * N)


class Odd:
    def __init__(self):
        self.n = 0
        self.seen = 0

    def bump(self):
        self.n += 1


odd = Odd()
stored = [0]


def become(k):
    for i in range(N):
        with lock:
            odd.bump()
        if k == 0 and i == N // 2:
            with lock:
                stored[0] = odd.n

                def get(self):
                    return stored[0]

                def put(self, x):
                    stored[0] = x
                Odd.n = property(get, put)


print(together(become), stored[0] == THREADS * N, odd.n == stored[0], odd.__dict__['n'] < stored[0])


class Watched:
    def __init__(self):
        self.n = self.sets = 0

    def bump(self):
        self.n += 2


watched, sets = Watched(), [0] * THREADS


def setter(self, name, x):
    object.__setattr__(self, 'sets', self.sets + 1)
    object.__setattr__(self, name, x)


def define():
    Watched.__setattr__ = setter


barrier = threading.Barrier(THREADS, action=define)


def watch(k):
    for i in range(2 * N):
        if i == N:
            barrier.wait()
        with lock:
            watched.bump()
            sets[k] += i >= N


print(together(watch), watched.n == 4 * THREADS * N, watched.sets == sum(sets) == THREADS * N)


# Subclasses, slots, class attributes.
class Sub(Counter):
    def add(self, n):
        super().add(n)
        self.calls += 0


class Slots:
    __slots__ = ('n', '__weakref__')

    def __init__(self):
        self.n = 0


class Shared:
    total = 0

    def bump(self):
        Shared.total += 1


sub, slots, shared = Sub(), Slots(), Shared()


def several(k):
    for i in range(N):
        sub.add(1)
        with lock:
            slots.n += 1
            if slots.n < 0:
                raise ValueError
            shared.bump()


print(together(several), sub.value, slots.n, Shared.total)


# Globals: added to, looked at, deleted and made again, shadowed, in other namespaces.
total = even = odd_ones = 0


def add_globals(k):
    global total, even, odd_ones
    for i in range(N):
        total += k + 1
        with lock:
            if i % 2:
                odd_ones += 1
            else:
                even += 1
            if i % 300 == k:
                assert odd_ones + even <= THREADS * N
                n = even
                for _ in range(30):
                    assert even == n == globals()['even']


print(together(add_globals), total == N * sum(range(1, THREADS + 1)), even, odd_ones)

gone, made = 0, 0


def vanish(k):
    global gone, made
    for i in range(N):
        with lock:
            try:
                gone += 1
            except NameError as e:
                assert str(e) == "name 'gone' is not defined"
                globals()['new%d' % made] = made
                made += 1
                gone = 1
            if i % 100 == 10 * k:
                n = gone
                del gone
                if i % 200:
                    gone = n
                else:
                    total_of[0] += n
            elif i == N // 2:
                gone *= 1.0


total_of = [0]
print(together(vanish), total_of[0] + gone == THREADS * N, made > 0)

text = """
def bump(n):
    global count
    for _ in range(n):
        count += 1
"""
spaces = [{'count': 0}, {'pad': 1, 'count': 0}, {'count': 2 ** 61 - N}]
for s in spaces:
    exec(text, s)
like = [type(spaces[0]['bump'])(spaces[0]['bump'].__code__, s) for s in spaces]


def in_spaces(k):
    for i in range(N):
        like[(i + k) % 3](2)
        if i == N // 2 and k == 1:
            for j in range(2000):
                spaces[0]['x%d' % j] = j


print(together(in_spaces), [s['count'] for s in spaces] if sum(s['count'] for s in spaces) != 2 * THREADS * N + 2 ** 61 - N else True)

# Items of dicts: keys of all kinds, that come and go while the table grows.
words = ['w%d' % i for i in range(20)] + list(range(20)) + [(1, 'x'), 1.5, None, 2 ** 70]
counts = {w: 0 for w in words}


def count_words(k):
    for i in range(N):
        w = words[(i * 7 + k) % len(words)]
        with lock:
            counts[w] += 1
        if i % 10 == 0:
            with lock:
                counts['new', k, i] = 1
                counts['new', k, i] += 1
                if i % 100 == 10 * k:
                    n = counts.pop('w3')
                    counts['w3'] = n
                    before = counts[5]
                    counts[5] += 2
                    assert counts[5] == before + 2 == dict(counts)[5]
                    counts[5] -= 2
        if i == N // 2 and k == 1:
            with lock:
                counts[7] += 0.5


print(together(count_words), sum(counts[w] for w in words) == THREADS * N + 0.5, len(counts) == len(words) + THREADS * N // 10)
lost = {}


def fails(k):
    for i in range(N):
        try:
            lost[i % 7] += 1
        except KeyError as e:
            with lock:
                lost.setdefault(e.args[0], 0)
        if i % 100 == k:
            with lock:
                lost[8] = lost.get(8, 0) + lost.pop(i % 7, 0)


print(together(fails), 0 < sum(lost.values()) <= THREADS * N)

# Readers that have begun before anybody counted.
def fresh(counts, looks):
    class New:
        def __init__(self):
            self.value = 0

    new = New()

    def work(k):
        for i in range(20):
            with lock:
                if k % 2:
                    counts(new)
                else:
                    looks(new)

    together(work)
    return new.value


def count(c):
    for _ in range(10):
        c.value += 1


def see(c):
    n = c.value
    for _ in range(30):
        assert c.value == n and getattr(c, 'value') == n


print([fresh(count, see) for _ in range(30)] == [THREADS // 2 * 200] * 30)


# In generators, with values that are computed, and with exceptions in between.
def counting(c, n):
    for i in range(n):
        with lock:
            c.value += i
            c.calls += len([c])
            if i % 100 == 99:
                try:
                    c.value += None
                except TypeError as e:
                    c.name = str(e)
        yield i


c = Counter()
print(together(lambda k: list(counting(c, N))), c.value == THREADS * N * (N - 1) // 2, c.calls, c.name)


# A number that goes through a local variable is read, also where that is a sum in place.
class Tickets:
    def __init__(self):
        self.name, self.n = 'tickets', 0

    def take(self):
        n = self.n
        n += 1
        self.n = n
        return n


def take_global():
    global last
    n = last
    n += 1
    last = n
    return n


def take_item():
    n = numbers['n']
    n += 1
    numbers['n'] = n
    return n


tickets, last, numbers = Tickets(), 0, {'n': 0}
taken = [[], [], []]


def take_all(k):
    for i in range(N):
        with lock:
            for how, take in enumerate((tickets.take, take_global, take_item)):
                taken[how].append(take())


print(together(take_all), [sorted(t) == list(range(1, THREADS * N + 1)) for t in taken], tickets.n == last == numbers['n'])
