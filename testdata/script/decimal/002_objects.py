# Decimal among other numbers, its texts, contexts and exceptions.
import copy, math, pickle, threading
from decimal import *
from fractions import Fraction

D = Decimal


def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


for v in ("1.10", " 1_000.5 ", "-0", "1e-7", "1E+3", "Infinity", "-nan12", "snan", "٣.٥", 5, -2**70, 0.1, (1, (1, 2), -1), [0, [0], "F"], (0, (), "n")):
    attempt(D, v)
for v in ("", "1 2", "e5", "--1", "1e", "nanx", (1, 2), (2, (1,), 0), (0, (10,), 0), (0, (1,), "x"), None, 1j, b"1", "1e1000000000000000000"):
    attempt(D, v)

print(hash(D("0.5")) == hash(0.5), hash(D(10) ** 30) == hash(10 ** 30), hash(D("0.1")) == hash(Fraction(1, 10)), hash(D("-Inf")) == hash(-math.inf))
print(D("0.5") == 0.5, D("0.1") == 0.1, D("0.1") == Fraction(1, 10), D(1) < 1.5, D(2) > Fraction(3, 2), D(3) == 3 + 0j, D(1) == "1")
print({1: "a", D("1.0"): "b"}, sorted([D(3), 1, 2.5, Fraction(1, 2)]))
attempt(lambda: D(1) < "1")
attempt(lambda: D(1) + 1.5)
attempt(lambda: D("NaN") < 1)
attempt(lambda: D("sNaN") == 1)
attempt(hash, D("sNaN"))
for f in (int, float, round, math.floor, math.ceil, math.trunc, complex, bool, str, D.as_tuple, D.as_integer_ratio, D.adjusted):
    for v in ("2.5", "-3.7", "NaN", "Inf"):
        attempt(f, D(v))
attempt(round, D("2.675"), 2)
attempt(round, D("12345"), -2)
print(D("7") // 2, D(-7) % 3, divmod(D(7), D("-2.5")), pow(D(3), 5, 7), 2 ** D(3), -D("1.50"), +D("1.50"), abs(D(-2)))
for a, b in ((1, 0), (0, 0), ("Inf", "Inf"), ("1e999999", "1e-10")):
    attempt(lambda: D(a) / D(b))
for name in ("copy_abs", "is_zero", "is_signed", "to_eng_string", "normalize", "number_class", "sqrt", "ln", "canonical", "radix"):
    attempt(getattr(D("12.300E+5"), name))
attempt(D("1.23").quantize, D("0.1"), ROUND_UP)
attempt(D("1.23").quantize, D("0.1"), rounding="up")
attempt(D.from_float, "x")

for spec in ("", ".2f", ",.1f", "+010.3f", "e", ".3E", "g", ".2%", ">12", "*^15.1f", "z.1f", "#.0f", "012,.2f", "n", "=+9", "x", "0030", ".f", "_"):
    attempt(format, D("-1234567.0478"), spec)
print(f"{D('0.00'):.1e} {D('1E+5'):f} {D('NaN'):08} {D('Inf'):>10}")


class Money(Decimal):
    def __str__(self):
        return "$" + super().__str__()


m = Money("1.50")
m.note = 1
print(m, repr(m), type(m + 1), type(copy.copy(m)), pickle.loads(pickle.dumps(D("1.20"))), Money.from_float(0.5), Money(m).adjusted())

with localcontext(prec=5) as c:
    c.traps[Inexact] = True
    attempt(lambda: D(1) / 3)
    print(c, c.flags[Inexact], len(c.traps), c.Etiny(), c.Etop())
print(getcontext().prec, D(1) / 3)
c = Context(prec=3, rounding=ROUND_UP)
print(c.create_decimal("1.2345"), c.create_decimal_from_float(0.1), c.divide(1, 3), c.power(2, 10), c.power(a=3, b=4, modulo=5))
print(c.copy(), copy.deepcopy(c).prec, pickle.loads(pickle.dumps(c)).rounding)
for name, value in (("prec", 0), ("Emax", -1), ("rounding", "x"), ("capitals", 2), ("clamp", "1"), ("nothing", 1), ("flags", [])):
    attempt(setattr, c, name, value)
attempt(Context, prec=2**70)
attempt(setcontext, 1)
print([issubclass(Overflow, s) for s in (Inexact, Rounded, DecimalException, ArithmeticError)], DivisionByZero.__mro__[2].__name__)

results = []


def work(prec):
    getcontext().prec = prec
    results.append((prec, str(D(1) / 7)))


threads = [threading.Thread(target=work, args=(p,)) for p in (3, 6, 9)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(results), getcontext().prec)
