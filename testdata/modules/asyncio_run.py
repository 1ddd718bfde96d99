"""An event loop: tasks, async generators closed by it, hooks, coroutines never awaited."""
import asyncio
import contextlib
import gc
import sys
import warnings


async def numbers():
    try:
        for i in range(5):
            await asyncio.sleep(0)
            yield i
    finally:
        print('closed')


async def later(i):
    await asyncio.sleep(0.005 * (5 - i))
    return i


async def main():
    async with contextlib.aclosing(numbers()) as them:
        async for x in them:
            print(x)
            if x == 2:
                break
    print(await asyncio.gather(*(later(i) for i in range(5))))
    try:
        await asyncio.wait_for(asyncio.sleep(10), 0.01)
    except asyncio.TimeoutError:
        print('timeout')
    queue = asyncio.Queue()
    task = asyncio.create_task(queue.get())
    await queue.put(7)
    return await task

print(asyncio.run(main()))

firsts = []
old = sys.get_asyncgen_hooks()
print(old, old.firstiter, old.finalizer)
sys.set_asyncgen_hooks(firstiter=lambda g: firsts.append(g.__name__), finalizer=lambda g: firsts.append('final'))
g = numbers()
print(firsts)
awaitable = g.__anext__()
print(firsts, type(awaitable).__name__, type(g.aclose()).__name__, type(g.athrow(ValueError)).__name__)
try:
    awaitable.send(None)
except BaseException as e:
    print(type(e).__name__, e)
awaitable.close()
del g, awaitable
gc.collect()
print(firsts)
sys.set_asyncgen_hooks(*old)
for bad in (dict(firstiter=3), dict(finalizer='x')):
    try:
        sys.set_asyncgen_hooks(**bad)
    except TypeError as e:
        print(e)


async def never():
    pass


def make():
    return never()

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    never()
    gc.collect()
    sys.set_coroutine_origin_tracking_depth(2)
    c = make()
    print([(line, name) for _, line, name in c.cr_origin])
    del c
    gc.collect()
    sys.set_coroutine_origin_tracking_depth(0)
print([str(w.message).splitlines()[0] for w in caught])
print(sys.get_coroutine_origin_tracking_depth())
