# complex numbers: literals, repr, attributes, construction
print(1j, 1 + 2j, 1 - 2j, -1j, -1 - 2j, 0j, 1.5 + 0j, 1e20j, 1e-5 + 1e16j, complex(1, -0.0), complex(-0.0, 0.0), complex(-0.0, -0.0), -0j, complex(0.1, 0.2))
print(complex(), complex(1), complex(1.5, 2), complex(1 + 2j), complex("1+2j"), complex(" 1-2J "), complex("j"), complex("-j"), complex("+1.5"), complex("(1+2j)"), complex("1e5-2e-3j"), complex("inf+nanj"), complex(1j, 1j), complex(2, imag=3), complex(real=1), complex(True, False), complex("1_0+2_0j"))
z = 3 - 4j
print(z.real, z.imag, z.conjugate(), abs(z), type(z.real).__name__, bool(z), bool(0j), bool(complex(0, 1)), hash(3 + 0j) == hash(3), hash(z) == hash(3 - 4j), z == 3 - 4j, z != 3, 3 + 0j == 3, 1.5 == 1.5 + 0j, {1: "a"}[1 + 0j])
inf, nan = float("inf"), float("nan")
print(complex(inf, 1), complex(1, inf), complex(nan, nan), complex(-inf, -inf), complex(inf, nan), abs(complex(inf, nan)), abs(complex(nan, 0)), complex(nan, 0) == complex(nan, 0))
for s in ("", "1 + 2j", "1+2", "i", "1+j2", "jj", "(1+2j", "1+2j)", "1+2jj", "abc", "1e+j", "++1j", "1j+2", "1+2j\0", "1__0j"):
    try:
        print(repr(s), complex(s))
    except ValueError as e:
        print(repr(s), e)
for code in ("complex('1', 2)", "complex(1, '2')", "complex(None)", "complex([])", "complex(1, 2, 3)", "int(1j)", "float(1j)", "1j < 2j", "1j // 1", "1j % 1", "divmod(1j, 1)", "round(1j)", "1j & 1", "range(1j)", "[1].pop(1j)", "sorted([1j, 2j])", "max(1j, 2)", "'%d' % 1j", "'%f' % 1j", "format(1j, 'd')", "format(1j, '010')", "format(1j, '=10')", "1j.real = 2", "1j.x", "math_floor(1j)", "complex(10 ** 400)"):
    try:
        exec("print(%s)" % code if " = " not in code else code)
    except Exception as e:
        print(code, "->", type(e).__name__, e)
class C:
    def __complex__(self): return 5 + 6j
class F:
    def __float__(self): return 2.5
class I:
    def __index__(self): return 7
class Sub(complex):
    def __repr__(self): return "Sub" + super().__repr__()
print(complex(C()), complex(F()), complex(I()), complex(F(), I()), complex(C(), 1), Sub(1, 2), Sub(1, 2) + 1, type(Sub(1) * 1).__name__, Sub("1j"))
print([n for n in dir(complex) if n[0] != "_"], complex.__name__, isinstance(1j, complex), isinstance(1, complex))
