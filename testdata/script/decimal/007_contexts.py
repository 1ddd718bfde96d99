"""The current context, through everything that changes which one it is."""

import asyncio
import contextvars
import gc
from decimal import *

print("first", getcontext().prec, Decimal(1) / 3)
getcontext().prec = 10
print(Decimal(1) / 3)
with localcontext() as c:
    c.prec = 5
    print(Decimal(1) / 3)
    with localcontext(prec=3):
        print(Decimal(1) / 3)
    print(Decimal(1) / 3)
    def other():
        print("copied", Decimal(1) / 3)
        setcontext(Context(prec=2))
        print("set", Decimal(1) / 3)
        try:
            with localcontext(prec=4):
                raise KeyError
        except KeyError:
            pass
        print("after", Decimal(1) / 3)
    k = contextvars.copy_context()
    k.run(other)
    print(Decimal(1) / 3)
    k.run(lambda: print("again", Decimal(1) / 3))
    contextvars.Context().run(lambda: print("fresh", Decimal(1) / 3))
    try:
        k.run(lambda: 1 / 0)
    except ZeroDivisionError:
        print("raised", Decimal(1) / 3)
print(Decimal(1) / 3)

def gen(p):
    with localcontext(prec=p):
        for i in range(3):
            yield Decimal(1) / 3
    yield Decimal(1) / 3
g = gen(7)
print(next(g), Decimal(1) / 3)
getcontext().prec = 8
print(next(g), Decimal(1) / 3, next(g), next(g))
g.close()
g = gen(6)
next(g)
del g
gc.collect()
print(Decimal(1) / 3)

async def tset(p, log):
    setcontext(Context(prec=p))
    for i in range(3):
        log.append((p, Decimal(1) / 3))
        await asyncio.sleep(0)
        setcontext(Context(prec=p + 1 + i))
async def main():
    log = []
    await asyncio.gather(*(tset(p, log) for p in range(2, 7)))
    print(Decimal(1) / 3)
    await asyncio.gather(*(asyncio.to_thread(lambda: log.append((0, Decimal(1) / 3))) for p in range(1)))
    loop = asyncio.get_running_loop()
    ev = asyncio.Event()
    loop.call_soon(lambda: (setcontext(Context(prec=3)), log.append((9, Decimal(1) / 3)), ev.set()))
    await ev.wait()
    log.append((10, Decimal(1) / 3))
    for e in log:
        print(*e)
asyncio.run(main())
print(Decimal(1) / 3)
var = contextvars.ContextVar("v")
t = var.set(1)
print(Decimal(1) / 3)
var.reset(t)
print(Decimal(1) / 3)

