# StopIteration at its various places
it = iter([1])
print(next(it))
try:
    next(it)
except StopIteration as e:
    print(repr(e), e.value)
def gen():
    x = yield 1
    return x
g = gen()
next(g)
try:
    g.send("sent and returned")
except StopIteration as e:
    print(e.value, e.args)
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0:
            raise StopIteration("payload")
        self.n -= 1
        return self.n
print(list(It(3)), sum(It(4)), [*It(2)], max(It(3)), 1 in It(3), dict(zip("ab", It(2))))
a, b = It(2)
print(a, b)
try:
    next(It(0))
except StopIteration as e:
    print(e.value)
def f(x):
    if x == 2:
        raise StopIteration
    return x
print(list(map(f, [1, 2, 3])))
print([x for x in It(2) for y in It(1)])
for x in It(0):
    print("never")
else:
    print("else of empty")
class Sub(StopIteration): pass
class It2(It):
    def __next__(self): raise Sub("subclass stops too")
print(list(It2(1)))
def in_comp():
    return [next(it) for _ in range(2)]
it = iter([])
try:
    in_comp()
except StopIteration:
    print("list comprehension lets StopIteration out")
def wrapper(it):
    try:
        while True:
            yield next(it) * 10
    except StopIteration:
        return
print(list(wrapper(iter([1, 2]))))
class Iter:
    def __iter__(self): raise StopIteration
try:
    list(Iter())
except StopIteration:
    print("from __iter__ it is an error like any other")
class Item:
    def __getitem__(self, i):
        if i == 2:
            raise StopIteration
        return i
print(list(Item()))
class Revive:
    def __init__(self): self.c = 0
    def __iter__(self): return self
    def __next__(self):
        self.c += 1
        if self.c % 3 == 0:
            raise StopIteration
        return self.c
r = Revive()
print(list(r), list(r), list(r))
def ret_none():
    return
    yield
def yf():
    r = yield from ret_none()
    yield "result", r
    r = yield from It(1)
    yield "payload is the result", r
print(list(yf()))
try:
    raise StopIteration
except Exception as e:
    print(isinstance(e, RuntimeError), type(e).__mro__[1].__name__)
print(next(iter([]), "dflt"), next(It(0), None))
