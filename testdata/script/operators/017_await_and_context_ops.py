# special methods behind statements: with, for, del, async forms by hand, in missing cases
class Full:
    def __enter__(self): print("enter"); return "value"
    def __exit__(self, t, v, tb): print("exit", t)
    def __del__(self): pass
    def __iter__(self): print("iter"); return iter([1])
    async def __aenter__(self): print("aenter"); return "avalue"
    async def __aexit__(self, *a): print("aexit")
    def __aiter__(self): print("aiter"); return self
    done = False
    async def __anext__(self):
        if self.done:
            raise StopAsyncIteration
        self.done = True
        return "item"
    def __await__(self):
        got = yield "suspended"
        return got
with Full() as v:
    print(v)
for x in Full():
    print(x)
async def main(f):
    async with f as v:
        print(v)
    async for x in f:
        print(x)
    r = await f
    print("await gave", r)
    return "main done"
c = main(Full())
print(c.send(None))
try:
    c.send("sent")
except StopIteration as e:
    print(e.value)
def drive(co):
    try:
        co.send(None)
        print("suspended")
        co.close()
    except StopIteration as e:
        print("returned", e.value)
    except Exception as e:
        print(type(e).__name__, e)
class Nothing: pass
class NoExit:
    def __enter__(self): pass
class BadAwait:
    def __await__(self): return 5
class BadAiter:
    def __aiter__(self): return 5
class BadAnext:
    def __aiter__(self): return self
    def __anext__(self): return 5
async def w(o):
    async with o: pass
async def f(o):
    async for _ in o: pass
async def a(o): await o
for o in (Nothing(), NoExit(), 5):
    drive(w(o))
for o in (Nothing(), BadAiter(), BadAnext(), [1]):
    drive(f(o))
for o in (Nothing(), BadAwait(), 5, (x for x in []), None):
    drive(a(o))
for o in (Nothing(), NoExit(), 5, open):
    try:
        with o: pass
    except TypeError as e:
        print(e)
class OnlyExit:
    def __exit__(self, *a): pass
try:
    with OnlyExit(): pass
except TypeError as e:
    print(e)
