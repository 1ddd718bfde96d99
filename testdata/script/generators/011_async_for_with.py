# async for, async with, async comprehensions, driven by hand
class Yield:
    def __init__(self, v): self.v = v
    def __await__(self): return (yield self.v)
def run(co, *sends):
    seen, sends, value = [], list(sends), None
    try:
        while True:
            seen.append(co.send(value))
            value = sends.pop(0) if sends else None
    except StopIteration as e:
        return e.value, seen
class Counter:
    def __init__(self, n): self.i, self.n = 0, n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.i == self.n:
            raise StopAsyncIteration
        self.i += 1
        await Yield("next%d" % self.i)
        return self.i
async def loop():
    out = []
    async for x in Counter(3):
        if x == 2:
            continue
        out.append(x)
    else:
        out.append("else")
    async for x in Counter(5):
        if x == 2:
            break
    else:
        out.append("never")
    return out
print(run(loop()))
class CM:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    async def __aenter__(self):
        await Yield("enter " + self.name)
        return self.name
    async def __aexit__(self, t, v, tb):
        await Yield("exit %s %s" % (self.name, t and t.__name__))
        return self.swallow
async def with_():
    async with CM("a") as a, CM("b") as b:
        print("body", a, b)
    async with CM("swallow", True):
        raise ValueError("swallowed")
    async with (CM("p") as p, CM("q")):
        return "returned " + p
print(run(with_()))
async def with_error():
    async with CM("x"):
        raise KeyError("out")
try:
    run(with_error())
except KeyError as e:
    print("escaped", e)
async def comps():
    a = [x async for x in Counter(3)]
    b = {x: x * x async for x in Counter(3) if x != 2}
    c = {x async for x in Counter(2)}
    d = [x + y async for x in Counter(2) for y in (10, 20)]
    e = [await dbl(x) for x in range(3)]
    f = [x async for x in Counter(3) if await dbl(x) > 2]
    g = [y for x in [1, 2] async for y in Counter(x)]
    return a, b, sorted(c), d, e, f, g
async def dbl(x): return x * 2
print(run(comps())[0])
async def genexp():
    g = (x * 2 async for x in Counter(3))
    print(type(g).__name__)
    return [y async for y in g]
print(run(genexp())[0])
async def unpack():
    async for a, b in Pairs():
        return a, b
class Pairs(Counter):
    def __init__(self): super().__init__(1)
    async def __anext__(self): return await super().__anext__(), "b"
print(run(unpack()))
async def sent():
    x = await Yield("give me")
    y = await Yield("another")
    return x, y
print(run(sent(), "X", "Y"))
class Sync:
    def __iter__(self): return iter([1])
    def __enter__(self): pass
    def __exit__(self, *a): pass
async def wrong1():
    async for x in Sync(): pass
async def wrong2():
    async with Sync(): pass
async def wrong3():
    for x in Counter(1): pass
async def wrong4():
    with CM("x"): pass
for w in (wrong1, wrong2, wrong3, wrong4):
    try:
        run(w())
    except TypeError as e:
        print(e)
