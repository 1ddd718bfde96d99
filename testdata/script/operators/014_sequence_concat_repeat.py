# + and * on sequences, in every mixture
a, b = [1, 2], [3]
print(a + b, b + a, a * 2, 2 * a, a * 0, a * -1, [] + [], [[]] * 2)
print("ab" + "c", "ab" * 3, 3 * "ab", "" * 5, "ab" * -2, (1,) + (2, 3), (1, 2) * 2, 2 * (), b"a" + b"b", b"ab" * 2, bytearray(b"a") + b"b", b"a" + bytearray(b"b"))
print(type(bytearray(b"a") + b"b").__name__, type(b"a" + bytearray(b"b")).__name__)
print([1] * True, "x" * False, [0] * 3 + [1] * 2, "-" * 3 + ">" + "=" * 3)
l = [1]
m = l * 3
m[0] = 9
print(l, m)
n = [l] * 3
n[0].append(2)
print(n, l)
t = (l,) * 2
print(t[0] is t[1], t)
l += "ab"; l += (5,); l += {6: 0}; l += range(2)
print(l)
l *= 2
print(len(l))
l *= 0
print(l)
s = "x"
s += "y" * 2
s *= 2
print(s)
class Seq:
    def __add__(self, o): return ("add", o)
    def __radd__(self, o): return ("radd", o)
    def __mul__(self, o): return ("mul", o)
    def __rmul__(self, o): return ("rmul", o)
q = Seq()
print(q + [1], [1] + q, q * 3, 3 * q, "a" + q, (1,) * q, [1] * q)
class Idx:
    def __index__(self): return 2
print([1] * Idx(), Idx() * "ab", (1,) * Idx(), b"z" * Idx())
for code in ("[1] + (2,)", "(1,) + [2]", "'a' + b'b'", "b'a' + 'b'", "[1] + 'a'", "'a' + 1", "1 + 'a'", "[] * []", "'a' * 'b'", "[1] * 1.0", "() * None", "'a' - 'b'", "[1] / 2", "range(3) + range(2)", "range(2) * 2", "{1} + {2}", "{1: 2} + {}", "b'a' * b'b'", "bytearray() + 'a'", "bytearray() + 5", "b'a' + 5", "[1] * (2 ** 70)", "'a' * (2 ** 63)", "memoryview(b'a') + b'b'"):
    try:
        print(code, eval(code))
    except Exception as e:
        print(code, "->", type(e).__name__, e)
x = y = [1]
x = x + [2]
print(y, x is y)
x = y = [1]
x += [2]
print(y, x is y)
x = [1]
x += x
x.extend(x)
print(x)
