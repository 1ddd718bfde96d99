# & | ^ ~ and shifts on positive, negative and big integers
print(12 & 10, 12 | 10, 12 ^ 10, ~12, -12 & 10, -12 | 10, -12 ^ 10, -1 & 255, -1 | 0, -1 ^ 0, ~0, ~-1)
vals = [0, 1, -1, 255, -256, 2 ** 31, -2 ** 31, 2 ** 62, -2 ** 62, 2 ** 63 - 1, -2 ** 63, 2 ** 64, -2 ** 64 - 1, 0xDEADBEEF, -0xDEADBEEFCAFEBABE1234]
for a in vals:
    for b in vals:
        assert (a & b) + (a | b) == a + b and (a ^ b) == (a | b) - (a & b) and ~(a & b) == ~a | ~b and (a & ~b) == a - (a & b), (a, b)
        assert a ^ b ^ b == a and a & a == a | a == a and a ^ a == 0
    assert ~a == -a - 1 and ~~a == a
print("identities hold for", len(vals) ** 2, "pairs")
print([a & 0xFFFF for a in vals])
print([a | 1 for a in vals])
print([a ^ -1 for a in vals])
print([a >> 3 for a in vals])
print([a << 5 for a in vals])
print(1 << 100, -1 << 100, (1 << 100) >> 98, -1 >> 100, -(1 << 100) >> 99, 5 >> 0, 5 << 0, 0 << 1000, 0 >> 1000, 7 >> 3, -7 >> 1, -7 >> 2, -7 >> 3, -8 >> 3)
for s in (0, 1, 29, 30, 31, 32, 59, 60, 61, 62, 63, 64, 65, 127):
    for a in vals:
        assert a << s == a * 2 ** s and a >> s == a // 2 ** s
print("shifts are * and // by powers of two")
for code in ("1 << -1", "1 >> -1", "1 << 1.0", "1 << 'a'", "1.0 & 1", "1 >> 2 ** 70", "-5 >> 2 ** 70", "0 << 2 ** 70", "1 << True", "True << 2", "True | 2", "True & True", "~True", "1 & None"):
    try:
        print(code, eval(code))
    except Exception as e:
        print(code, "->", type(e).__name__, e)
def popcount(n): return bin(n).count("1")
print([popcount(i) for i in range(17)], popcount(2 ** 100 - 1), (2 ** 100 - 1).bit_count(), (-255).bit_count(), (0).bit_count())
def gray(n): return n ^ n >> 1
print([format(gray(i), "03b") for i in range(8)], 5 & -5, 96 & -96, (2 ** 80) & -(2 ** 80))
def reverse(n, w):
    r = 0
    for _ in range(w):
        r, n = r << 1 | n & 1, n >> 1
    return r
print(reverse(0b1011, 8), reverse(1, 64), hex(reverse(0xF0, 128)))
h = 0xcbf29ce484222325
for c in b"hash me":
    h = (h ^ c) * 0x100000001b3 & 2 ** 64 - 1
print(hex(h))
x = 0x9E3779B97F4A7C15
for _ in range(5):
    x ^= x << 13 & 2 ** 64 - 1
    x ^= x >> 7
    x ^= x << 17 & 2 ** 64 - 1
print(x)
