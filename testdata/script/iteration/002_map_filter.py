# map and filter
print(list(map(str, [1, 2])), list(map(len, ["a", "bb"])), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(map(max, [1, 5], [3, 2], [2, 9])), list(map(abs, [])))
print(list(filter(None, [0, 1, "", "a", [], [0], None])), list(filter(lambda x: x > 1, [1, 2, 3])), list(filter(str.isdigit, "a1b2")), list(filter(bool, [0, 2])), list(filter(None, ())))
m = map(str, [1, 2, 3])
print(type(m).__name__, iter(m) is m, next(m), list(m), list(m), next(m, "end"))
f = filter(lambda x: x % 2, range(6))
print(type(f).__name__, next(f), 3 in f, list(f))
calls = []
def note(x):
    calls.append(x)
    return x
m = map(note, [1, 2, 3])
print(calls, next(m), calls, list(m), calls)
calls.clear()
f = filter(note, [0, 0, 5, 0, 6])
print(next(f), calls, list(f), calls)
def boom(x):
    if x == 2:
        raise ValueError("at 2")
    return x
m = map(boom, [1, 2, 3])
print(next(m))
try:
    next(m)
except ValueError as e:
    print(e, list(m), "goes on after an error")
f = filter(boom, [1, 2, 3])
print(next(f))
try:
    next(f)
except ValueError as e:
    print(e, list(f))
def stop(x):
    if x == 2:
        raise StopIteration
    return x
print(list(map(stop, [1, 2, 3])), list(filter(stop, [1, 2, 3])))
for bad in ("map()", "map(len)", "map(len, 5)", "map(5, [1])", "map(len, [1])", "filter()", "filter(None)", "filter(None, 5)", "filter(5, [1])", "filter(lambda: 1, [1])", "map(lambda: 1, [1])", "map(None, [1])", "filter(None, [], [])", "map(len, [], x=1)", "filter(function=None, iterable=[])", "map(str.upper, [1])", "map(lambda a, b: 0, [1])"):
    try:
        print(bad, list(eval(bad)))
    except TypeError as e:
        print(bad, "->", e)
print(list(map(int, "123")), sum(map(len, ["ab", "c"])), max(map(abs, [-5, 3])), set(map(type, [1, "a"])) == {int, str}, dict(map(lambda x: (x, x * x), range(3))), "".join(map(chr, [97, 98])), list(map(list, ["ab", "c"])), list(map(tuple, zip("ab", "cd"))), [*map(str.upper, "ab")], list(map(dict.get, [{"a": 1}, {}], "aa")), list(map(lambda *a: a, "ab", "cd", "ef")))
print(list(map(lambda f: f(2), [lambda x: x + 1, str, float])), list(filter(lambda p: p[1], {"a": 1, "b": 0}.items())), list(map("{0}-{0}".format, "ab")), list(filter("aeiou".__contains__, "education")), list(map([10, 20, 30].__getitem__, [2, 0])), list(map(pow, [2, 3], [3, 2])))
class C:
    def __init__(self, k): self.k = k
    def __call__(self, x): return x * self.k
    def m(self, x): return x + self.k
print(list(map(C(3), [1, 2])), list(map(C(3).m, [1, 2])), [c.k for c in map(C, "ab")], list(map(C.m, [C(1), C(2)], [10, 20])), list(filter(C(0), [1, 2])), list(filter(None, map(C(1), [0, 5]))))
def compose(*fs): return lambda x: [x := f(x) for f in fs][-1]
print(list(map(compose(str, len), [1, 22, 333])), list(filter(lambda x: x, map(lambda x: x - 2, range(5)))), list(map(lambda t: t[0] * t[1], enumerate([5, 6, 7]))))
it = iter([1, 2, 3, 4])
print(list(map(lambda a, b: (a, b), it, it)), list(zip(map(str, range(2)), filter(None, [0, 7, 8]))))
big = map(lambda x: x * x, range(10 ** 12))
print(next(big), next(big), next(filter(lambda x: x > 50, big)))
