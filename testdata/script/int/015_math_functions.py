# math functions on integers
import math
print(math.gcd(12, 18), math.gcd(), math.gcd(-4, 6), math.gcd(0, 0), math.gcd(2 ** 100, 6 ** 60), math.gcd(12, 18, 8), math.lcm(4, 6), math.lcm(), math.lcm(0, 5), math.lcm(2 ** 70, 3), math.lcm(-2, 3))
print(math.isqrt(0), math.isqrt(15), math.isqrt(16), math.isqrt(10 ** 40), math.isqrt(2 ** 200 - 1), [math.isqrt(n) for n in range(10)])
print(math.factorial(0), math.factorial(20), math.factorial(25), math.factorial(50), math.comb(10, 3), math.comb(5, 7), math.comb(100, 50), math.perm(5, 2), math.perm(5), math.perm(3, 5), math.comb(0, 0))
print(math.prod([1, 2, 3]), math.prod([]), math.prod([2] * 70), math.prod(range(1, 6), start=10), math.prod([1.5, 2]))
print(math.floor(2.7), math.ceil(2.1), math.trunc(-2.7), math.floor(-2.1), math.ceil(-2.9), math.floor(5), math.ceil(10 ** 30), math.trunc(7), math.floor(1e20))
print(math.fabs(-3), math.copysign(3, -0.0), math.fsum([1, 2, 3]), math.log2(8), math.log10(1000), math.log2(2 ** 2000), math.log10(10 ** 500), math.sqrt(16), math.pow(2, 10), math.hypot(3, 4), math.dist([0, 0], [3, 4]))
for code in ("math.isqrt(-1)", "math.isqrt(1.5)", "math.factorial(-1)", "math.factorial(1.5)", "math.gcd(1.5, 2)", "math.comb(-1, 2)", "math.comb(2, -1)", "math.perm(2, -1)", "math.sqrt(-1)", "math.log(0)", "math.log(-1)", "math.floor('a')", "math.floor(float('nan'))", "math.ceil(float('inf'))", "math.sqrt(10 ** 400)", "math.exp(1000)", "math.pow(0, -1)", "math.factorial(2 ** 70)", "math.gcd('a')", "math.trunc('a')", "math.log2(0)", "math.log(10, 1)", "math.fmod(1, 0)", "math.acos(2)", "math.pow(10, 400)", "math.lcm(1.5)"):
    try:
        print(code, eval(code))
    except Exception as e:
        print(code, "->", type(e).__name__, e)
print(all(math.isqrt(n) ** 2 <= n < (math.isqrt(n) + 1) ** 2 for n in range(2000)), all(math.gcd(a, b) * math.lcm(a, b) == a * b for a in range(1, 30) for b in range(1, 30)))
print(all(math.comb(n, k) == math.comb(n, n - k) == math.factorial(n) // (math.factorial(k) * math.factorial(n - k)) for n in range(20) for k in range(n + 1)))
print(math.inf > 10 ** 400, -math.inf < -10 ** 400, math.nan != math.nan, math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(10 ** 300), math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 2))
print(math.modf(2.5), math.modf(-3), math.frexp(8), math.ldexp(0.5, 4), math.degrees(math.pi), round(math.e, 10), round(math.tau, 10), math.remainder(7, 3), math.fmod(-7, 3), math.nextafter(1, 2), math.ulp(1.0))
