# Quotients that end soon, and those that do not, at all precisions; whole quotients and remainders.
import hashlib
from decimal import *

roundings = [ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP]
numbers = [Decimal(s) for s in ('1', '-2.5', '0.0', '-0E3', '3', '7E-5', '1E+30', '125', '1E-30', '64', '1099511627776', '95367431640625E-3',
                                '18446744073709551615', '18446744073709551616E-20', '99999999999999999999', '1234567890123456789012345', '5E19', '6.40')]
operations = (lambda x, y: x / y, lambda x, y: x // y, lambda x, y: x % y, lambda x, y: divmod(x, y), lambda x, y: x + y,
              lambda x, y: x * y, lambda x, y: x - y, lambda x, y: x ** 2)
for prec in (1, 20):
    digest = hashlib.sha256()
    for rounding in roundings[prec % 2::2]:
        c = Context(prec=prec, rounding=rounding, Emin=-40, Emax=40, traps=[])
        setcontext(c)
        for x in numbers:
            for y in numbers:
                for f in operations:
                    c.clear_flags()
                    r = str(f(x, y))
                    digest.update(f'{x} {y} {r} {sorted(s.__name__ for s, on in c.flags.items() if on)}'.encode())
    print(prec, digest.hexdigest())
setcontext(Context(prec=28))
for x, y in (('1.1', '2.2'), ('1', '3'), ('7', '8'), ('1', '1E-20'), ('10', '-4'), ('1', '9765625')):
    x, y = Decimal(x), Decimal(y)
    print(x / y, x // y, x % y, divmod(x, y))
