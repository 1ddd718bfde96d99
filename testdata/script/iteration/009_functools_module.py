# functools: reduce, partial, lru_cache, wraps, cmp_to_key, total_ordering, singledispatch, cached_property
import functools as ft
print(ft.reduce(lambda a, b: a + b, [1, 2, 3]), ft.reduce(max, "hello"), ft.reduce(lambda a, b: [b] + a, "abc", []), ft.reduce(lambda a, b: 1, [], 5), ft.reduce(lambda a, b: 1, [7]))
for bad in ("ft.reduce(max, [])", "ft.reduce(max)", "ft.reduce(max, 5)", "ft.reduce(5, [1, 2])", "ft.partial()", "ft.partial(5)", "ft.partial(len)()", "ft.partial(len, [1], [2])()"):
    try:
        print(eval(bad))
    except TypeError as e:
        print(bad, "->", e)
p = ft.partial(lambda *a, **k: (a, k), 1, x=2)
print(p(3, y=4), p(x=9), p.args, p.keywords, ft.partial(p, 5, z=1)(6), ft.partial(p, 5).args, ft.partial(int, base=2)("101"), ft.partial(print, sep="-") is not None)
calls = []
@ft.lru_cache(maxsize=2)
def f(x, y=0):
    calls.append(x)
    return x * 10
print(f(1), f(1), f(2), f(3), f(1), calls, f.cache_info(), f.cache_parameters(), f.__wrapped__(9), f.__name__)
f.cache_clear()
print(f.cache_info(), f(1.0), f(1), f.cache_info().hits)
@ft.lru_cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info())
@ft.cache
def g(*a, **k): return len(a) + len(k)
print(g(1, 2, z=3), g(1, 2, z=3), g.cache_info())
try:
    g([])
except TypeError as e:
    print(e)
def deco(f):
    @ft.wraps(f)
    def wrapper(*a):
        "wrapper doc"
        return f(*a)
    return wrapper
@deco
def named(x: int) -> str:
    "named doc"
    return x
print(named.__name__, named.__doc__, named.__wrapped__(5), named.__annotations__, named.__qualname__, named.__module__)
print(sorted([3, 1, 2], key=ft.cmp_to_key(lambda a, b: b - a)), sorted(["b", "A", "c"], key=ft.cmp_to_key(lambda a, b: (a.lower() > b.lower()) - (a.lower() < b.lower()))), ft.cmp_to_key(lambda a, b: 0)(1) == ft.cmp_to_key(lambda a, b: 0)(2))
@ft.total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
print(V(1) <= V(1), V(2) > V(1), V(1) >= V(2), V(1) != V(1))
try:
    @ft.total_ordering
    class W: pass
except ValueError as e:
    print(e)
@ft.singledispatch
def show(x): return "object " + repr(x)
@show.register
def _(x: int): return "int %d" % x
@show.register(list)
def _(x): return "list of " + ", ".join(map(show, x))
show.register(str, lambda x: "str " + x)
print(show(5), show("s"), show([1, "a", 2.5]), show(True), show.dispatch(bool) is show.dispatch(int), show(None))
class C:
    n = 0
    @ft.cached_property
    def value(self):
        C.n += 1
        return C.n
    @ft.singledispatchmethod
    def m(self, x): return "other"
    @m.register
    def _(self, x: int): return "int"
    part = ft.partialmethod(lambda self, a, b: (a, b), 1)
c = C()
print(c.value, c.value, C().value, vars(c), c.m(1), c.m("s"), c.part(2))
del c.value
print(c.value, ft.update_wrapper.__name__, ft.WRAPPER_ASSIGNMENTS[:3])
class Cached:
    @ft.lru_cache(maxsize=None)
    def m(self, x): return x, len(calls)
o = Cached()
print(o.m(1) is o.m(1), Cached.m.cache_info().hits, ft.lru_cache(maxsize=0)(lambda x: x)(1))
