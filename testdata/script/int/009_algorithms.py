# integer algorithms on big numbers
def gcd(a, b):
    while b:
        a, b = b, a % b
    return a
def egcd(a, b):
    x0, x1, y0, y1 = 1, 0, 0, 1
    while b:
        q, a, b = a // b, b, a % b
        x0, x1, y0, y1 = x1, x0 - q * x1, y1, y0 - q * y1
    return a, x0, y0
def isqrt(n):
    if n < 2:
        return n
    x = 1 << (n.bit_length() + 1) // 2
    while True:
        y = (x + n // x) // 2
        if y >= x:
            return x
        x = y
def fib(n):
    a, b = 0, 1
    for bit in bin(n)[2:]:
        a, b = a * (2 * b - a), a * a + b * b
        if bit == "1":
            a, b = b, a + b
    return a
def fact(n):
    def prod(lo, hi):
        if hi - lo < 4:
            r = 1
            for i in range(lo, hi):
                r *= i
            return r
        mid = (lo + hi) // 2
        return prod(lo, mid) * prod(mid, hi)
    return prod(1, n + 1)
def binom(n, k):
    r = 1
    for i in range(k):
        r = r * (n - i) // (i + 1)
    return r
def karatsuba(x, y):
    if x < 2 ** 32 or y < 2 ** 32:
        return x * y
    n = max(x.bit_length(), y.bit_length()) // 2
    a, b = x >> n, x & (1 << n) - 1
    c, d = y >> n, y & (1 << n) - 1
    ac, bd = karatsuba(a, c), karatsuba(b, d)
    return (ac << 2 * n) + (karatsuba(a + b, c + d) - ac - bd << n) + bd
a, b = 3 ** 150 * 7 ** 20, 3 ** 100 * 11 ** 30
print(gcd(a, b) == 3 ** 100, gcd(0, 5), gcd(17, 0), gcd(2 ** 100, 6 ** 50) == 2 ** 50)
g, x, y = egcd(a, b)
print(g == a * x + b * y, g == 3 ** 100, egcd(240, 46))
print(isqrt(10 ** 40), isqrt(10 ** 40 - 1), isqrt(2 * 10 ** 60), all(isqrt(n * n) == n and isqrt(n * n + 2 * n) == n for n in range(1, 300)))
print(fib(10), fib(100), fib(1000) % 10 ** 20, fib(300), len(str(fib(5000))))
print(fact(25), fact(100) % (10 ** 24 + 7), len(str(fact(500))), binom(100, 50), binom(10, 3), binom(5, 9))
x, y = 3 ** 500, 7 ** 400
print(karatsuba(x, y) == x * y, (x * y) % 10 ** 12)
def crt(rs, ms):
    x, m = 0, 1
    for r, n in zip(rs, ms):
        x += m * ((r - x) * pow(m, -1, n) % n)
        m *= n
    return x % m
print(crt([2, 3, 2], [3, 5, 7]), crt([1, 2, 3], [10 ** 9 + 7, 10 ** 9 + 9, 998244353]))
p, q, e = 2 ** 61 - 1, 2 ** 89 - 1, 65537
n, d = p * q, pow(e, -1, (p - 1) * (q - 1))
msg = int.from_bytes(b"secret text", "big")
c = pow(msg, e, n)
print(c, pow(c, d, n).to_bytes(11, "big"))
def factor(n):
    out, d = [], 2
    while d * d <= n:
        while n % d == 0:
            out.append(d)
            n //= d
        d += 1
    return out + [n] if n > 1 else out
print(factor(2 ** 10 * 3 ** 5 * 97), factor(600851475143), factor(97), factor(1))
def digits_sum(n): return sum(map(int, str(n)))
print(digits_sum(2 ** 1000), digits_sum(fact(100)), sum(n for n in range(1000) if n % 3 == 0 or n % 5 == 0))
