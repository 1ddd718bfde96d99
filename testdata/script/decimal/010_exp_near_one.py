"""Exponentials that are 1 but for what is rounded: where 1 is subnormal they show from which argument on."""

from decimal import *

for prec in 1, 5, 28, 50:
    for rounding in ROUND_HALF_EVEN, ROUND_FLOOR, ROUND_UP:
        c = Context(prec=prec, Emin=0, Emax=7, traps=[], rounding=rounding)
        shown = []
        for exp in range(prec + 1, prec + 7):
            for coef in "1", "-4", "-8.9999", "-9", "-9.0001", "9.999":
                c.clear_flags()
                one = c.exp(Decimal(f"{coef}E-{exp}"))
                shown.append(f"{one == 1:d}{c.flags[Subnormal]:d}{c.flags[Underflow]:d}")
        print(prec, *shown)
