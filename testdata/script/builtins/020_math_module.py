# the math module: exact cases, special values, errors
import math
print(math.pi, math.e, math.tau, math.inf, math.nan, math.floor(2.7), math.ceil(2.1), math.trunc(-2.7), math.sqrt(16), math.sqrt(2), math.isqrt(17), math.fabs(-2), math.copysign(3, -1), math.copysign(1, -0.0))
print(math.sin(0), math.cos(0), math.tan(0), math.asin(0), math.acos(1), math.atan(0), math.atan2(0, 1), math.atan2(0, -1) == math.pi, math.sinh(0), math.cosh(0), math.tanh(0), math.exp(0), math.expm1(0), math.log(1), math.log1p(0), math.log2(8), math.log10(1000), math.log(8, 2), math.log(math.e), math.log(100, 10))
print([round(f(0.5), 12) for f in (math.sin, math.cos, math.tan, math.asin, math.acos, math.atan, math.sinh, math.cosh, math.tanh, math.exp, math.log, math.sqrt, math.gamma, math.erf, math.erfc, math.lgamma)])
print(math.pow(2, 3), math.pow(2, -1), math.pow(0, 0), math.pow(1, math.inf), math.hypot(3, 4), math.hypot(), math.hypot(1, 2, 2), math.dist((1, 2), (4, 6)), math.fmod(7, 3), math.fmod(-7, 3), math.remainder(7, 4), math.modf(3.25), math.modf(-3.25), math.frexp(8), math.frexp(0), math.ldexp(0.5, 4), math.degrees(math.pi), math.radians(180) == math.pi)
print(math.gcd(12, 18), math.lcm(4, 6), math.factorial(10), math.comb(5, 2), math.perm(5, 2), math.prod([1, 2, 3]), math.fsum([0.1] * 10), math.fsum([1e16, 1, -1e16]), sum([0.1] * 10), math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-10), math.isclose(0, 1e-10, abs_tol=1e-9), math.gamma(5), math.lgamma(1), math.erf(0))
print(math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1), math.floor(-0.5), math.ceil(-0.5), math.floor(1e20), math.ceil(10 ** 30), math.trunc(1e300) == int(1e300), math.nextafter(0, 1), math.ulp(1), math.exp2(3), math.cbrt(8) > 1.99)
for code in ("math.sqrt(-1)", "math.log(0)", "math.log(-1)", "math.log(1, 0)", "math.log(1, 1)", "math.acos(2)", "math.asin(-2)", "math.exp(1000)", "math.pow(0, -1)", "math.pow(-1, 0.5)", "math.fmod(1, 0)", "math.gamma(0)", "math.gamma(-1)", "math.gamma(200)", "math.lgamma(0)", "math.factorial(-1)", "math.factorial(1.5)", "math.isqrt(-1)", "math.comb(-1, 1)", "math.floor(math.inf)", "math.ceil(math.nan)", "math.trunc(math.inf)", "math.sqrt('a')", "math.sqrt()", "math.sqrt(1, 2)", "math.sin(None)", "math.sin(math.inf)", "math.cosh(1000)", "math.ldexp(1, 2000)", "math.ldexp(1, 1.5)", "math.gcd(1.5)", "math.hypot('a')", "math.dist([1], [1, 2])", "math.fsum(5)", "math.fsum(['a'])", "math.fsum([math.inf, -math.inf])", "math.prod(['a'])", "math.isclose(1, 2, rel_tol=-1)", "math.atan2(1)", "math.log10(0)", "math.log2(-1)", "math.log1p(-1)", "math.atanh(1)", "math.acosh(0)", "math.sqrt(10 ** 400)", "math.sqrt(1j)", "math.copysign(1)", "math.nope", "math.remainder(1, 0)", "math.remainder(math.inf, 1)", "math.fsum([1e308, 1e308])"):
    try:
        print(code, "=", eval(code))
    except Exception as e:
        print(code, "->", type(e).__name__, e)
class F:
    def __float__(self): return 4.0
class I:
    def __index__(self): return 6
class T:
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __trunc__(self): return "trunc"
print(math.sqrt(F()), math.floor(F()), math.gcd(I(), 4), math.factorial(I()), math.sqrt(I()), math.floor(T()), math.ceil(T()), math.trunc(T()), math.sqrt(True), math.fabs(-10 ** 20))
print(all(abs(math.sin(x / 10) ** 2 + math.cos(x / 10) ** 2 - 1) < 1e-15 for x in range(100)), all(math.isclose(math.exp(math.log(x)), x) for x in range(1, 50)), all(math.floor(x / 4) == x // 4 and math.ceil(x / 4) == -(-x // 4) for x in range(-20, 20)), all(math.frexp(x)[0] * 2 ** math.frexp(x)[1] == x for x in (0.1, 3.7, 1e300, 5e-324)))
