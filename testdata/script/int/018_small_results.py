# comb, perm, isqrt, lcm and gcd where they and their arguments are small, and just beyond.
import math
import random

rng = random.Random(11)


def comb(n, k):
    z = 1
    for i in range(min(k, n - k)):
        z = z * (n - i) // (i + 1)
    return z if k <= n else 0


def perm(n, k):
    z = 1
    for i in range(k):
        z *= n - i
    return z


for n in range(75):
    for k in range(n + 3):
        assert math.comb(n, k) == comb(n, k), (n, k)
        assert math.perm(n, k) == (perm(n, k) if k <= n else 0), (n, k)
        if k < n:
            assert math.comb(n, k) + math.comb(n, k + 1) == math.comb(n + 1, k + 1)
for bits in range(1, 80):
    for _ in range(20):
        n, m = rng.getrandbits(bits), rng.getrandbits(rng.randrange(1, 70))
        r = math.isqrt(n)
        assert r * r <= n < (r + 1) ** 2, n
        for edge in (r * r, r * r - 1, r * r + 1, (r + 1) ** 2 - 1):
            if edge >= 0:
                q = math.isqrt(edge)
                assert q * q <= edge < (q + 1) ** 2, edge
        g, l = math.gcd(n, -m), math.lcm(-n, m)
        assert g * l == n * m and l >= 0, (n, m)
        for k in range(4):
            assert math.comb(n, k) == (comb(n, k) if k <= n else 0), (n, k)
            assert math.perm(n, k) == (perm(n, k) if k <= n else 0), (n, k)
print(math.comb(62, 31), math.comb(66, 33), math.comb(67, 33), math.comb(68, 34), math.perm(20), math.perm(21, 20), math.perm(25, 15))
print(math.lcm(0, 5), math.lcm(5, 0), math.lcm(0, 0), math.lcm(), math.lcm(7), math.lcm(2**40, 3**20), math.lcm(True, 6), math.lcm(4, 6, 10))
print(math.comb(True, True), math.perm(5, None), math.comb(10**20, 2), math.isqrt(True), math.isqrt(2**62), math.isqrt(2**60 - 1))
for f, args in (math.comb, (-1, 2)), (math.comb, (2, -1)), (math.perm, (-1, 0)), (math.perm, (3, -1)), (math.isqrt, (-1,)), (math.comb, (1.5, 1)), (math.isqrt, ("1",)), (math.lcm, (1, 1.5)):
    try:
        print(f(*args))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
