"""The order in which a context shows its flags: by their lowest bits, of which invalid operations have several."""

from decimal import *

c = Context(traps=[], prec=3)
conditions = (
    lambda: c.divide(0, 0), lambda: c.divide(1, 3), lambda: c.create_decimal("x"), lambda: c.divide(1, 0), lambda: c.divide_int(10 ** 20, 1),
    lambda: c.sqrt(-1), lambda: c.exp(10 ** 9), lambda: c.exp(-10 ** 9), lambda: c.create_decimal(1.1))
for i in range(0, 512, 7):
    c.clear_flags()
    for k, meet in enumerate(conditions):
        if i >> k & 1:
            meet()
    print(c)
narrow = Context(prec=5, Emin=0, Emax=3, clamp=1)
print(narrow.create_decimal(0), narrow.create_decimal(False), narrow.create_decimal("0"), narrow)
