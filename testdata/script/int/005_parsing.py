# int() of strings
for s in ("0", "12", "-12", "+12", "  12  ", "\t12\n", "1_000", "0012", "-0", "００１２", "٣٤", "१२३", "12\u2003"):
    print(ascii(s), int(s))
for s, b in (("ff", 16), ("0xff", 16), ("FF", 16), ("-0xff", 16), ("z", 36), ("Zz", 36), ("101", 2), ("0b101", 2), ("0B1", 2), ("17", 8), ("0o17", 8), ("12", 3), ("0x1f", 0), ("0b11", 0), ("0o7", 0), ("10", 0), ("-10", 0), ("0", 0), ("00", 0), ("0_0", 0), ("1_0", 0), ("0x_f", 0), ("0b_1", 2), (" 11 ", 2), ("b", 12), ("0b1", 16), ("0xb", 36)):
    print(repr(s), b, int(s, b))
for a in (("",), (" ",), ("1 2",), ("12a",), ("0x1f",), ("1.5",), ("1e5",), ("--1",), ("+-1",), ("_1",), ("1_",), ("1__0",), ("- 1",), ("1\0",), ("é",), ("ff", 15), ("2", 2), ("0x1f", 10), ("012", 0), ("0_7", 0), ("", 16), ("0x", 16), ("1", 1), ("1", 37), ("1", -1), ("9", 8), ("0b2", 0), ("0o8", 0), ("½",), ("²",), ("1", "2"), ("1", 2.0), ("a" * 30,), ("0x", 0), ("_", 10), ("0b", 2), ("0x-1", 16)):
    try:
        print(a, int(*a))
    except (ValueError, TypeError) as e:
        print(ascii(a), "->", type(e).__name__, ascii(str(e)))
print(int(), int(True), int(3.99), int(-3.99), int(1e25), int(b"12"), int(bytearray(b"-7")), int(b"ff", 16), int("9" * 40), int("1" * 20, 2))
for v in (None, [], 1j, object, b"x", b"", float("nan"), float("inf"), float("-inf"), "nan", "inf"):
    try:
        print(int(v))
    except Exception as e:
        print(repr(v), "->", type(e).__name__, e)
class I:
    def __int__(self): return 42
class X:
    def __index__(self): return 43
class T:
    def __trunc__(self): return 44
class Both:
    def __int__(self): return 45
    def __index__(self): return 46
print(int(I()), int(X()), int(Both()))
for k in (I,):
    try:
        int("1", k())
    except TypeError as e:
        print(e)
print(int("11", base=3), int(x := 5), int("10" * 3, base=2))
for v in (dict(x=1), dict(base=10), dict(foo=1)):
    try:
        print(int(**v))
    except TypeError as e:
        print(e)
