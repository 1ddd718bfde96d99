# Random operands in random contexts: results and flags.
import random
from decimal import *

rnd = random.Random(20)
rounding = [ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_HALF_DOWN, ROUND_05UP]


def number():
    k, s = rnd.random(), rnd.choice(("", "-"))
    if k < .08:
        return s + rnd.choice(("0", "0.000", "0E+5", "0E-30", "Inf", "NaN", "sNaN", "NaN123456789012"))
    if k < .2:
        return s + rnd.choice(("1", "1.000", "2", "10", "0.5", "1E+3", "9", "999", "0.9999999", "1.0000001"))
    if k < .35:
        return s + "".join(rnd.choice("01") for _ in range(rnd.randint(1, 14)))
    n = rnd.randint(1, rnd.choice((3, 12, 40)))
    return s + "".join(rnd.choice("0123456789") for _ in range(n)) + f"E{rnd.randint(-n - 6, 6)}"


unary = """exp ln log10 logb logical_invert next_minus next_plus normalize sqrt abs minus plus to_integral_value
to_integral_exact create_decimal to_sci_string to_eng_string number_class is_normal is_subnormal""".split()
binary = """compare compare_signal compare_total compare_total_mag copy_sign logical_and logical_or logical_xor max max_mag
min min_mag next_toward remainder_near rotate scaleb shift add divide divide_int multiply quantize remainder subtract
power divmod same_quantum add multiply divide subtract quantize""".split()

for i in range(500):
    c = Context(prec=rnd.choice((1, 2, 5, 9, 16, 28)), rounding=rnd.choice(rounding), Emin=rnd.choice((0, -5, -30, -999999)),
                Emax=rnd.choice((0, 5, 30, 999999)), capitals=rnd.randint(0, 1), clamp=rnd.randint(0, 1), traps=[])
    name = rnd.choice(unary + binary + ["fma"])
    args = [Decimal(number()) for _ in range(1 if name in unary else 3 if name == "fma" else 2)]
    r = getattr(c, name)(*args)
    print(name, *args, "=", r, [s.__name__ for s, on in c.flags.items() if on])
