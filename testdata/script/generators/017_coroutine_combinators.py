# a tiny event loop for coroutines with futures, gather and timeouts
class Future:
    def __init__(self): self.done, self.value, self.error, self.waiting = False, None, None, []
    def __await__(self):
        if not self.done:
            yield self
        if self.error:
            raise self.error
        return self.value
    def set(self, v):
        self.done, self.value = True, v
        for t in self.waiting:
            loop.ready.append(t)
    def fail(self, e):
        self.error = e
        self.set(None)
class Task(Future):
    def __init__(self, coro):
        super().__init__()
        self.coro, self.cancelled = coro, False
        loop.ready.append(self)
    def step(self):
        if self.done:
            return
        try:
            f = self.coro.throw(Cancelled()) if self.cancelled else self.coro.send(None)
        except StopIteration as e:
            self.set(e.value)
        except Exception as e:
            self.fail(e)
        else:
            f.waiting.append(self)
    def cancel(self):
        self.cancelled = True
        loop.ready.append(self)
class Cancelled(Exception): pass
class Loop:
    def __init__(self): self.ready, self.timers, self.now = [], [], 0
    def run(self, coro):
        t = Task(coro)
        while not t.done:
            if self.ready:
                self.ready.pop(0).step()
            elif self.timers:
                self.timers.sort(key=lambda x: x[0])
                self.now, f, v = self.timers.pop(0)
                f.set(v)
            else:
                raise RuntimeError("deadlock")
        if t.error:
            raise t.error
        return t.value
loop = Loop()
def sleep(n, v=None):
    f = Future()
    loop.timers.append((loop.now + n, f, v))
    return f
async def gather(*coros):
    tasks = [Task(c) for c in coros]
    return [await t for t in tasks]
async def work(name, n):
    for i in range(n):
        await sleep(n)
        print(loop.now, name, i)
    return name * n
async def main():
    print(await gather(work("a", 3), work("b", 2), work("c", 1)))
    t = Task(forever())
    await sleep(25)
    t.cancel()
    try:
        await t
    except Cancelled:
        print("cancelled at", loop.now)
    try:
        await gather(work("d", 1), failing())
    except ValueError as e:
        print("gather failed:", e)
    async with Lock() as l:
        print("locked", l.held)
    results = [x async for x in ticker(3)]
    return results
async def forever():
    try:
        while True:
            await sleep(10)
            print("tick", loop.now)
    finally:
        print("forever cleaned up")
async def failing():
    await sleep(2)
    raise ValueError("broken")
class Lock:
    held = False
    async def __aenter__(self):
        await sleep(1)
        self.held = True
        return self
    async def __aexit__(self, *a):
        await sleep(1)
        self.held = False
async def ticker(n):
    for i in range(n):
        await sleep(1)
        yield loop.now
print(loop.run(main()))
async def wait_forever(): await Future()
try:
    loop.run(wait_forever())
except RuntimeError as e:
    print(e)
