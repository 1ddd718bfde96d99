# int(), float(), complex(), str(), bool() from one another
vals = [0, 1, -7, 10 ** 20, 0.0, 1.9, -1.9, 1e20, True, "5", " 12 ", "-3", "1.5", "1e3", "0x10", "nan", "inf", "abc", "", None, b"42", b"1.5", [], 1j, "1+2j", 3 + 0j, "١٢", "1_000", float("nan"), float("inf")]
for v in vals:
    row = []
    for t in (int, float, complex, bool, str):
        try:
            row.append(repr(t(v)))
        except Exception as e:
            row.append(type(e).__name__)
    print(repr(v), *row, sep=" | ")
class All:
    def __int__(self): return 1
    def __float__(self): return 2.0
    def __complex__(self): return 3j
    def __bool__(self): return False
    def __str__(self): return "four"
    def __index__(self): return 5
    def __bytes__(self): return b"six"
    def __iter__(self): return iter("7")
a = All()
print(int(a), float(a), complex(a), bool(a), str(a), [0, 1, 2, 3, 4, 55][a], bytes(a), list(a), tuple(a), set(a), hex(a), range(a), "%d %f %s" % (a, a, a), round(float(a)))
class OnlyInt:
    def __int__(self): return 9
class OnlyTrunc:
    def __trunc__(self): return 8
class OnlyFloat:
    def __float__(self): return 1.5
class OnlyIndex:
    def __index__(self): return 6
for k in (OnlyInt, OnlyFloat, OnlyIndex):
    row = []
    for t in (int, float, complex, hex, lambda x: [0] * x, lambda x: "%d" % x, lambda x: "%f" % x, lambda x: chr(x), lambda x: round(x)):
        try:
            row.append(repr(t(k())))
        except TypeError as e:
            row.append("TypeError")
    print(k.__name__, *row)
class SubInt(int): pass
class SubFloat(float): pass
class ReturnsSub:
    def __int__(self): return 5
    def __float__(self): return 5.0
print(type(int(SubInt(3))).__name__, type(float(SubFloat(3))).__name__, type(int(ReturnsSub())).__name__, SubInt("7") + 1, SubFloat("1.5") * 2, type(SubInt(5) + SubInt(5)).__name__, type(abs(SubInt(-5))).__name__, type(-SubFloat(1)).__name__, type(SubInt(5).__int__()).__name__)
print(int("z", 36), int("-0b11", 0), int("0o17", 0), int(" 0x1F ", 16), int("11", base=3), int(1e15), int(-1e-5), int("9" * 30), float("1e-400"), float("-0"), float("  1.5e2  "), float(".5"), float("5."), complex("1e2-3j"), complex(1, 2), complex("j"), str(1e16), str(0.1), str(10 ** 16), bool("False"))
print([int(s) for s in "1 -2 +3".split()], sum(map(float, "1.5 2".split())), int(3.0) == 3, int("3") == 3.0, float(3) == 3, str(int("007")), int(str(2 ** 70)) == 2 ** 70, float(str(1 / 3)) == 1 / 3, complex(str(1 + 2j)) == 1 + 2j, bool(str(False)), int(True), float(False), str(True), complex(True))
