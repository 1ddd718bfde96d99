# abs, divmod, pow, round, hex, oct, bin, chr, ord
print(abs(-5), abs(5), abs(-5.5), abs(3 + 4j), abs(True), abs(-0.0), abs(-10 ** 30), abs(float("-inf")))
print(divmod(17, 5), divmod(-17, 5), divmod(17, -5), divmod(7.5, 2), divmod(True, 2), divmod(10 ** 30, 7))
print(pow(2, 10), pow(2, -1), pow(2, 10, 7), pow(2.0, 3), pow(3, -1, 7), pow(0, 0), pow(-2, 3, 5), pow(2, 0.5), pow(True, 5), pow(base=2, exp=5), pow(exp=2, base=3, mod=5))
print(round(2.5), round(3.5), round(-2.5), round(2.567, 2), round(1234, -2), round(5), round(2.5, 0), round(1e20), round(7, 3), round(number=1.5), round(15, -1), round(25, -1), round(0.5), round(1.5, None), round(True))
print(hex(255), hex(-255), hex(0), oct(8), oct(-8), bin(10), bin(-10), hex(2 ** 70), bin(0), oct(0), hex(True))
print(chr(65), chr(233), chr(0x65e5), chr(0x1F600), ord("A"), ord("é"), ord("😀"), ord(b"A"), chr(0) == "\0", [chr(i) for i in range(97, 103)], chr(True) == "\x01")
class N:
    def __abs__(self): return "abs"
    def __divmod__(self, o): return "divmod", o
    def __rdivmod__(self, o): return "rdivmod", o
    def __pow__(self, o, m=None): return "pow", o, m
    def __rpow__(self, o, m=None): return "rpow", o
    def __round__(self, n=None): return "round", n
    def __index__(self): return 77
n = N()
print(abs(n), divmod(n, 1), divmod(1, n), pow(n, 2), pow(n, 2, 3), pow(2, n), round(n), round(n, 2), hex(n), oct(n), bin(n), chr(n))
for bad in ("abs()", "abs('a')", "abs(None)", "abs(1, 2)", "abs([])", "divmod(1)", "divmod(1, 0)", "divmod(1.0, 0)", "divmod('a', 1)", "divmod(1, 'a')", "divmod(1j, 1)", "pow(1)", "pow('a', 2)", "pow(2, 3, 0)", "pow(2.0, 3, 4)", "pow(0, -1)", "pow(2, -1, 4)", "pow(1, 2, 3, 4)", "round('a')", "round()", "round(1.5, 'a')", "round(1.5, 1.5)", "round(None)", "round(1j)", "hex(1.5)", "hex('a')", "hex()", "oct(None)", "bin(1.0)", "bin([])", "chr(-1)", "chr(0x110000)", "chr('a')", "chr(1.5)", "chr(10 ** 20)", "chr()", "ord('')", "ord('ab')", "ord(65)", "ord()", "ord(b'')", "ord(bytearray(b'ab'))", "round(float('nan'))", "round(float('inf'))", "abs(x=1)", "hex(x=1)", "pow(2, 'b', 3)", "divmod(a=1, b=2)"):
    try:
        print(bad, eval(bad))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
print(all(ord(chr(i)) == i for i in range(0, 0x110000, 1237)), all(int(hex(i), 16) == int(oct(i), 8) == int(bin(i), 2) == i for i in range(-50, 50)), all(divmod(a, b) == (a // b, a % b) for a in range(-10, 10) for b in (-3, 4)), all(pow(a, b, 7) == a ** b % 7 for a in range(10) for b in range(10)))
print(max(abs(x) for x in (-3, 2)), sum(map(abs, [-1, 1])), sorted([-3, 1, 2], key=abs), "".join(map(chr, map(ord, "abc"))), [round(x) for x in (0.5, 1.5, 2.5, 3.5)])
