# digits of pi, e and sqrt 2; exact arithmetic of huge integers; rationals from continued fractions
def pi_machin(digits):
    unity = 10 ** (digits + 10)
    def arctan(n):
        total = term = unity // n
        k, sign = 3, -1
        while term:
            term //= n * n
            total += sign * (term // k)
            k, sign = k + 2, -sign
        return total
    return (4 * (4 * arctan(5) - arctan(239))) // 10 ** 10
def pi_spigot(n):
    a, out, held, nines = [2] * (n * 10 // 3 + 2), "", None, 0
    for _ in range(n + 1):
        carry = 0
        for i in reversed(range(len(a))):
            x = a[i] * 10 + carry * (i + 1)
            a[i] = x % (2 * i + 1)
            carry = x // (2 * i + 1)
        a[0] = carry % 10
        q = carry // 10
        if q == 9:
            nines += 1
        else:
            if held is not None:
                out += str(held + (q == 10)) + ("0" if q == 10 else "9") * nines
            held, nines = q % 10, 0
    return out
def pi_gauss(digits):
    unity = 10 ** (digits + 10)
    a, b, t, p = unity, isqrt(unity * unity // 2), unity // 4, 1
    while a - b > 1:
        m = (a + b) // 2
        b = isqrt(a * b)
        t -= p * (a - m) ** 2 // unity
        a, p = m, 2 * p
    return (a + b) ** 2 // (4 * t) // 10 ** 10
def isqrt(n):
    x = 1 << (n.bit_length() + 1) // 2
    while (y := (x + n // x) // 2) < x:
        x = y
    return x
def e_digits(n):
    unity = 10 ** (n + 10)
    total = term = unity
    k = 1
    while term:
        term //= k
        total += term
        k += 1
    return total // 10 ** 10
p = str(pi_machin(300))
print(p[:60], p[-20:], str(pi_gauss(300))[:-2] == p[:-2], p.startswith(pi_spigot(100)[:90]))
print(str(e_digits(100)), isqrt(2 * 10 ** 200), isqrt(3 * 10 ** 100))
print(sum(map(int, p)), {d: p.count(d) for d in "0123456789"}, p.find("999999"), p.find("314"))
def fib(n):
    def go(n):
        if n == 0:
            return 0, 1
        a, b = go(n // 2)
        c, d = a * (2 * b - a), a * a + b * b
        return (d, c + d) if n % 2 else (c, d)
    return go(n)[0]
print(fib(500), len(str(fib(20000))), fib(20000) % 10 ** 10)
def fact(n):
    r = 1
    for i in range(2, n + 1):
        r *= i
    return r
f = fact(200)
print(f, len(str(f)) - len(str(f).rstrip("0")), sum(200 // 5 ** k for k in range(1, 5)))
def cf(n, d):
    while d:
        q, r = divmod(n, d)
        yield q
        n, d = d, r
def from_cf(terms):
    n, d = 1, 0
    for t in reversed(list(terms)):
        n, d = t * n + d, n
    return n, d
terms = list(cf(int(p[:25]), 10 ** 24))
print(terms[:10], [from_cf(terms[:k]) for k in range(1, 7)], from_cf(cf(355, 113)), list(cf(649, 200)))
def period(d):
    seen, r, k = {}, 1 % d, 0
    while r and r not in seen:
        seen[r] = k
        r, k = r * 10 % d, k + 1
    return k - seen[r] if r else 0
print([period(d) for d in (3, 7, 11, 13, 17, 97, 8, 12)], max(range(2, 500), key=period))
def ackermann(m, n):
    match m, n:
        case 0, n: return n + 1
        case 1, n: return n + 2
        case 2, n: return 2 * n + 3
        case 3, n: return 2 ** (n + 3) - 3
        case m, 0: return ackermann(m - 1, 1)
        case _: return ackermann(m - 1, ackermann(m, n - 1))
a = 2 ** 65536 - 3
print(a.bit_length(), a % 10 ** 15, ackermann(4, 1), hex(a)[:8], (a >> 65500).bit_length())
def zeckendorf(n):
    fs = [1, 2]
    while fs[-1] <= n:
        fs.append(fs[-1] + fs[-2])
    out = []
    for x in reversed(fs):
        if x <= n:
            out.append(x)
            n -= x
    return out
print(zeckendorf(100), zeckendorf(10 ** 12)[:4], sum(zeckendorf(10 ** 40)) == 10 ** 40)
