# addition, subtraction, multiplication from small to large
print(0 + 0, 1 + -1, 123 + 456, 10 - 20, 6 * 7, -6 * 7, -6 * -7, 0 * 10 ** 50)
for e in (10, 30, 31, 32, 61, 62, 63, 64, 65, 100, 128):
    n = 2 ** e
    print(e, n - 1, n, n + 1, -n, (n - 1) + 1 == n, (n + 1) - 1 == n, n * n == 2 ** (2 * e), (-n) * n == -(n * n), n + n == 2 * n, n - n)
a, b = 123456789012345678901234567890, 987654321098765432109876543210
print(a + b, a - b, b - a, a * b, -a * b, a + -b, a * 0, a * 1, a * -1)
print(a * a - b * b == (a - b) * (a + b), (a + b) ** 2 == a * a + 2 * a * b + b * b)
s = 0
for i in range(1, 200):
    s = s * 3 + i
print(s)
p = 1
for i in range(1, 60):
    p *= i
print(p)
x = 1
for _ in range(10):
    x = x * x + 1
print(x % 10 ** 30, len(str(x)))
print(sum(range(1000)), sum([10 ** 20, -10 ** 20, 1]), sum([2 ** 62] * 4), sum([-2 ** 63] * 3))
print(99999999999 * 99999999999, 4294967296 * 4294967296, 3037000500 * 3037000500, 4611686018427387904 * 2, -4611686018427387905 - 1)
print(+a == a, -(-a) == a, abs(-a) == a, abs(a) is not None, ~a, ~-1, -0)
i = 2 ** 62 - 3
for _ in range(6):
    print(i, end=" ")
    i += 1
print()
i = -2 ** 62 + 3
for _ in range(6):
    print(i, end=" ")
    i -= 1
print()
i = 2 ** 63 - 2
for _ in range(4):
    print(i, -i - 1, end=" ")
    i += 1
print()
