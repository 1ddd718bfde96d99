# yield from
def inner():
    x = yield 1
    print("inner got", x)
    y = yield 2
    print("inner got", y)
    return "inner result"
def outer():
    r = yield from inner()
    print("result", r)
    yield 3
g = outer()
print(next(g), g.send("a"), g.send("b"), next(g, "end"))
def over_iterables():
    yield from [1, 2]
    yield from "ab"
    yield from range(2)
    yield from {"k": 1}
    yield from ()
    r = yield from iter([9])
    yield r
print(list(over_iterables()))
def flatten(x):
    if isinstance(x, (list, tuple)):
        for i in x:
            yield from flatten(i)
    else:
        yield x
print(list(flatten([1, (2, [3, [4, 5]]), [], 6])))
def returns(n):
    if n == 0:
        return ["bottom"]
    r = yield from returns(n - 1)
    yield n
    return r + [n]
def run():
    r = yield from returns(3)
    yield r
print(list(run()))
class WithSend:
    def __init__(self): self.log = []
    def __iter__(self): return self
    def __next__(self): self.log.append("next"); return "n"
    def send(self, v): self.log.append(("send", v)); return "s"
    def throw(self, *a): self.log.append("throw"); return "t"
w = WithSend()
def d(): yield from w
g = d()
print(next(g), g.send(5), g.send(None), g.throw(ValueError("x")), w.log)
class NoSend:
    def __iter__(self): return self
    def __next__(self): return 1
def d2(): yield from NoSend()
g = d2()
next(g)
try:
    g.send("value")
except AttributeError as e:
    print(e)
g = d2()
next(g)
try:
    g.throw(ValueError("no throw method"))
except ValueError as e:
    print(e)
for bad in (5, None, 1.5):
    def d3(): yield from bad
    try:
        next(d3())
    except TypeError as e:
        print(e)
class StopVal:
    def __iter__(self): return self
    def __next__(self): raise StopIteration("payload")
def d4():
    r = yield from StopVal()
    yield "got " + r
print(list(d4()))
def tree(n): return None if n == 0 else (tree(n - 1), n, tree(n - 1))
def walk(t):
    if t:
        yield from walk(t[0])
        yield t[1]
        yield from walk(t[2])
print(list(walk(tree(3))))
def expr(): return [(yield from "ab"), (yield from "cd")]
print(list(expr()))
same = inner()
def share(): yield from same
g1, g2 = share(), share()
print(next(g1), g2.send(None), next(g1, "g1 ends"), next(g2, "g2 ends"))
def chain(*its):
    for it in its:
        yield from it
print(list(chain("ab", [1], (x for x in range(2)))))
