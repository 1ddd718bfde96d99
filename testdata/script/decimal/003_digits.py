# Many digits, and what would have too many of them.
from decimal import *

getcontext().prec = 300
print(Decimal(2).sqrt(), Decimal(1).exp(), Decimal(10).ln(), Decimal(7).log10(), Decimal(3) ** Decimal("0.7"), sep="\n")


def pi(digits):
    getcontext().prec = digits + 5
    three = Decimal(3)
    last, t, s, n, na, d, da = 0, three, 3, 1, 0, 0, 24
    while s != last:
        last = s
        n, na = n + na, na + 8
        d, da = d + da, da + 32
        t = (t * n) / d
        s += t
    getcontext().prec = digits
    return +s


print(pi(200))
with localcontext(Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)):
    print(Decimal(1) / 4, Decimal(2) ** 200, Decimal(16).sqrt(), Decimal("1e999999999999999999") * 1)
    for f in (lambda: Decimal(1) / 3, lambda: Decimal(2).sqrt(), lambda: Decimal("1e999999999999999999") + 1,
              lambda: int(Decimal("1e999999999999999999"))):
        try:
            print(f())
        except MemoryError as e:
            print(type(e).__name__)
