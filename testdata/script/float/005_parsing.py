# float() of strings and other values
for s in ("0", "-0", "1.5", "+1.5", "-1.5", ".5", "5.", "1e5", "1E5", "1e+5", "1e-5", "  1.5\n", "1_000.5", "1_0e1_0", "00012.50", "1e400", "-1e400", "1e-400", "123456789012345678901234567890", "0.1", "٣.٥", "1e0", "0e0", "0.0000000000000000000000000000001", "179769313486231570000000000000000000000e270", "2.2250738585072011e-308", "4.9406564584124654e-324", "2.4703282292062327e-324", "2.4703282292062328e-324", "9007199254740993", "9007199254740992.5", "9007199254740993.0000000001", "1.00000000000000011102230246251565", "1.00000000000000011102230246251566", "0.500000000000000166533453693773481063544750213623046875", "3.518437208883201171875e13", "62.5364939768271845828", "8.10109172351e-10", "1.50000000000000011102230246251565", "0.1e1", "1" * 400, "0." + "0" * 330 + "1", "." + "9" * 50):
    print(repr(s[:40]), float(s))
for s in ("", " ", ".", "e5", "1e", "1e+", "1.5.5", "1 5", "1,5", "0x1p3", "abc", "1__0", "_1", "1_", "1_.5", "1._5", "1e_5", "--1", "+-1", "1.5f", "1e5.5", "½", "\0", "1\0", "true", "None", "1j", "é"):
    try:
        print(repr(s), float(s))
    except ValueError as e:
        print(ascii(str(e)))
print(float(), float(5), float(True), float(10 ** 20), float("1") is not None, float(b"1.5"), float(bytearray(b"2e1")))
class F:
    def __float__(self): return 2.5
class I:
    def __index__(self): return 7
class Sub(float): pass
class RetSub:
    def __float__(self): return 5
print(float(F()), float(I()), float(Sub(1.5)), type(float(Sub(1.5))).__name__, type(Sub("2")).__name__, Sub(1) + 1, Sub())
for v in (None, [], "x", 1j, b"x", RetSub(), object(), 10 ** 400, {}):
    try:
        print(float(v))
    except Exception as e:
        print(type(e).__name__, str(e)[:60].split(" at 0x")[0])
for k in (dict(x=1),):
    try:
        float(**k)
    except TypeError as e:
        print(e)
import math
for n in (1, 3, 7, 10, 123456789, 2 ** 53 - 1, 10 ** 17):
    for e in (-320, -308, -30, -5, 0, 5, 22, 200, 290):
        x = float("%de%d" % (n, e))
        assert float(repr(x)) == x and float("%.17g" % x) == x and float("%.25e" % x) == x, (n, e)
print("parses what it prints")
print(float("1e23"), float("8.41e21"), float("9e-265"), float("2.0e-28"), float("5e-320"), float("6.9294956446009195e15"), float("1448997445238699"), float("123456789e-9"))
