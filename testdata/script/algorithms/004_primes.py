# primes by several methods, factorisation, number-theoretic functions
def sieve(n):
    s = bytearray([1]) * (n + 1)
    s[:2] = b"\0\0"
    for i in range(2, int(n ** 0.5) + 1):
        if s[i]:
            s[i * i::i] = bytes(len(s[i * i::i]))
    return [i for i, p in enumerate(s) if p]
def trial(n): return n > 1 and all(n % d for d in range(2, int(n ** 0.5) + 1))
def incremental():
    comp, n = {}, 2
    while True:
        if n in comp:
            for p in comp.pop(n):
                comp.setdefault(n + p, []).append(p)
        else:
            yield n
            comp[n * n] = [n]
        n += 1
def miller(n):
    if n < 2 or n % 2 == 0:
        return n == 2
    d, s = n - 1, 0
    while d % 2 == 0:
        d, s = d >> 1, s + 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if a % n == 0:
            continue
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True
ps = sieve(1000)
gen = incremental()
print(len(ps), ps[:10], ps[-3:], ps == [n for n in range(1001) if trial(n)] == [n for n in range(1001) if miller(n)] == [next(gen) for _ in ps])
print(len(sieve(50000)), [miller(n) for n in (2 ** 31 - 1, 2 ** 61 - 1, 2 ** 89 - 1, 2 ** 67 - 1, 10 ** 18 + 9, 561, 3215031751, 341550071728321)])
def gcd(a, b): return a if not b else gcd(b, a % b)
def rho(n):
    if n % 2 == 0:
        return 2
    c = 1
    while True:
        x = y = 2
        d = 1
        while d == 1:
            x = (x * x + c) % n
            y = (y * y + c) % n
            y = (y * y + c) % n
            d = gcd(abs(x - y), n)
        if d != n:
            return d
        c += 1
def factor(n):
    if n == 1:
        return {}
    if miller(n):
        return {n: 1}
    d = rho(n)
    out = factor(d)
    for p, e in factor(n // d).items():
        out[p] = out.get(p, 0) + e
    return dict(sorted(out.items()))
for n in (1, 2, 360, 9797, 2 ** 20 * 3 ** 5, 600851475143, 10 ** 12 + 39, (10 ** 6 + 3) * (10 ** 6 + 33), 2 ** 64 + 1):
    f = factor(n)
    prod = 1
    for p, e in f.items():
        prod *= p ** e
    print(n, f, prod == n)
def phi(n):
    for p in factor(n):
        n = n // p * (p - 1)
    return n
def divisors(n):
    out = [1]
    for p, e in factor(n).items():
        out = [d * p ** k for d in out for k in range(e + 1)]
    return sorted(out)
def mobius(n):
    f = factor(n)
    return 0 if any(e > 1 for e in f.values()) else (-1) ** len(f)
print([phi(n) for n in range(1, 21)], divisors(360), [mobius(n) for n in range(1, 21)], sum(phi(d) for d in divisors(100)))
def crt(pairs):
    x, m = 0, 1
    for r, n in pairs:
        x += (r - x) * pow(m, -1, n) % n * m
        m *= n
    return x % m
def sqrt_mod(a, p):
    return next((x for x in range(p) if x * x % p == a % p), None)
def order(a, n):
    k, x = 1, a % n
    while x != 1:
        k, x = k + 1, x * a % n
    return k
print(crt([(2, 3), (3, 5), (2, 7)]), sqrt_mod(10, 13), sqrt_mod(5, 13), order(3, 7), order(10, 97), [p for p in ps[:30] if p not in (2, 5) and order(10, p) == p - 1])
def goldbach(n):
    s = set(ps)
    return next((p, n - p) for p in ps if n - p in s)
print([goldbach(n) for n in (4, 28, 100, 998)], [(p, p + 2) for p in ps[:25] if p + 2 in ps], max((b - a, a) for a, b in zip(ps, ps[1:])))
perfect = [2 ** (p - 1) * (2 ** p - 1) for p in sieve(20) if miller(2 ** p - 1)]
print(perfect, all(sum(divisors(n)) == 2 * n for n in perfect[:4]))
