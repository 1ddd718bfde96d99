# What natives call: other natives, classes, partials, cached functions, Python functions.
import functools
import operator
from functools import lru_cache, partial
from itertools import accumulate, groupby, islice, starmap, takewhile


def raised(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def stop_at_3(v):
    if v == 3:
        raise StopIteration
    return v


def fail(v):
    raise ValueError(v)


print("map and filter")
print(list(map(len, ["a", "bc", ""])), list(map(abs, (-1, 2.5))), list(map(str.upper, "abc")))
print(list(map(int, ["1", "2"])), list(map(str, [1, None])), list(map(type, [1, ""])), list(map(bool, [0, 1])))
print(list(map(dict.fromkeys, ["ab"])), list(map({1: "x"}.get, [1, 2])), list(map([3, 4].__getitem__, [1, 0])))
print(list(map(operator.itemgetter(1), [(1, 2), "ab"])), list(map(operator.add, [1, 2], (3, 4))))
print(list(filter(None, [0, 1, "", 2])), list(filter(bool, (0, 3))), list(filter(str.isdigit, "a1b2")))
print(list(map(stop_at_3, [1, 2, 3, 4])), list(filter(stop_at_3, [1, 2, 3, 4])))
for v in map(stop_at_3, [1, 3, 5]):
    print("item", v)
it = iter([1, 2, 3])
print(list(map(lambda a: (a, next(it, None)), it)))
x = [1, 2]
x.extend(map(str, islice(x, 2)))
print(x)
for args in (len, [1]), (str.lower, [1]), (fail, [1]), (ord, ["ab"]), (3, [1]), (len, 3), (max, [()]), (pow, [1]):
    print(raised(lambda f, l: list(map(f, l)), *args))
for args in (len, [1]), (fail, [1]), (3, [1]), (None, 3):
    print(raised(lambda f, l: list(filter(f, l)), *args))

print("keys")
print(sorted("bA", key=str.lower), sorted([(1, 2), (2, 1)], key=operator.itemgetter(1)), sorted([3, 1, 2], key=partial(pow, -1)))
print(max([(1, 2), (2, 1)], key=lambda v: v[1]), min(["bb", "a"], key=len), max("ab", key={"a": 2, "b": 1}.get))
print(raised(lambda: sorted([1], key=len)), raised(lambda: max([1], key=fail)), raised(lambda: min([1, 2], key=3)))
print([(k, list(g)) for k, g in groupby(["a", "b", "cc"], len)], list(starmap(pow, [(2, 3), (3, 2)])))
print(list(accumulate([3, 1, 4], max)), list(takewhile(str.isdigit, "12a")), functools.reduce(operator.mul, range(1, 6)))
print(all(map(str.isdigit, "12")), any(map(str.isdigit, "ab")), sum(map(len, ["a", "bc"])))

print("zip and enumerate")
print(list(zip([1, 2], "ab", (3, 4, 5))), list(zip([1, 2])), list(zip()), list(zip([1, 2], iter([1]))))
for t in zip([1, 2], "ab", (3, 4)):
    print(t, end=" ")
for a, b, c in zip([1, 2], "ab", range(9)):
    print(a, b, c, end=" ")
for p in enumerate("xy", 5):
    print(p, end=" ")
print()
one = iter([1, 2, 3, 4, 5])
print(list(zip(one, one)), list(one), raised(lambda: list(zip([1], [1, 2], strict=True))))


print("partial")


def f(a, b=2, *c, **k):
    return a, b, c, k


q = partial(f, 1)
print(q(), q(5), q(5, 6, 7), q(b=3), q(z=1), raised(q, 1), raised(partial(f)))
print(partial(max, 3)(2), partial(max, 3)(5), partial(max, 3)(1, 9), raised(partial(len), 1, 2), partial(int, base=2)("11"))
print(len(partial(f, *range(1000))(1)[2]), list(map(partial(int, "12"), [10, 16])))


class C:
    def __new__(cls, *a):
        print("new", a)
        return super().__new__(cls)

    def __init__(self, *a):
        self.a = a

    m = partial(f, 7)

    @lru_cache(None)
    def g(self, x):
        print("miss", x)
        return x

    @lru_cache(4, typed=True)
    def h(self, x):
        print("miss typed", x)
        return x


c = partial(C, 1, 2)(3)
print(c.a, c.m(1))


class P(partial):
    def __call__(self, *a):
        return "P", super().__call__(*a)


print(P(f, 1)(2), partial(P(f, 1), 3)(4))

print("lru_cache")
print(c.g(1), c.g(1), c.g(1.0), c.h(1), c.h(1.0), c.h(1), C.g.cache_info(), C.h.cache_info())
print(C.g(c, 1), raised(c.g).replace("C.", ""), raised(c.g, 1, 2, 3).replace("C.", ""), type(c.g).__name__)
c.__dict__["g"] = lambda x: ("own", x)
print(c.g(5))


@lru_cache
def u(*a):
    return len(a)


print(u(), u(), u(1), u(1, 2), u("a"), u(1, 2), u.cache_info(), raised(u, []))
print(list(map(u, [1, 2, 1])), u.cache_info())


@lru_cache(2)
def order(x):
    print("order", x)
    return x


for x in 1, 2, 1, 3, 1, 2:
    order(x)
print(order.cache_info())


class Key:
    def __init__(self, x):
        self.x = x

    def __hash__(self):
        return hash(self.x)

    def __eq__(self, other):
        return self.x == other.x


print(u(Key(1)), u(Key(1)), u.cache_info())

print("keys with methods")
d = {Key(1): "a", Key(2): "b"}
print(d[Key(1)], d.get(Key(3)), Key(2) in d, Key(3) in {Key(1)}, raised(lambda: d[3]), len({Key(1), Key(1)}))
print(Key(1) in [Key(2), Key(1)], [Key(1), Key(2)].index(Key(2)), [Key(1)].count(Key(1)), raised(lambda: Key(1) in [3]))


class Derived(Key):
    def __eq__(self, other):
        return "derived"

    def __lt__(self, other):
        return NotImplemented

    def __gt__(self, other):
        return True


print(Key(1) == Derived(1), Derived(1) == Key(1), Derived(1) < Derived(2), raised(lambda: Key(1) < Key(2)))
print(raised(lambda: sorted([Key(1), Key(2)])), len(sorted([Derived(1), Derived(2)])))
