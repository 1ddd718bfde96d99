# numerical programs whose digits must agree
def newton(f, df, x, n):
    for _ in range(n):
        x -= f(x) / df(x)
    return x
print(newton(lambda x: x * x - 2, lambda x: 2 * x, 1.0, 6), newton(lambda x: x ** 3 - x - 2, lambda x: 3 * x ** 2 - 1, 1.5, 8))
def simpson(f, a, b, n):
    h = (b - a) / n
    s = f(a) + f(b)
    for i in range(1, n):
        s += f(a + i * h) * (4 if i % 2 else 2)
    return s * h / 3
print(simpson(lambda x: x * x, 0.0, 3.0, 10), simpson(lambda x: 1 / x, 1.0, 2.0, 100), simpson(lambda x: 4 / (1 + x * x), 0, 1, 50))
def exp(x):
    term = total = 1.0
    n = 1
    while total + term != total or n < 5:
        term *= x / n
        total += term
        n += 1
    return total
print(exp(1.0), exp(0.0), exp(-1.0), exp(10.0))
def pi_machin():
    def arctan_inv(n):
        total = term = 1.0 / n
        k, sign = 3, -1
        while term > 1e-18:
            term /= n * n
            total += sign * term / k
            k, sign = k + 2, -sign
        return total
    return 4 * (4 * arctan_inv(5) - arctan_inv(239))
print(pi_machin())
def solve(a, b):
    n = len(a)
    m = [row[:] + [v] for row, v in zip(a, b)]
    for i in range(n):
        p = max(range(i, n), key=lambda r: abs(m[r][i]))
        m[i], m[p] = m[p], m[i]
        for r in range(i + 1, n):
            k = m[r][i] / m[i][i]
            for c in range(i, n + 1):
                m[r][c] -= k * m[i][c]
    x = [0.0] * n
    for i in reversed(range(n)):
        x[i] = (m[i][n] - sum(m[i][c] * x[c] for c in range(i + 1, n))) / m[i][i]
    return x
print(solve([[2, 1, -1], [-3, -1, 2], [-2, 1, 2]], [8, -11, -3]), solve([[1e-20, 1], [1, 1]], [1, 2]))
def stats(xs):
    n = len(xs)
    mean = sum(xs) / n
    var = sum((x - mean) ** 2 for x in xs) / (n - 1)
    s = sorted(xs)
    return mean, var, var ** 0.5, (s[n // 2] if n % 2 else (s[n // 2 - 1] + s[n // 2]) / 2)
print(stats([2, 4, 4, 4, 5, 5, 7, 9]), stats([1.5, 2.5, 10.0]))
def kahan(xs):
    s = c = 0.0
    for x in xs:
        y = x - c
        t = s + y
        c = (t - s) - y
        s = t
    return s
print(kahan([0.1] * 1000), sum([0.1] * 1000), kahan([1e16, 1.0, 1.0, -1e16]))
def euler(f, y, t, h, n):
    for _ in range(n):
        y += h * f(t, y)
        t += h
    return y
def rk4(f, y, t, h, n):
    for _ in range(n):
        k1 = f(t, y)
        k2 = f(t + h / 2, y + h / 2 * k1)
        k3 = f(t + h / 2, y + h / 2 * k2)
        k4 = f(t + h, y + h * k3)
        y += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
        t += h
    return y
print(euler(lambda t, y: y, 1.0, 0.0, 0.125, 8), rk4(lambda t, y: y, 1.0, 0.0, 0.125, 8), rk4(lambda t, y: t - y, 0.0, 0.0, 0.25, 4))
def power_iteration(m, n):
    v = [1.0] * len(m)
    for _ in range(n):
        w = [sum(a * b for a, b in zip(r, v)) for r in m]
        k = max(map(abs, w))
        v = [x / k for x in w]
    return k, v
print(power_iteration([[2, 1], [1, 3]], 40))
def mandel(c, n):
    z = 0
    for i in range(n):
        z = z * z + c
        if abs(z) > 2:
            return i
    return n
for y in range(-4, 5):
    print("".join(".:-=+*#%@"[min(8, mandel(complex(x / 12 - 0.5, y / 4), 30) // 3)] for x in range(-20, 16)))
x = 0.5
for _ in range(50):
    x = 3.9 * x * (1 - x)
print(x, 0.1 + 0.2 - 0.3, (0.1 + 0.2) * 10, 1e16 - 1e16 + 1.5)
