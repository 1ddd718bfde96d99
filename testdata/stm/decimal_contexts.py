# Each thread has a decimal context of its own; flags in one that threads share are not lost.
import threading
from decimal import *

getcontext().prec = 8


def digits():
    return len((Decimal(1) / 3).as_tuple().digits)


def own(prec, out):
    out.append(digits())
    getcontext().prec = prec
    for i in range(1000):
        if digits() != prec:
            out.append("wrong")
        if i % 50 == 0:
            with localcontext(prec=prec + 5):
                out.append(digits())
        if i % 100 == 0:
            setcontext(Context(prec=prec))
    out.append(digits())


def together(f, args):
    threads = [threading.Thread(target=f, args=a) for a in args]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


outs = [[] for _ in range(4)]
together(own, [(10 + i, out) for i, out in enumerate(outs)])
for out in outs:
    print(out)

shared = Context(prec=12, traps=[])


def share(divisor):
    setcontext(shared)
    for i in range(500):
        Decimal(i) / divisor
        if not shared.flags[Inexact] and i > 1:
            print("lost")


together(share, [(7,), (9,), (11,)])
together(share, [(0,)])
print(shared, digits())

DefaultContext.prec = 17
together(lambda: print(digits()), [()])
print(digits())
