# ** and pow with integers
print([2 ** i for i in range(0, 70, 7)], [(-3) ** i for i in range(8)], [10 ** i for i in (0, 1, 5, 20)])
print(7 ** 77, (-7) ** 33, 0 ** 0, 0 ** 1, 1 ** 10 ** 9, (-1) ** (10 ** 9 + 1), 2 ** 200 - 2 ** 199 == 2 ** 199)
print(2 ** -1, 10 ** -3, (-2) ** -3, 4 ** -2, 1 ** -1, (-1) ** -2)
print(pow(3, 200, 1000007), pow(2, 10 ** 18, 998244353), pow(-2, 3, 5), pow(2, 3, -5), pow(-2, 3, -5), pow(0, 0, 5), pow(5, 0, 1), pow(5, 3, 1), pow(5, 3, -1))
print(pow(3, -1, 11), pow(10, -2, 7), pow(-3, -1, 11), pow(3, -1, -11), pow(7, -5, 10 ** 9 + 7), pow(123456789, -1, 2 ** 61 - 1))
m = 2 ** 127 - 1
print(pow(3, m - 1, m), pow(3, 10 ** 40, m), pow(10 ** 50, 10 ** 50, m), pow(m - 1, 2, m))
for a in range(-6, 7):
    for e in range(6):
        for mod in (-7, -2, -1, 1, 2, 7, 12):
            assert pow(a, e, mod) == a ** e % mod
print("pow agrees with ** and %")
inv = [pow(a, -1, 31) * a % 31 for a in range(1, 31)]
print(inv == [1] * 30)
for code in ("pow(2, -1, 4)", "pow(0, -1, 5)", "pow(2, 3, 0)", "0 ** -1", "pow(2, 1.5, 3)", "pow(2, -1, 1)", "pow(6, -1, 9)"):
    try:
        print(code, eval(code))
    except Exception as e:
        print(code, "->", type(e).__name__, e)
def is_prime(n):
    if n < 2:
        return False
    for p in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % p == 0:
            return n == p
    d, s = n - 1, 0
    while d % 2 == 0:
        d, s = d // 2, s + 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
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
print([n for n in range(60) if is_prime(n)], is_prime(2 ** 61 - 1), is_prime(2 ** 67 - 1), is_prime(10 ** 18 + 9), is_prime(2 ** 127 - 1))
print(len(str(2 ** 10000)), 2 ** 10000 % 10 ** 10, (3 ** 5000) % (10 ** 15), str(7 ** 1000)[:20], str(7 ** 1000)[-20:])
