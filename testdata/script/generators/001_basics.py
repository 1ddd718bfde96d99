# generator functions and their life
def g():
    print("start")
    yield 1
    print("middle")
    yield 2
    print("end")
it = g()
print("created")
print(next(it))
print(next(it))
try:
    next(it)
except StopIteration:
    print("exhausted")
try:
    next(it)
except StopIteration:
    print("still exhausted")
for x in g():
    print("loop", x)
print(iter(it) is it, hasattr(it, "__next__"), hasattr(it, "__len__"))
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
f = fib()
print([next(f) for _ in range(10)])
def countdown(n):
    while n > 0:
        yield n
        n -= 1
print(list(countdown(3)), tuple(countdown(2)), sum(countdown(4)), sorted(countdown(3)), max(countdown(3)), set(countdown(2)) == {1, 2})
a, b, c = countdown(3)
print(a, b, c, *countdown(2), [*countdown(2)], dict(zip(countdown(2), "xy")))
def empty():
    if False:
        yield
print(list(empty()))
def early(n):
    for i in range(10):
        if i == n:
            return
        yield i
print(list(early(3)))
def nested():
    for i in range(3):
        for j in range(i):
            yield i, j
print(list(nested()))
def yields_none():
    x = yield
    print("got", x)
print(list(yields_none()))
def two_at_once():
    yield 1, 2
    yield [3]
print(list(two_at_once()))
try:
    g()[0]
except TypeError as e:
    print(e)
try:
    len(g())
except TypeError as e:
    print(e)
