# is_integer, as_integer_ratio, conjugate, real, imag, and attributes
import sys
for x in (0.0, -0.0, 1.0, -1.5, 0.1, 2.5, 1e20, 1e-5, 3.0, 1e300, 5e-324, 0.333):
    n, d = x.as_integer_ratio()
    print(x, x.is_integer(), n, d, n / d == x, x.conjugate(), x.real, x.imag)
for x in (float("inf"), float("nan")):
    print(x.is_integer(), x.real, x.imag, x.conjugate())
    try:
        x.as_integer_ratio()
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
i = sys.float_info
print(i.max, i.min, i.epsilon, i.dig, i.mant_dig, i.max_exp, i.min_exp, i.max_10_exp, i.min_10_exp, i.radix, i.rounds)
print(i.max * 2, i.min / 2 > 0, 1 + i.epsilon > 1, 1 + i.epsilon / 2 == 1, i.max + 1 == i.max)
print(sys.float_repr_style, float.__name__, [n for n in dir(float) if n[0] != "_"])
print(hash(1.0) == 1, hash(0.0) == hash(-0.0) == 0, hash(2.5) == hash(2.5), hash(1e20) == hash(10 ** 20), hash(0.5), hash(-0.5), hash(1.5), hash(1e300), hash(0.1), hash(-1.0), hash(1e-300), hash(3.14))
print(1.5.__int__(), (1.5).__floor__(), (1.5).__ceil__(), (1.5).__trunc__(), (2.5).__round__(), (2.55).__round__(1), (1.5).__bool__(), (0.0).__bool__(), (1.5).__neg__(), (1.5).__pos__(), (-1.5).__abs__(), (1.5).__float__(), (1.5).__eq__(1.5), (1.5).__lt__(2), (1.5).__eq__("a"), float.__getformat__("double"))
class Money(float):
    def __new__(cls, v): return super().__new__(cls, round(v, 2))
    def __add__(self, o): return Money(float(self) + o)
    __radd__ = __add__
    def __str__(self): return "$%.2f" % self
    def __repr__(self): return "Money(%s)" % float.__repr__(self)
m = Money(1.005) + 2.999
print(m, repr(m), [m], sum([m, m]), f"{m}", f"{m:.1f}", m * 2, type(m * 2).__name__, m == 4.0, max(m, 1), hash(m) == hash(float(m)), "%s %.3f" % (m, m))
for code in ("(1.5).real = 2", "(1.5).x = 1", "(1.5).foo()", "float.fromhex()", "(1.5).is_integer(1)", "(1.5).hex('a')", "float.as_integer_ratio()", "float.is_integer('a')"):
    try:
        exec(code)
    except Exception as e:
        print(code, "->", type(e).__name__, e)
print(isinstance(1.0, float), isinstance(1, float), isinstance(True, float), type(1.0) is float, float is type(1e5), issubclass(Money, float))
