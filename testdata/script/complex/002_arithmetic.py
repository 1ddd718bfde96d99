# arithmetic of complex numbers
a, b = 3 + 4j, 1 - 2j
print(a + b, a - b, a * b, a / b, -a, +a, a + 1, 1 + a, a - 1.5, 1.5 - a, a * 2, 2 * a, a / 2, 2 / a, a * 1j, a * a, a - a, a / a)
print(a ** 2, a ** 0, a ** 1, a ** -1, a ** 3, 1j ** 2, 1j ** 3, 1j ** 4, (1 + 1j) ** 8, (2 + 0j) ** 10, 0j ** 0, 0j ** 2, (1 + 2j) ** 5)
print(a.conjugate() * a, abs(a) ** 2, (a * b).conjugate() == a.conjugate() * b.conjugate(), abs(a * b) - abs(a) * abs(b) < 1e-12, a + a.conjugate(), (a - a.conjugate()) / 2j)
print(True + 1j, 1j * False, 10 ** 20 + 1j, 1j + 10 ** 20, 0.1j + 0.2j, (0.1 + 0.2j) * 3, sum([1j, 2, 3.5]), sum([1 + 1j] * 4), pow(1j, 2), pow(1 + 1j, 2))
for code in ("1j / 0", "1j / 0j", "1 / 0j", "0j ** -1", "0j ** 1j", "1j + 'a'", "1j + None", "pow(1j, 2, 3)", "(10 ** 400) * 1j", "1j + 10 ** 400", "(1e200 + 1j) ** 2", "(1e308 + 1e308j) * 10", "(1e308 + 1j) * (1e308 + 1j)", "~1j", "1j << 1", "1j @ 1"):
    try:
        print(code, eval(code))
    except Exception as e:
        print(code, "->", type(e).__name__, e)
inf, nan = float("inf"), float("nan")
print(complex(inf, 0) * 1j, complex(inf, 0) + complex(-inf, 0), complex(1, inf) - 1, 1j * inf, complex(0, inf) * 0, 1 / complex(inf, 0))
print(complex(-0.0, 0) + 0, complex(0, -0.0) + 0, -complex(0, 0), 0 - 0j, -0.0 - 0j, 1j * 0, -1j * 0, complex(1, -0.0).conjugate())
z = 1
for k in range(8):
    print(z, end=" ")
    z *= 1j
print()
z, c = 0j, -0.5 + 0.5j
for _ in range(8):
    z = z * z + c
print(z, abs(z) < 2)
def poly(cs, x):
    r = 0
    for c in cs:
        r = r * x + c
    return r
print(poly([1, 0, 1], 1j), poly([1, -2, 5], 1 + 2j), poly([1j, 2], 3))
x = 1 + 1j
x += 1; x -= 2j; x *= 1j; x /= 2; x **= 2
print(x)
def dft(xs, sign=-1):
    roots = {1: [1], 2: [1, -1], 4: [1, sign * 1j, -1, -sign * 1j]}[len(xs)]
    n = len(xs)
    return [sum(x * roots[j * k % n] for j, x in enumerate(xs)) for k in range(n)]
f = dft([1, 2, 3, 4])
print(f, [v / 4 for v in dft(f, 1)])
mat = [[1, 1j], [-1j, 1]]
print([[sum(mat[i][k] * mat[k][j] for k in range(2)) for j in range(2)] for i in range(2)], mat[0][0] * mat[1][1] - mat[0][1] * mat[1][0])
