"""Operations drawn at random, in contexts of all kinds, with what they signal.

A line is the sum of 50 results. With a seed and a count as arguments every result of other draws is shown, for
two interpreters to be compared. Exponents of powers are integers, as libmpdec's others may be off by one.
"""

import copy
import math
import operator
import pickle
import sys
import zlib
from decimal import *
from fractions import Fraction


class Draw:
    def __init__(self, seed):
        self.state = seed * 2654435761 + 12345 & (1 << 64) - 1

    def below(self, n):
        self.state = self.state * 6364136223846793005 + 1442695040888963407 & (1 << 64) - 1
        return ((self.state ^ self.state >> 29) >> 16 & 0xffffffff) % n

    def between(self, a, b):
        return a + self.below(b - a + 1)

    def of(self, items):
        return items[self.below(len(items))]


shown = len(sys.argv) > 2
seed, count = map(int, sys.argv[1:3]) if shown else (1, 6000)
draw = Draw(seed)
below, between, of = draw.below, draw.between, draw.of

ROUNDINGS = ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_HALF_DOWN, ROUND_05UP
SIGNALS = Clamped, InvalidOperation, DivisionByZero, Inexact, Rounded, Subnormal, Overflow, Underflow, FloatOperation
WIDE = Context(prec=99, traps=[], Emin=MIN_EMIN, Emax=MAX_EMAX)


def context():
    prec = of((28, 28, between(1, 60), between(1, 60), of((1, 2, 9, 18, 19, 20, 37, 38, 39, 40))))
    low, high = of(((-999999, 999999), (-999999, 999999), (MIN_EMIN, MAX_EMAX), (-between(0, 50), between(0, 50)), (-between(0, 3), between(0, 9))))
    traps = [s for s in SIGNALS if below(4) == 0] if below(4) == 0 else []
    return Context(prec=prec, rounding=of(ROUNDINGS), Emin=low, Emax=high, capitals=below(2), clamp=below(4) // 3, flags=[], traps=traps)


def digits(n):
    return str(between(1, 9)) + "".join(str(below(10)) for _ in range(n - 1))


BORDERS = [2 ** n for n in (53, 60, 61, 63, 64, 119, 122, 127, 128)] + [10 ** n for n in (18, 19, 20, 27, 28, 35, 36, 37, 38, 39, 57)]
COEFFICIENTS = (
    lambda: "0", lambda: str(below(1000)), lambda: str(below(1000)), lambda: str(of(BORDERS) + between(-2, 2)),
    lambda: "9" * between(1, 60), lambda: digits(between(1, 30)) + of("05") + "0" * between(0, 30),
    lambda: digits(between(1, 25)) + of(("5", "50", "49", "51", "4")) + of(("0", "9", "")) * between(0, 20),
    lambda: str(2 ** below(200) * 5 ** below(20)), lambda: digits(between(55, 90)), lambda: digits(28), lambda: digits(between(1, 45)))


def coefficient():
    return of(COEFFICIENTS)()


def text(c):
    sign = of(("", "", "-"))
    if below(40) == 0:
        return sign + of(("Inf", "NaN", "sNaN", "NaN123", "sNaN45", "NaN" + digits(between(1, 40))))
    coef = coefficient()
    exp = of((-2, -2, 0, between(-45, 20), between(-45, 20), between(-len(coef) - 3, 3 - len(coef)),
              c.Emin + between(-70, 10), c.Emax - between(-3, 70), between(-150, 150)))
    return f"{sign}{coef}E{max(min(exp, MAX_EMAX - len(coef) - 10), MIN_EMIN)}"


def number(c):
    return Decimal(text(c))


def modest(c):
    x = number(c)
    return x if x.is_finite() and -200 < x.adjusted() < 200 else Decimal(coefficient()).scaleb(between(-50, 20), WIDE)


def pair(c):
    x, y = number(c), number(c)
    if x.is_finite() and below(3) == 0:
        y = x.copy_sign(y)
        if below(2):
            y = y.next_plus(Context(prec=len(x.as_tuple().digits), Emin=MIN_EMIN, Emax=MAX_EMAX))
    return x, y


BINARY = """add subtract multiply divide divide_int remainder remainder_near compare compare_signal compare_total
    compare_total_mag copy_sign max max_mag min min_mag next_toward quantize same_quantum divmod""".split()
UNARY = """abs minus plus to_integral to_integral_value to_integral_exact logb next_minus next_plus normalize sqrt
    copy_abs copy_negate number_class to_sci_string to_eng_string is_normal is_subnormal is_zero create_decimal""".split()
OPERATORS = [getattr(operator, n) for n in "add sub mul truediv floordiv mod lt le eq ne gt ge".split()] + [divmod]
ORDER = [getattr(operator, n) for n in "lt le eq ne gt ge".split()]
OBJECTS = operator.neg, operator.pos, abs, bool, repr, str, Decimal.adjusted, Decimal.as_tuple, pickle.dumps, copy.copy
INTEGERS = int, math.floor, math.ceil, math.trunc, round, float, complex, Decimal.as_integer_ratio, hash


def format_spec():
    fill = of(("", "", of(("", "*", "é", "0")) + of("<>^=")))
    return (fill + of(("", "", "+", "-", " ")) + of(("", "", "", "0")) + of(("", str(between(1, 60)))) + of(("", "", ","))
            + of(("", ".2", "." + str(between(0, 40)))) + of(("", "f", "f", "e", "E", "F", "g", "G", "%")))


def damaged(s):
    p = below(len(s))
    return of((s, s, s, s.replace("E", of((".E", ".5E", "e+", "E-", " E", ".0E"))), s[:p] + of("._ 0٣e+-,\u2003") + s[p:], " " * below(3) + s + "\n", s[:p] + "." + s[p:]))


def method(name, *args):
    return name, args, lambda c: getattr(c, name)(*args)


def function(f, *args):
    return f.__name__, args, lambda c: f(*args)


def logical():
    return Decimal("".join(of("01") for _ in range(between(1, 70))))


def elementary(c):
    x = modest(c)
    return method(of(("exp", "ln", "log10")) if x.adjusted() < 6 else "ln", x)


def power_modulo(c):
    return method("power", Decimal(of((between(-10 ** 6, 10 ** 6), coefficient()))), Decimal(below(50)), Decimal(between(-1000, 10 ** 6)))


def quantized(c):
    x, exp, rounding = number(c), Decimal((0, (1,), between(-40, 20))), of(ROUNDINGS + (None,))
    return "quantize", (x, exp, rounding), lambda c: x.quantize(exp, rounding)


def parsed(c):
    s = damaged(text(c))
    return "parse", (s,), lambda c: (c.create_decimal(s) if len(s) % 2 else Decimal(s))


def of_number(c):
    x = of((int(coefficient()), -int(coefficient()), True, False, of((0.1, 1.5, 1e22, 1e-300, 5e-324, -2.5, -0.0, math.inf, math.nan)) * between(1, 9)))
    return "Decimal", (x,), lambda c: (Decimal(x), c.create_decimal(x))


def compared(c):
    x = modest(c)
    y = of((0.1 * between(-9, 99), Fraction(between(-100, 100), between(1, 50)), Fraction(x), int(coefficient()), True, "1"))
    return function(of(ORDER), *of(((x, y), (y, x))))


KINDS = (
    lambda c: method(of(BINARY), *pair(c)), lambda c: method(of(BINARY), *pair(c)), lambda c: function(of(OPERATORS), *pair(c)), lambda c: function(of(OPERATORS), *pair(c)),
    lambda c: method(of(UNARY), number(c)), lambda c: function(of(OBJECTS), number(c)), lambda c: function(of(INTEGERS), modest(c)),
    lambda c: method("fma", number(c), number(c), number(c)), lambda c: function(of(OPERATORS), number(c), of((int(coefficient()), True))),
    lambda c: method("power", modest(c), Decimal(of((between(-3, 3), between(-30, 60))))), power_modulo, elementary,
    lambda c: function(round, modest(c), between(-40, 40)), lambda c: function(format, modest(c), format_spec()),
    quantized, parsed, of_number, compared, lambda c: method("logical_" + of(("and", "or", "xor")), logical(), logical()),
    lambda c: method(of(("shift", "rotate", "scaleb")), number(c), Decimal(between(-70, 70))))

total = 0
for i in range(count):
    if i % 5 == 0:
        current = context()
        described = repr(current)
    setcontext(WIDE)
    current.clear_flags()
    name, args, operation = of(KINDS)(current)
    told = f"{name}{args!r}"
    setcontext(current)
    try:
        result = repr(operation(current))
    except Exception as e:
        result = f"{type(e).__name__}{e.args!r}"
    line = f"{i} {told} in {described}: {result} {[s.__name__ for s in SIGNALS if current.flags[s]]}"
    if shown:
        print(line)
    total = zlib.crc32(line.encode(), total)
    if i % 50 == 49:
        print(i, f"{total:08x}")
