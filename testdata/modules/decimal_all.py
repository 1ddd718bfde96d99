# Decimal numbers, statistics, fractions.
from decimal import *
import decimal
import statistics as st
from fractions import Fraction

D = Decimal
print(D("1.10") + D("2.2"), D(1) / D(7), D("1e-30"), D("-0"), D("NaN"), D("-Infinity"), repr(D("1.50")), D(0.1), D(3) ** 5, D(2).sqrt(), D("1.5") // 1, D(-7) % 3, divmod(D(-7), 3))
print(D("123.456").quantize(D("0.01")), D("123.455").quantize(D("0.01"), ROUND_HALF_UP), D("1E+3").normalize(), D("1200").normalize(), D("12.30").to_eng_string(), D("3.7").to_integral_value(), round(D("2.675"), 2), round(D("2.5")), int(D("-3.9")), float(D("1.25")))
print(f"{D('1234567.891'):,.2f} {D('0.000012'):e} {D('5'):>8} {D('-1.5'):+.3f} {D('0.25'):.0%}", D("1.23").as_tuple(), D((1, (1, 2), -1)), D("10").ln(), D(1).exp(), D(100).log10(), D("7").fma(2, 3), D("1.1").compare(D("1.2")), D(5).adjusted())
with localcontext() as c:
    c.prec = 5
    print(D(1) / 3, D("123456") + 0, c.prec)
    c.rounding = ROUND_UP
    print(D(1) / 3)
print(getcontext().prec, max(D(1), D(2)), sorted([D("2"), D("1.5")]), sum([D("0.1")] * 3) == D("0.3"), D("1") == 1, D("0.5") == 0.5, D("0.1") == 0.1, hash(D(1)) == hash(1), D(1) < 2.5, D("1") in {1})
for f in [lambda: D("x"), lambda: D(1) / 0, lambda: D(0) / 0, lambda: D("sNaN") + 1, lambda: D(1) + 1.5, lambda: D(-1).sqrt(), lambda: int(D("inf")), lambda: D("1e1000000") * D("1e1000000")]:
    try:
        print(f())
    except (ArithmeticError, TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__)
print(issubclass(DivisionByZero, ZeroDivisionError), decimal.MAX_PREC > 10**6, D.from_float(0.5), D("1_000.5"), D("  3 "), D("5").is_signed(), D("abc" if 0 else "1").is_finite(), D("2.50").__format__(""), str(D("1E-7")), str(D("1E-6")), str(D("123E+5")))
print(st.mean([1, 2, 3, 4]), st.mean([D("1.5"), D("2.5")]), st.median([3, 1, 2, 10]), st.mode("aab"), st.stdev([1, 2, 3, 4]), st.pvariance([1, 2, 3]), st.quantiles([1, 2, 3, 4, 5], n=4), st.fmean([1, 2.5]), st.geometric_mean([1, 4]), st.harmonic_mean([40, 60]), st.multimode("aabb"), st.median_low([1, 2]), st.correlation([1, 2, 3], [2, 4, 7]), st.linear_regression([1, 2, 3], [2, 4, 6]), st.mean([Fraction(1, 2), Fraction(1, 3)]))
n = st.NormalDist(5, 2)
print(n, n.cdf(5), round(n.inv_cdf(0.9), 6), n + 3, st.NormalDist.from_samples([1, 2, 3]))
try:
    st.mean([])
except st.StatisticsError as e:
    print(e)
