# Natives that go through generators while the thread's transactions end: what
# they have taken so far counts, once.
import threading

N = 8000


def numbers(n=N):
    for i in range(n):
        yield i


class Items:
    """Iterable, by a generator or by a builtin iterator."""

    def __init__(self, made):
        self.made = made

    def __iter__(self):
        return self.made()


class Strange(set):
    def add(self, x):
        raise AssertionError("not called")


def failing(n):
    yield from range(n)
    raise KeyError(n)


def outcomes():
    l, s, strange = [-1], {-1}, Strange()
    l.extend(i for i in range(N))
    s.update(i % 7 for i in range(N))
    strange.update(i % 7 for i in range(N))
    yield len(l), sum(l), sorted(s), sorted(strange)
    yield sum(numbers()), sum((i for i in range(N)), 0.5), sum((i for i in range(N)), 10**30)
    yield any(i > N for i in range(N)), any(i == N - 1 for i in range(N)), all(i < N for i in range(N)), all(i != N - 1 for i in range(N))
    yield list(numbers()) == list(range(N)), tuple(numbers()) == tuple(range(N)), set(numbers()) == set(range(N)), frozenset(numbers()) == frozenset(range(N))
    yield type(frozenset(numbers())), type(set(numbers())), type(tuple(numbers()))
    yield len("".join("ab" for i in range(N))), sorted((-i for i in range(N)), key=lambda i: -i)[0], sorted(numbers(), reverse=True)[0]
    yield min(-i for i in range(N)), max(i / 2 for i in range(N)), min((i for i in range(N)), key=lambda i: (i - 6000) ** 2), max(numbers(), key=str)
    yield max((str(i) for i in range(N)), default=1), min((i for i in ()), default=1), max((i for i in (1, 2.5, 2, 3.5))), min(Items(numbers), default=2)
    yield [*numbers()][-1], len({*numbers()}), len([*numbers(), *numbers()])
    for made in numbers, lambda: iter({1: 2, 3: 4}), lambda: iter([0, 1]), lambda: map(str, ()):
        x = Items(made)
        yield sum(x), any(x), all(x), len(set(x)), len(frozenset(x)), sum(x, 1), len(list(x)), len(tuple(x)), len(sorted(x))
        s = set()
        s.update(x)
        strange = Strange()
        strange.update(x)
        yield len(s), strange == s
    for native in sum, list, tuple, set, frozenset, sorted, [].extend, set().update, all:
        for n in 1, N:
            g = failing(n) if native is not all else (x or 1 for x in failing(n))
            try:
                yield native(g)
            except KeyError as e:
                yield native.__name__, e.args, list(g)
    l = []
    try:
        l.extend(failing(N))
    except KeyError:
        yield l == list(range(N))
    try:
        "".join(str(i) if i < N - 1 else i for i in range(N))
    except TypeError as e:
        yield str(e)
    g = numbers()
    any(i == 5 for i in g)
    yield next(g)
    yield any(any(i * j == 90 for i in range(10)) for j in range(N)), sum(sum(i for i in range(j % 5)) for j in range(N))


def work(k):
    found[k] = [x for _ in range(2) for x in outcomes()]


found = {}
threads = [threading.Thread(target=work, args=(k,)) for k in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
assert found[0] == found[1] == found[2]
for x in found[0][:len(found[0]) // 2]:
    print(x)
