import random
random.seed(5)
def slow(a, b, m):
    z = 1 % m
    a %= m
    for bit in bin(b)[2:]:
        z = z * z % m
        if bit == '1': z = z * a % m
    return z
edge = [0, 1, 2, 3, 7, 255, 2**31 - 1, 2**32, 2**59 - 1, 2**59, 2**60 - 1, 2**60, 2**61, 2**63 - 25, 2**63, 2**64 - 59, 10**30]
n = 0
for a in edge:
    for b in edge:
        for m in edge[1:]:
            for sa in (a, -a):
                r = pow(sa, b, m)
                assert r == slow(sa, b, m), (sa, b, m)
                assert pow(sa, b, -m) == (r - m if r else 0), (sa, b, -m)
                n += 1
for _ in range(2000):
    a, b, m = (random.randrange(1 << random.randrange(1, 64)) for _ in range(3))
    m += 1
    assert pow(a, b, m) == slow(a, b, m) == pow(a - m, b, m), (a, b, m)
print(n, pow(3, 100, 7), pow(3, -1, 7), pow(0, 0, 1), pow(0, 0, 5), pow(True, True, 2), pow(2, 10**18, 10**9 + 7), pow(7, 560, 561))
for args in ((2, -1, 4), (1, 2, 0), (2, 1.5, 3), (1, 2, 'a')):
    try: print(pow(*args))
    except Exception as e: print(type(e).__name__, e)
