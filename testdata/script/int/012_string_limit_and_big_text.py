# big decimal conversions and the digit limit
import sys
n = 10 ** 4000 + 12345
s = str(n)
print(len(s), s[:3], s[-6:], int(s) == n, int("-" + s) == -n, len(repr(-n)), "%d" % n == s, f"{n}" == s)
for k in (1, 9, 10, 18, 19, 20, 50, 100, 300, 1000):
    d = int("7" * k)
    assert str(d) == "7" * k and str(-d) == "-" + "7" * k and d % 10 == 7 and len(f"{d:,}") == k + (k - 1) // 3
print("digits round trip")
print(sys.get_int_max_str_digits())
for f in (lambda: str(10 ** 5000), lambda: int("9" * 5000), lambda: f"{10 ** 5000}", lambda: repr(-10 ** 4300), lambda: len(str(10 ** 4299)), lambda: len(hex(10 ** 5000)), lambda: int("f" * 6000, 16).bit_length(), lambda: int("1" * 5000, 3)):
    try:
        print(f())
    except ValueError as e:
        print(type(e).__name__, e)
sys.set_int_max_str_digits(0)
print(len(str(10 ** 5000)))
sys.set_int_max_str_digits(700)
try:
    int("1" * 701)
except ValueError as e:
    print(e)
for bad in (5, -1, "a"):
    try:
        sys.set_int_max_str_digits(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
sys.set_int_max_str_digits(4300)
print(hex(2 ** 400), oct(-2 ** 90), bin(2 ** 130 + 1), f"{2 ** 200:_x}", f"{2 ** 100:,}", f"{-2 ** 100:>40}|", f"{2 ** 100:e}", f"{3 ** 100:.3e}")
print("%e %g %.0f %f" % (10 ** 30, 10 ** 30, 10 ** 30, 2 ** 70), float(10 ** 308), float(2 ** 1023) == 2.0 ** 1023, float(-3 ** 600) == -3.0 ** 600)
print(int(1e22), int(1e23), int(1.7976931348623157e308) == 2 ** 1024 - 2 ** 971, int(2.0 ** 80) == 2 ** 80, int(float(10 ** 17 + 1)))
for a, b in ((2 ** 53 + 1, 9007199254740992.0), (2 ** 53 + 3, 9007199254740996.0), (2 ** 54 + 2, 18014398509481984.0), (2 ** 54 + 6, 18014398509481992.0), (-(2 ** 53 + 1), -9007199254740992.0), (2 ** 100 + 2 ** 47, 2.0 ** 100), (2 ** 100 + 2 ** 47 + 1, 2.0 ** 100 + 2.0 ** 48)):
    assert float(a) == b, a
print("rounds half to even")
