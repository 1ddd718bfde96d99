# methods and attributes of int
for n in (0, 1, -1, 2, 255, 256, -256, 2 ** 31, 2 ** 62, 2 ** 63, -2 ** 63, 2 ** 64 - 1, 10 ** 30):
    print(n, n.bit_length(), n.bit_count(), n.conjugate(), n.real, n.imag, n.numerator, n.denominator, n.as_integer_ratio())
for n, l, o, s in ((0, 1, "big", False), (1, 2, "big", False), (1, 2, "little", False), (255, 1, "big", False), (-1, 1, "big", True), (-128, 1, "big", True), (127, 1, "little", True), (-2, 4, "little", True), (2 ** 64, 9, "big", False), (10 ** 20, 12, "little", True), (0, 0, "big", False), (2 ** 63, 8, "little", False)):
    b = n.to_bytes(l, o, signed=s)
    print(n, b, int.from_bytes(b, o, signed=s) == n)
print((5).to_bytes(), (5).to_bytes(2), (5).to_bytes(length=2, byteorder="little"), int.from_bytes(b"\x01\x02"), int.from_bytes([1, 2], "little"), int.from_bytes(b""), int.from_bytes((255,), signed=True), int.from_bytes(bytearray(b"\xff\x00"), "big"))
for f in (lambda: (256).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"), lambda: (128).to_bytes(1, "big", signed=True), lambda: (-129).to_bytes(1, "big", signed=True), lambda: (1).to_bytes(0, "big"), lambda: (1).to_bytes(-1, "big"), lambda: (1).to_bytes(1, "middle"), lambda: int.from_bytes([256]), lambda: int.from_bytes("ab", "big"), lambda: int.from_bytes(5), lambda: (1).to_bytes("a"), lambda: (2 ** 70).to_bytes(8, "big")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class Sub(int): pass
print(type(Sub.from_bytes(b"\x01")).__name__, type(Sub(5).conjugate()).__name__, type(Sub(5).real).__name__, Sub(7).bit_length())
print(round(15, -1), round(25, -1), round(-15, -1), round(1234, -2), round(1250, -2), round(1350, -2), round(5, 2), round(5), round(10 ** 20 + 5, -1), round(5, -1), round(-5, -1), round(15, -5), round(149, -2), round(150, -2), round(250, -2))
print((7).__floor__(), (7).__ceil__(), (7).__trunc__(), (7).__index__(), (7).__round__(-1), int.__name__, int.__doc__ is not None)
five = 5
for code in ("(5).foo", "(5).real = 1", "five()", "five[0]", "len(5)", "5 .bit_length(1)", "iter(5)", "(5).x = 1", "5 .imag", "del (5).real"):
    try:
        exec("print(%s)" % code if "=" not in code and "del" not in code else code)
    except Exception as e:
        print(code, "->", type(e).__name__, e)
print([n for n in dir(int) if not n.startswith("_")])
