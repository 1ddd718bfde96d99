import math
from fractions import Fraction as F

print(F(6, 4), repr(F(-3, -6)), F('3/4'), F(' -1.25 '), F('1e-2'), F(0.5), F(7), F(), F(F(1, 2), F(3, 4)), F('.5'))
a, b = F(1, 3), F(1, 2)
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(b, a), -a, +a, abs(F(-1, 2)), a ** 2, a ** -2, 2 ** F(2))
print(a + 1, 1 - a, 2 * b, 1 / a, a + 0.5, 0.5 * b, a + 1j, F(4) ** F(1, 2), 7 // F(2), 7 % F(2))
print(a < b, a == F(2, 6), a == 1 / 3, F(1, 2) == 0.5, F(2) == 2, a >= 0, F(1, 2) < 0.75, F(1) == 1 + 0j, F(1) == 'x')
print(int(F(-7, 2)), math.floor(F(-7, 2)), math.ceil(F(-7, 2)), round(F(5, 2)), round(F(7, 2)), round(F(123, 100), 1), round(F(155), -1))
print(float(a), bool(F(0)), a.numerator, a.denominator, a.as_integer_ratio(), hash(F(2)) == hash(2), hash(F(1, 2)) == hash(0.5))
print(F(math.pi).limit_denominator(1000), F('3.1415926535').limit_denominator(10), F.from_float(0.25), math.trunc(F(9, 4)))
for bad in (lambda: F(1, 0), lambda: F('x'), lambda: F(1.5, 2), lambda: F(None), lambda: F('1/ 2'), lambda: F(a.limit_denominator(0)),
            lambda: a / 0, lambda: F(float('nan')), lambda: F(float('inf')), lambda: a < 'x', lambda: F.from_float('x')):
    try:
        bad()
    except (ZeroDivisionError, ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
print(sum([F(1, n) for n in range(1, 6)]), max(F(1, 2), F(2, 3)), sorted([F(1, 2), F(1, 3), 0.4]))
print(F('1_000/3'), F('-0.1e+2'), F(10 ** 30, 3 * 10 ** 29), F(1, 2).__reduce__()[1])
