# async generators by hand
class Yield:
    def __init__(self, v): self.v = v
    def __await__(self): return (yield self.v)
def run(co):
    seen = []
    try:
        while True:
            seen.append(co.send(None))
    except StopIteration as e:
        return (e.value, seen) if seen else e.value
async def agen(n):
    try:
        for i in range(n):
            await Yield("await %d" % i)
            got = yield i
            if got:
                print("got", got)
    finally:
        print("agen finally")
async def main():
    out = []
    async for x in agen(3):
        out.append(x)
    return out
print(run(main()))
g = agen(2)
print(type(g).__name__, g.__name__, g.ag_running, hasattr(g, "__anext__"), hasattr(g, "__next__"), g.__aiter__() is g)
print(run(g.__anext__()))
print(run(g.asend("value sent")))
try:
    run(g.__anext__())
except StopAsyncIteration as e:
    print("StopAsyncIteration", e.args)
g = agen(5)
run(g.__anext__())
print(run(g.aclose()))
try:
    run(g.__anext__())
except StopAsyncIteration:
    print("closed")
async def handler():
    while True:
        try:
            yield "ready"
        except ValueError as e:
            yield "handled %s" % e
g = handler()
print(run(g.__anext__()), run(g.athrow(ValueError("v"))), run(g.__anext__()))
try:
    run(g.athrow(KeyError("k")))
except KeyError as e:
    print("out", e)
g = agen(1)
try:
    run(g.asend("not started"))
except TypeError as e:
    print(e)
async def ret():
    yield 1
    return
async def collect(it): return [x async for x in it]
print(run(collect(ret())), run(collect(x async for x in ret())))
async def nested():
    async for x in agen(2):
        yield x * 10
    async with CM():
        yield "in with"
class CM:
    async def __aenter__(self): print("aenter")
    async def __aexit__(self, *a): print("aexit", a[0] and a[0].__name__)
print(run(collect(nested())))
g = nested()
async def part():
    async for x in g:
        if x == "in with":
            break
    await g.aclose()
    return "closed in with"
print(run(part())[0])
async def use_anext():
    g = agen(1)
    a = await anext(g)
    b = await anext(g, "default")
    try:
        await anext(g)
    except StopAsyncIteration:
        return a, b, "stopped"
print(run(use_anext())[0])
for f in (lambda: list(agen(1)), lambda: iter(agen(1)), lambda: next(agen(1)), lambda: aiter([1]), lambda: anext(5)):
    try:
        f()
    except TypeError as e:
        print(e)
async def ignore():
    try:
        yield 1
    except GeneratorExit:
        yield 2
g = ignore()
run(g.__anext__())
try:
    run(g.aclose())
except RuntimeError as e:
    print(e)
async def raise_stop():
    yield 1
    raise StopAsyncIteration("bad")
try:
    run(collect(raise_stop()))
except RuntimeError as e:
    print(e)
print(aiter(g) is g)
