"""Quotients, roundings and comparisons of coefficients of one and two words."""

from decimal import *

numbers = [Decimal(s) for s in (
    "1.5", "2.25", "3", "7", "-9", "0.001", "12345678901234567890", "18446744073709551615", "18446744073709551616",
    "340282366920938463463374607431768211455", "340282366920938463463374607431768211456", "9.999999999999999999999999999",
    "1234567890123456789012345678", "-5E-20", "5E+15", "1E-28", "33333333333333333333.5", "0.25000000000000000000000000001")]

for rounding in (ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_UP, ROUND_DOWN, ROUND_FLOOR, ROUND_CEILING, ROUND_05UP):
    for prec in 1, 5, 19, 20, 28, 37, 38, 60:
        with localcontext() as c:
            c.prec, c.rounding = prec, rounding
            found = []
            for x in numbers:
                for y in numbers:
                    c.clear_flags()
                    q = x / y
                    found.append((q, +q == q, [f.__name__ for f in c.flags if c.flags[f]]))
            print(rounding, prec, len(str(found)))
            print(*[q for q, _, _ in found[::17]])
            print(*[f for _, _, f in found[::29]])
            print(*[+x for x in numbers])

for x in numbers:
    print(x, [(x > y) - (x < y) for y in numbers], x == x.normalize(), x.compare(Decimal("2.250")))
