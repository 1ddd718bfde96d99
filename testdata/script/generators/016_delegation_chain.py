# deep chains of yield from: send, throw, close and results pass through every level
log = []
def leaf(n):
    try:
        while True:
            x = yield "leaf%d" % n
            log.append(x)
            if x == "return":
                return "leaf result"
            if x == "raise":
                raise ValueError("leaf raised")
    except KeyError as e:
        log.append("leaf caught %s" % e)
        yield "after KeyError"
    finally:
        log.append("leaf finally")
def level(depth, n):
    try:
        r = yield from (level(depth - 1, n) if depth else leaf(n))
        log.append("level%d got %r" % (depth, r))
        return (depth, r) if depth % 2 else r
    except ValueError as e:
        log.append("level%d saw %s" % (depth, e))
        raise
    finally:
        if depth % 3 == 0:
            log.append("level%d finally" % depth)
def fresh(depth=3):
    log.clear()
    g = level(depth, 1)
    next(g)
    return g
g = fresh()
print(g.send("a"), g.send("b"))
try:
    g.send("return")
except StopIteration as e:
    print(e.value, log)
g = fresh()
try:
    g.send("raise")
except ValueError as e:
    n, tb = 0, e.__traceback__
    while tb:
        n, tb = n + 1, tb.tb_next
    print(e, n, log)
g = fresh()
print(g.throw(KeyError("k")), log)
print(next(g, "end"), log)
g = fresh()
g.close()
print(log)
g = fresh()
try:
    g.throw(TypeError("unhandled"))
except TypeError as e:
    print(e, log)
g = fresh(60)
print(g.send("deep"), log)
g.close()
print(log[-4:])
def switch():
    a, b = leaf(1), leaf(2)
    yield from ()
    for src in (a, b):
        next(src)
    got = yield "start"
    while got:
        got = yield (a if got == "A" else b).send(got)
log.clear()
g = switch()
next(g)
print(g.send("A"), g.send("B"), g.send("A"), log)
del g
def count_to(n):
    total = 0
    for i in range(n):
        total += yield i
    return total
def sum_all(*ns):
    results = []
    for n in ns:
        results.append((yield from count_to(n)))
    return results
g = sum_all(2, 0, 3)
next(g)
sent = 0
try:
    while True:
        sent += 1
        g.send(sent)
except StopIteration as e:
    print(sent, e.value)
def mixed():
    yield from range(2)
    r = yield from (i for i in "ab")
    yield r
    yield from zip([1], [2])
    yield from map(str, [3])
    yield from {"k": 1}.items()
print(list(mixed()))
