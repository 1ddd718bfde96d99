# float.hex and float.fromhex
for x in (0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 0.1, 3.14159, 1e10, 1e-10, 1e308, 5e-324, 2.2250738585072014e-308, 2.225073858507201e-308, 1e100, 255.0, 1 / 3, float("inf"), float("-inf"), float("nan")):
    h = x.hex()
    print(x, h, float.fromhex(h) == x or x != x)
for s in ("0x1p0", "0x1.8p1", "1.8p1", "0X1P-1", "-0x1.0p+3", "0x.8", "0x8.", "ff", "0xff", " 0x1p1 ", "0x1.fffffffffffffp+1023", "0x0.0000000000001p-1022", "0x1p-1074", "0x1p-1075", "0x1.8p-1075", "inf", "-INF", "nan", "Infinity", "0x1.00000000000008p0", "0x1.000000000000081p0", "0x1.00000000000018p0", "1p1000", "0x10p-4", "a.b", "0x0p99999", "+0x1p1"):
    print(repr(s), float.fromhex(s))
for s in ("", "x", "0x", "1p", "1p1.5", "0x1q", "1.2.3", "g", "0x1p+", "--1", "0x 1", "1 1", "0x1p99999", "0x1.fffffffffffff8p1023", "é", 5, None):
    try:
        print(s, float.fromhex(s))
    except Exception as e:
        print(repr(s), "->", type(e).__name__, e)
class Sub(float): pass
print(type(Sub.fromhex("0x1p1")).__name__, Sub(1.5).hex(), (1.0).hex() == float.hex(1.0))
for v in (1.0, 0.1, 1e-300, 123456.789, 2.0 ** 80 / 3):
    assert float.fromhex(v.hex()) == v and float.fromhex(v.hex()[2:] if v > 0 else v.hex()) == v
x = 1.0
for _ in range(5):
    print(x.hex(), end=" ")
    x = x / 3
print()
