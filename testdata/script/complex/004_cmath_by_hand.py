# complex functions from series: exp, roots, polynomials; rounded where libraries differ
import math
def cexp(z):
    term = total = 1 + 0j
    for n in range(1, 60):
        term *= z / n
        total += term
    return total
def r(z, n=10): return complex(round(z.real, n) + 0.0, round(z.imag, n) + 0.0)
print(r(cexp(0j)), r(cexp(1 + 0j)), r(cexp(1j * math.pi)), r(cexp(1j * math.pi / 2)), r(cexp(1 + 1j)))
def polar(z): return abs(z), math.atan2(z.imag, z.real)
def rect(m, a): return complex(m * math.cos(a), m * math.sin(a))
for z in (1, 1j, -1, -1j, 3 + 4j, -2 - 2j):
    m, a = polar(complex(z))
    print(z, round(m, 10), round(a, 10), r(rect(m, a)) == complex(z))
def roots_of_unity(n): return [rect(1, 2 * math.pi * k / n) for k in range(n)]
for n in (1, 2, 3, 4, 6):
    rs = roots_of_unity(n)
    print(n, [r(z, 6) for z in rs], all(abs(z ** n - 1) < 1e-12 for z in rs), abs(sum(rs)) < 1e-12 or n == 1)
def quadratic(a, b, c):
    d = b * b - 4 * a * c
    s = complex(0, (-d) ** 0.5) if d < 0 else complex(d ** 0.5)
    return (-b + s) / (2 * a), (-b - s) / (2 * a)
print(quadratic(1, 0, 1), quadratic(1, -3, 2), quadratic(1, 2, 5), quadratic(2, 0, 8))
def durand_kerner(cs, n=60):
    k = len(cs) - 1
    xs = [(0.4 + 0.9j) ** i for i in range(k)]
    def p(x):
        v = 0j
        for c in cs:
            v = v * x + c
        return v
    for _ in range(n):
        for i in range(k):
            d = 1 + 0j
            for j in range(k):
                if i != j:
                    d *= xs[i] - xs[j]
            xs[i] -= p(xs[i]) / d
    return sorted((r(x, 6) for x in xs), key=lambda z: (z.real, z.imag))
print(durand_kerner([1, 0, 0, -1]), durand_kerner([1, -6, 11, -6]), durand_kerner([1, 0, 1]))
def fft(xs):
    n = len(xs)
    if n == 1:
        return list(xs)
    e, o = fft(xs[::2]), fft(xs[1::2])
    tw = [rect(1, -2 * math.pi * k / n) * o[k] for k in range(n // 2)]
    return [a + b for a, b in zip(e, tw)] + [a - b for a, b in zip(e, tw)]
xs = [1, 2, 3, 4, 4, 3, 2, 1]
f = fft(xs)
print([r(z, 6) for z in f], [round(abs(z), 6) for z in f])
inv = [z.conjugate() / len(f) for z in fft([z.conjugate() for z in f])]
print([round(z.real, 9) for z in inv], all(abs(z.imag) < 1e-12 for z in inv))
def julia(z, c, n):
    for i in range(n):
        if abs(z) > 2:
            return i
        z = z * z + c
    return n
for y in range(-3, 4):
    print("".join(" .:*#"[min(4, julia(complex(x / 10, y / 4), -0.4 + 0.6j, 20) // 4)] for x in range(-15, 16)))
