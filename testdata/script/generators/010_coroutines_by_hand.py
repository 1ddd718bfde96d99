# async functions run with send
class Awaitable:
    def __init__(self, tag): self.tag = tag
    def __await__(self):
        got = yield self.tag
        return "result of %s: %s" % (self.tag, got)
async def inner(n):
    print("inner start", n)
    r = await Awaitable("wait%d" % n)
    print("inner got", r)
    return n * 10
async def main():
    a = await inner(1)
    b = await inner(2)
    return a + b
c = main()
print(type(c).__name__, c.__name__, c.cr_running, c.cr_await)
print(c.send(None), c.cr_await.__name__)
print(c.send("first"))
try:
    c.send("second")
except StopIteration as e:
    print("finished", e.value)
try:
    c.send(None)
except RuntimeError as e:
    print(e)
async def no_await(): return 5
def run(co):
    try:
        while True:
            co.send(None)
    except StopIteration as e:
        return e.value
print(run(no_await()))
async def fails():
    await Awaitable("x")
    raise ValueError("from coroutine")
c = fails()
print(c.send(None))
try:
    c.send(None)
except ValueError as e:
    print(e)
async def catches():
    try:
        await Awaitable("throw here")
    except KeyError as e:
        return "caught %s" % e
    finally:
        print("async finally")
c = catches()
c.send(None)
try:
    c.throw(KeyError("k"))
except StopIteration as e:
    print(e.value)
c = catches()
c.send(None)
print(c.close(), c.cr_frame)
for bad in ("list(c)", "next(c)", "iter(c)", "for x in c: pass", "c.send()", "[*c]"):
    try:
        exec(bad)
    except TypeError as e:
        print(bad, "->", e)
async def stop(): raise StopIteration("converted")
try:
    run(stop())
except RuntimeError as e:
    print(e, repr(e.__cause__))
async def twice():
    c = no_await()
    x = await c
    try:
        await c
    except RuntimeError as e:
        return x, str(e)
print(run(twice()))
async def exprs(): return [await no_await(), (await no_await()) + 1, {await no_await(): 1}, f"{await no_await()}", -await no_await(), await no_await() ** 2]
print(run(exprs()))
async def recurse(n): return 0 if n == 0 else 1 + await recurse(n - 1)
print(run(recurse(50)))
f = lambda: no_await()
print(run(f()), no_await.__code__.co_flags & 0x80 != 0)
class K:
    async def m(self): return "method"
    @classmethod
    async def c(cls): return cls.__name__
    @staticmethod
    async def s(): return "static"
    async def __call__(self): return "called"
print([run(x) for x in (K().m(), K.c(), K.s(), K()())])
print(c.cr_code.co_name)
