# Sums like n += f(): n is loaded first, f may do anything, and what f adds to n itself is lost.
import threading
import time

from tools.together import together

THREADS, N = 4, 100


lock = threading.Lock()


class Odd(Exception):
    pass


class Box:
    def __init__(self):
        self.name, self.n, self.m, self.seen = 'box', 0, 0, 0


a, b = Box(), Box()
g = 0
h = 0


# What stands on the right: each gives what the sum grows by.
def plain(x):
    return x


def adds(x):
    global g
    a.n += 5
    g += 5
    return x


def adds_late(x):
    global g
    a.n += plain(5)
    g += plain(5)
    return x


def stores(x):
    global g
    a.n = 77
    g = 77
    return x


def reads(x):
    return x + a.n * 0 + g * 0


def compares(x):
    return x if a.n > -1 and g >= 0 else -1


def other(x):
    global h
    b.n += plain(1)
    b.m += adds_other(1)
    h += plain(1)
    return x


def adds_other(x):
    b.n += plain(1)
    return x


def recursive(x, depth=3):
    global g
    if depth:
        a.n += recursive(x, depth - 1)
        g += recursive(x, depth - 1)
    return x


def takes_long(x):
    for i in range(300):
        pass
    return x


def deletes_attr(x):
    a.extra = 1
    del a.n
    return x


def deletes_global(x):
    global g
    del g
    return x


def truth(x):
    return x == x


def calls_sum(x):
    return sum([x, x, x])


def many_bytecodes(x):
    return sum([i * 0 for i in range(200)]) + x


KINDS = {
    plain: lambda x: x, adds: lambda x: x, adds_late: lambda x: x, stores: lambda x: x, reads: lambda x: x,
    compares: lambda x: x, other: lambda x: x, recursive: lambda x: x, takes_long: lambda x: x,
    deletes_attr: lambda x: x, deletes_global: lambda x: x,
    truth: lambda x: 1, calls_sum: lambda x: 3 * x, many_bytecodes: lambda x: x,
}


def add_attr(f, x):
    a.n += f(x)


def sub_attr(f, x):
    a.n -= f(x)


def add_global(f, x):
    global g
    g += f(x)


def sub_global(f, x):
    global g
    g -= f(x)


def both(f, x):
    global g
    a.n += f(x)
    g += f(x)


def looks(f, x):
    a.n += f(x)
    b.seen = a.n


for f, by in KINDS.items():
    for attr, glob, body in (1, 0, add_attr), (-1, 0, sub_attr), (0, 1, add_global), (0, -1, sub_global), (1, 1, both), (1, 0, looks):
        if f is deletes_attr and glob or f is deletes_global and attr:
            continue
        if body is both and f in (adds, adds_late, stores, recursive):
            continue  # the second sum would change the first, too
        a, b, g, h = Box(), Box(), 10 ** 6, 0
        a.n = 10 ** 6

        def work(k):
            for i in range(N // 10):
                with lock:
                    body(f, i + k)

        failed = together(work)
        total = sum([by(i + k) for i in range(N // 10) for k in range(THREADS)])
        if failed or attr and a.n != 10 ** 6 + attr * total or glob and g != 10 ** 6 + glob * total:
            print(f.__name__, body.__name__, failed, a.n, g, total)
print('kinds', len(KINDS))

# It fails, and is done again.
a = Box()
g = 0
failures = [0] * THREADS


def fails(x):
    if x % 3 == 0:
        raise Odd
    return x


def try_again(k):
    global g
    for i in range(N):
        with lock:
            for x in (i, i + 1):
                try:
                    a.n += fails(x)
                except Odd:
                    failures[k] += 1
                try:
                    g += fails(x)
                except Odd:
                    pass
                else:
                    a.m += 1


want = THREADS * sum([x for i in range(N) for x in (i, i + 1) if x % 3])
print(together(try_again), a.n == want, g == want, a.m + sum(failures) == 2 * THREADS * N)

# Nobody is locked out for long: without a lock sums may be lost, but nothing else appears.
a = Box()


def unlocked(k):
    for i in range(N):
        a.n += plain(1)


print(together(unlocked), 0 < a.n <= THREADS * N)

# In a generator the sum waits for what is sent.
a = Box()


def waiting():
    while True:
        a.n += yield


def sends(k):
    sum_up = waiting()
    next(sum_up)
    for i in range(N):
        with lock:
            a.m += 1
            sum_up.send(0)
    with lock:
        sum_up.close()


print(together(sends), a.n, a.m == THREADS * N)


def fresh_generator(k):
    for i in range(N):
        with lock:
            sum_up = waiting()
            next(sum_up)
            try:
                sum_up.throw(Odd)
            except Odd:
                pass
            sum_up = waiting()
            next(sum_up)
            sum_up.send(2)
            a.n += plain(1)
            del sum_up


a = Box()
print(together(fresh_generator), a.n == 3 * THREADS * N)

# Which object it is is found out first.
a, b = Box(), Box()


def another(k):
    for i in range(N):
        with lock:
            o = a
            o.n += (o := b).m + plain(2)
            o.m += plain(0)
        with lock:
            for o in a, b:
                o.seen += plain(1)


print(together(another), a.n == 2 * THREADS * N, b.n, a.seen == b.seen == THREADS * N)


# The sum is no small number.
class Big:
    def __init__(self):
        self.name, self.n, self.f = 'big', 2 ** 61 - 50, 0


big = Big()


def grows(k):
    for i in range(N):
        with lock:
            big.n += plain(1)
        with lock:
            big.f += plain(0.5)
            if big.f == 10:
                big.f = 0
        with lock:
            if i % 50 == k:
                try:
                    big.f += plain('text')
                except TypeError as e:
                    assert str(e) in ("unsupported operand type(s) for +=: 'int' and 'str'", "unsupported operand type(s) for +=: 'float' and 'str'")


print(together(grows), big.n == 2 ** 61 - 50 + THREADS * N, big.f == THREADS * N * 0.5 % 10)

# What is added looks at the number, which must go with another one.
class Looks:
    def __radd__(self, n):
        wrong.append(n) if b.n != n or h != n else None
        return n + 4

    __rsub__ = __radd__


def looks_at():
    for i in range(1500):
        pass
    return LOOKS


LOOKS, wrong = Looks(), []
a, b = Box(), Box()
g = h = 0


def go_together(k):
    global g, h
    for i in range(12 * N):
        with lock:
            if (i + k) % 48:
                a.n += plain(4)
                g += plain(4)
            elif i % 2:
                a.n += looks_at()
                g += plain(4)
            else:
                a.n += plain(4)
                g -= looks_at()
            b.n += plain(4)
            h += plain(4)


print(together(go_together), wrong[:3], a.n == b.n == g == h == 48 * THREADS * N)

# A number that goes through a local variable is read.
a = Box()
g = 0
taken = []


def takes(k):
    global g
    for i in range(4 * N):
        with lock:
            n = a.n
            n += plain(1)
            a.n = n
            m = g
            m += plain(1)
            g = m
            taken.append((n, m))


print(together(takes), sorted(taken) == [(i, i) for i in range(1, 4 * THREADS * N + 1)], a.n == g == len(taken))

# It takes so long that others come in between.
a = Box()


def sleeps(x):
    time.sleep(0.001)
    return x


def slow(k):
    for i in range(5):
        with lock:
            a.n += sleeps(1)
            a.m += takes_long(1)


print(together(slow), a.n, a.m)
