# arithmetic among bool, int, float, complex and big integers
big = 10 ** 20
print(big + 1, big + 1.0, big * 1j, big / 3, big // 3, big % 3, big - big, big == 1e20, float(big), big // 1e10, big % 1e10)
print(2 ** 62 + 2 ** 62, 2 ** 62 * 2, -2 ** 62 - 2 ** 62, (2 ** 62 - 1) * (2 ** 62 + 1), 2 ** 63 - 2 ** 63, (2 ** 64) // (2 ** 60), type(2 ** 100 - 2 ** 100).__name__)
m = 2 ** 61
for i in (m - 1, m, m + 1, -m, -m - 1, 2 * m - 1, 2 * m, -2 * m - 1):
    print(i, i + 1, i - 1, -i, i * 2, i ^ 1, i >> 1, i << 1, ~i, abs(i), i // 3, i % 3, i * i)
print(True + 1, True + 1.5, True + 1j, True * big, False ** 0, True == 1.0 == 1 + 0j, sum([True] * 5), True / 3)
print(1 + 2j + 3, (1 + 2j) * (3 - 1j), (1 + 2j) / (1 - 1j), 1j ** 2, (2 + 0j) ** 3, abs(3 + 4j), -(1 + 2j), 2 - 1j, 1.5 * 2j)
print(0.1 + 0.2, 0.1 * 3, 1e308 * 10, -1e308 * 10, 1e-308 / 1e10, 5e-324 / 2, 1 / 3 * 3 == 1, 2.0 ** 0.5, 1e16 + 1, 1e15 + 0.5)
print(int(1e20), int(-1.9), int(True), float(10 ** 22), float(2 ** 53 + 1), complex(1, 2), int(3.999999999999999999), round(2.5), round(3.5), round(-2.5), round(10 ** 20 + 0.5))
print(10 ** 15 / 7, 10 ** 16 / 7, 10 ** 22 / 1, 10 ** 23 / 1, (2 ** 1000) / (2 ** 999), 3 ** 50 / 3 ** 49, 1 / 10 ** 320)
for code in ("float(10 ** 400)", "10 ** 400 * 1.0", "1.0 + 10 ** 400", "10 ** 400 / 2", "int(float('inf'))", "int(float('nan'))", "complex(10 ** 400)", "1e308 ** 2", "(-1) ** 0.5 == 1j", "round(float('inf'))", "10 ** 400 == float('inf')", "10 ** 400 > 1.5", "hash(10 ** 400) == hash(10.0 ** 22)", "float('1e400')", "1j < 2", "int(1j)", "float(1j)", "1 << 10 ** 20", "1 >> 10 ** 20", "-1 >> 10 ** 20", "0 << 10 ** 20"):
    try:
        print(code, "=", eval(code))
    except Exception as e:
        print(code, "->", type(e).__name__, e)
print(sum([0.1] * 10), sum([1, 2.5, 3 + 1j]), sum(range(10 ** 6)), sum([big] * 3), min(1, 1.0), max(True, 1), type(min(1, 1.0)).__name__, type(max(True, 1)).__name__)
s = 0
for i in range(70):
    s += 2 ** i
print(s, s.bit_length(), s == 2 ** 70 - 1)
f = 1
for i in range(1, 30):
    f *= i
print(f)
a, b = 0, 1
for _ in range(150):
    a, b = b, a + b
print(a)
