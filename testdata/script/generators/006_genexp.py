# generator expressions
g = (x * x for x in range(4))
print(type(g).__name__, g.__name__, g.__qualname__, list(g), list(g))
print(sum(x for x in range(5)), max((len(w) for w in ["a", "bbb"]), default=0), any(x > 3 for x in range(5)), all(x for x in [1, 0, 1 / 1]))
print(list((x, y) for x in range(3) for y in range(x)), list(x for x in range(10) if x % 2 if x > 3))
print(dict((k, v) for k, v in [("a", 1), ("b", 2)]), ",".join(str(x) for x in range(3)), sorted((c for c in "hello"), reverse=True))
def lazy():
    print("source started")
    yield 1
    print("second wanted")
    yield 2
g = (x + 10 for x in lazy())
print("nothing yet")
print(next(g))
print(next(g))
try:
    g = (x for x in undefined_source)
except NameError as e:
    print("outermost iterable evaluated at once:", e)
try:
    g = (x for x in 5)
except TypeError as e:
    print(e)
g = (undefined for x in [1])
try:
    next(g)
except NameError as e:
    print("body evaluated late:", e)
n = 10
g = (x + n for x in range(2))
n = 100
print(list(g))
g = (1 / x for x in (1, 0, 2))
print(next(g))
try:
    next(g)
except ZeroDivisionError:
    print("error ends it:", list(g))
print(list((yield_) for yield_ in "ab"), *(i for i in range(2)), [*(i for i in "xy")])
def f(*a): return [list(x) if hasattr(x, "__next__") else x for x in a]
print(f(x for x in "ab"), f((x for x in "ab"), 1))
nested = ((y for y in range(x)) for x in range(3))
print([list(i) for i in nested])
primes = (n for n in range(2, 30) if all(n % d for d in range(2, n)))
print(list(primes))
evens = (x for x in iter(range(10)) if not x & 1)
print(next(evens), 4 in evens, list(evens))
a = b = (i for i in range(3))
print(next(a), next(b), list(a))
print(list(x for x in (y * 2 for y in (z + 1 for z in range(3)))))
first = next((x for x in [1, 5, 9] if x > 3), None)
print(first, next((x for x in [] if x), "none"))
g = (x for x in "abc")
for c in g:
    print(c, list(g))
def outer():
    return list((lambda: x)() for x in range(3))
print(outer())
