# send
def echo():
    received = []
    while True:
        x = yield received
        if x is None:
            return "finished"
        received = received + [x]
g = echo()
print(next(g), g.send(1), g.send("two"))
try:
    g.send(None)
except StopIteration as e:
    print(e.value)
def avg():
    total = n = 0
    mean = None
    while True:
        x = yield mean
        total += x
        n += 1
        mean = total / n
a = avg()
print(a.send(None), a.send(10), a.send(20), a.send(60))
g = echo()
try:
    g.send("not started")
except TypeError as e:
    print(e)
print(g.send(None))
def in_expressions():
    x = (yield 1) + (yield 2)
    y = [(yield 3), (yield 4)]
    z = yield (yield 5)
    if (yield "cond"):
        print("true branch")
    f((yield "arg"), k=(yield "kwarg"))
    return x, y, z
def f(a, k): print("f called", a, k)
g = in_expressions()
out = [next(g)]
try:
    for v in (10, 20, "a", "b", "five", "six", True, "p", "q"):
        out.append(g.send(v))
except StopIteration as e:
    print(out, e.value)
def loop_values():
    while True:
        got = yield
        while got:
            got = yield "loop " + got
g = loop_values()
next(g)
print(g.send("a"), g.send("b"), g.send(""), g.send("c"), next(g))
def accumulate():
    total = 0
    while (x := (yield total)) is not None:
        total += x
g = accumulate()
next(g)
print([g.send(i) for i in range(5)])
def pipeline_sink(out):
    while True:
        out.append((yield))
def pipeline_filter(pred, target):
    next(target)
    while True:
        x = yield
        if pred(x):
            target.send(x)
def pipeline_map(fn, target):
    next(target)
    while True:
        target.send(fn((yield)))
out = []
p = pipeline_map(lambda x: x * x, pipeline_filter(lambda x: x % 2, pipeline_sink(out)))
next(p)
for i in range(6):
    p.send(i)
print(out)
try:
    p.send(1, 2)
except TypeError as e:
    print(e)
try:
    p.send()
except TypeError as e:
    print(e)
