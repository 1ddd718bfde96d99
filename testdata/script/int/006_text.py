# str, repr, hex, oct, bin and format of integers
print(str(0), str(-5), repr(10 ** 20), str(True), repr(-0))
print(hex(255), hex(-255), hex(0), oct(8), oct(-8), bin(5), bin(-5), bin(0), hex(2 ** 70), oct(2 ** 64), bin(-2 ** 63), hex(True))
for n in (0, 1, -1, 42, -42, 255, 1234567, -1234567, 10 ** 20):
    print([format(n, s) for s in ("", "d", "b", "o", "x", "X", "c" if 0 < n < 1000 else "d", "n", ",", "_", "e", "f", "%", ".2f", "g")])
for spec in ("5d", "<5d", ">5d", "^5d", "=5d", "05d", "+d", " d", "-d", "+05d", "*^9d", "x>8x", "#x", "#X", "#o", "#b", "#010x", "_x", "_b", "#_b", ",d", "015,d", "08,d", "+,d", "=+8d", "0>6", "06", "<06", "^+8", "z<5", "é^5"):
    print(repr(spec), repr(format(42, spec)), repr(format(-1234567, spec)))
for spec in ("s", "5s", "y", ".2d", ".3", "#d", "c", ",x", "_c", "+c", ",_d", "__d", "5.d", "q5", "=", "-5-", "1000000000000000000000d", "!d", "%d", "0.1", ", d"):
    try:
        print(repr(spec), repr(format(-42, spec)))
    except (ValueError, OverflowError) as e:
        print(repr(spec), "->", type(e).__name__, e)
print(format(65, "c"), format(0x1F600, "c"), format(65, "5c") + "|", format(65, "^5c") + "|", format(65, "<3c") + "|")
for n in (-1, 0x110000):
    try:
        format(n, "c")
    except OverflowError as e:
        print(e)
print("%d %i %u %5d|%-5d|%05d|%+d|% d|%x %X %#x %o %#o %c %s %r %e %.2f %g" % (1, 2, 3, 4, 5, 6, 7, 8, 255, 255, 255, 8, 8, 65, 9, 10, 11, 12, 13))
print("%d %d %x %o" % (10 ** 20, -10 ** 20, 10 ** 20, 10 ** 20), "%.5d|%8.5d|%-8.5d|%+.3d" % (42, 42, 42, 42), "%x" % -255, "%#X" % 255, "%5x|%-5x|%05x" % (10, 10, 10))
print(f"{1000000:,} {1000000:_} {255:#x} {255:08b} {7:03} {-7:03} {7:+} {3:>5} {3:<5}| {3:^5}| {10 ** 30:,}")
digits = "0123456789abcdefghijklmnopqrstuvwxyz"
def to_base(n, b):
    if n < 0:
        return "-" + to_base(-n, b)
    return (to_base(n // b, b).lstrip("0") if n >= b else "") + digits[n % b]
for b in (2, 3, 7, 16, 36):
    assert all(int(to_base(n, b), b) == n for n in (0, 1, 35, 36, 12345, -999, 10 ** 25))
print(to_base(10 ** 25, 36), to_base(-255, 2))
print(str(10 ** 100)[:5], len(str(10 ** 4000)), str(2 ** 1000), int(str(3 ** 2000)) == 3 ** 2000)
