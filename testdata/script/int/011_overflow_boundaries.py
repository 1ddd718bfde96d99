# counters, sums and products crossing every plausible word boundary
for e in (29, 30, 31, 32, 45, 59, 60, 61, 62, 63, 64, 90, 127, 128):
    n = 2 ** e
    for d in (-2, -1, 0, 1, 2):
        x = n + d
        y = -n + d
        assert x - d == n and y - d == -n and x + y == 2 * d and x - y == 2 * n
        assert str(x) == "%d" % x == repr(x) == f"{x}" and int(str(x)) == x and int(str(y)) == y
        assert x * 1 == x and x * -1 == -x and x * 0 == 0 and x // 1 == x and x // x == 1 and x % x == 0 and y // y == 1
        assert (x * x) // x == x and (x * y) // y == x and x * y == y * x and -(-y) == y and abs(y) == -y
        assert x ^ y ^ y == x and (x & y) | (x & ~y) == x and x >> 1 == x // 2 and y >> 1 == y // 2 and x << 1 == 2 * x
        assert float(x) == x or e > 52 and x != float(x) and abs(float(x) - x) >= 0
        assert hash(x) == hash(int(str(x))) and {x: 1}[n + d] == 1 and (x, y) == (n + d, d - n)
        assert divmod(x, 7) == (x // 7, x % 7) and divmod(y, 7)[0] * 7 + divmod(y, 7)[1] == y
        assert [x, y] == sorted([y, x], reverse=True) and max(x, y) == x and x > y and not x < y
        assert bool(x) and int(x) == x and x.__add__(1) == x + 1 and sum([x, y, -x, -y]) == 0
        assert int.from_bytes(x.to_bytes(20, "big"), "big") == x and int.from_bytes(y.to_bytes(20, "little", signed=True), "little", signed=True) == y
        assert int(hex(x), 16) == x and int(bin(y), 2) == y and int(oct(x), 8) == x
        assert x.bit_length() == len(bin(x)) - 2 and (x ** 2).bit_length() == len(f"{x * x:b}")
    i = n - 3
    steps = []
    while i < n + 3:
        steps.append(i - n)
        i += 1
    assert steps == [-3, -2, -1, 0, 1, 2]
    assert [k - n for k in range(n - 2, n + 2)] == [-2, -1, 0, 1] and len(range(n - 2, n + 2)) == 4 and n in range(n - 1, n + 1)
    t = 0
    for k in range(n - 2, n + 3):
        t += k
    assert t == 5 * n
    p = 1
    while p < n:
        p *= 3
    assert p >= n > p // 3
    print(e, n - 1, -n, p)
acc = 1
for i in range(1, 130):
    acc = acc * 2 + (i & 1)
    back = acc
    for j in range(i, 0, -1):
        assert back & 1 == j & 1
        back >>= 1
    assert back == 1
print(acc)
x = 2 ** 61
total = 0
for _ in range(100):
    total += x
    total -= 1
print(total, total // 100, total % 100)
