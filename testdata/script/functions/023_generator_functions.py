# functions with yield, from the side of the function
def count(n):
    print("started")
    for i in range(n):
        yield i
    print("finished")
    return "result"
g = count(2)
print(type(g).__name__, g.__name__, g.__qualname__)
print(next(g), next(g))
try:
    next(g)
except StopIteration as e:
    print("StopIteration", e.value)
print(next(g, "default"), list(g))
print(list(count(3)), sum(count(4)), *count(1))
def never():
    return
    yield
print(list(never()))
def default(a, b=2, *c, **d):
    yield a
    yield b
    yield c
    yield d
print(list(default(1)), list(default(1, 3, 4, k=5)))
try:
    default()
except TypeError as e:
    print(e)
def infinite():
    n = 0
    while True:
        yield n
        n += 1
def take(n, it):
    for x in it:
        if n == 0:
            return
        n -= 1
        yield x
print(list(take(5, infinite())))
def flatten(l):
    for x in l:
        if isinstance(x, list):
            yield from flatten(x)
        else:
            yield x
print(list(flatten([1, [2, [3, [4]], 5], []])))
a, b, *c = take(4, infinite())
print(a, b, c)
for i, x in zip(infinite(), "abc"):
    print(i, x)
g1 = infinite()
g2 = infinite()
print(next(g1), next(g1), next(g2), next(g1))
print(3 in infinite(), max(take(3, infinite())), dict(zip("ab", infinite())))
