# inf and nan
inf, nan = float("inf"), float("nan")
print(inf, -inf, nan, inf + 1, inf - inf, inf * 0, inf * -1, inf / inf, 1 / inf, -1 / inf, inf + inf, inf ** 0, inf ** -1, 0 * nan, nan ** 0, 1 ** nan, inf ** 2, (-inf) ** 3, 2 ** inf, 2 ** -inf, 0.5 ** inf, (-1) ** inf, (-2) ** inf, nan + inf)
print(inf == inf, inf > 1e308, -inf < -1e308, inf > 10 ** 400, -inf < -10 ** 400, inf == 10 ** 400, inf >= inf, inf < inf, -inf == -inf, inf != -inf)
print(nan == nan, nan != nan, nan < nan, nan > 1, nan < 1, nan <= nan, 1 == nan, not nan == nan, nan is nan, bool(nan), bool(inf))
print(inf // 1, 1 // inf, -1 // inf, inf % 2, 5 % inf, -5 % inf, 5 % -inf, divmod(5, inf), divmod(-5, inf), divmod(inf, 5), nan // 1, nan % 1)
print(max(1, nan), max(nan, 1), min(1, nan), min(nan, 1), max(inf, 1e308), min(-inf, -10 ** 400), sorted([3, inf, -inf, 1]), sum([inf, 1]), sum([inf, -inf]), abs(-inf), abs(nan))
print([nan] == [nan], nan in [nan], [nan].index(nan), [nan].count(nan), (nan,) == (nan,), {nan: 1}.get(nan), float("nan") in [nan], [float("nan")] == [nan], nan in {nan}, float("nan") in {nan}, len({nan, nan}), len({float("nan"), float("nan")}))
print(hash(inf), hash(-inf), hash(inf) == hash(float("inf")), {inf: "i"}[float("infinity")], repr([inf, -inf, nan]), str(inf), "%f %e %g %d" % (inf, inf, nan, 3), "%5f|%-5f|%05f|%+f" % (inf, nan, inf, inf), f"{inf:f} {nan:e} {-inf:g} {inf:10}|{inf:<10}|{inf:+}|{nan:010}|{inf:F}|{nan:%}|{inf:,}|{inf:.2f}")
for s in ("inf", "INF", "Infinity", "iNfInItY", "+inf", "-infinity", "nan", "NaN", "-nan", "+NAN", " inf ", "infinit", "in f", "nan(1)", "infinity1", "--inf"):
    try:
        print(repr(s), float(s))
    except ValueError as e:
        print(e)
for f in (int, round, lambda x: x.as_integer_ratio(), lambda x: [1][x], lambda x: range(x), lambda x: 1 << x, lambda x: x.hex(), lambda x: x.is_integer(), lambda x: x.__trunc__(), lambda x: "%d" % x, lambda x: format(x, "d"), lambda x: complex(x), lambda x: x.__floor__()):
    for x in (inf, nan):
        try:
            print(f(x))
        except Exception as e:
            print(type(e).__name__, e)
import math
print(math.isnan(nan), math.isinf(-inf), math.isfinite(inf), math.inf == inf, math.nan is math.nan, math.copysign(1, nan) in (1, -1), math.fmod(5, inf), math.hypot(inf, nan), math.sqrt(inf), math.exp(-inf), math.log(inf), math.atan(inf) == math.pi / 2, math.floor(-0.0), math.isclose(inf, inf))
x = 1e308
n = 0
while x != inf:
    x *= 1.5
    n += 1
print(n, x, x - 1 == x, x - x != x - x)
