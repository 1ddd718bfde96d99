# every binary operator calls its method
class V:
    def __init__(self, n): self.n = n
    def __repr__(self): return "V(%r)" % (self.n,)
names = "add sub mul truediv floordiv mod divmod pow lshift rshift and or xor matmul".split()
for name in names:
    def op(self, other, name=name): return "%s %r %r" % (name, self.n, other)
    def rop(self, other, name=name): return "r%s %r %r" % (name, self.n, other)
    setattr(V, "__%s__" % name, op)
    setattr(V, "__r%s__" % name, rop)
v = V(1)
print(v + 2, "|", v - 2, "|", v * 2, "|", v / 2, "|", v // 2, "|", v % 2)
print(divmod(v, 2), "|", v ** 2, "|", pow(v, 2), "|", v << 2, "|", v >> 2)
print(v & 2, "|", v | 2, "|", v ^ 2, "|", v @ 2)
print(2 + v, "|", 2 - v, "|", 2 * v, "|", 2 / v, "|", 2 // v, "|", 2 % v)
print(divmod(2, v), "|", 2 ** v, "|", pow(2, v), "|", 2 << v, "|", 2 >> v)
print(2 & v, "|", 2 | v, "|", 2 ^ v, "|", 2 @ v)
print("s" + v, "|", [1] + v, "|", (1,) * v, "|", "s" * v, "|", {1} - v, "|", None + v, "|", 1.5 + v, "|", {} | v)
print("%s" % v, "|", "fmt %r" % v, "|", b"x" + v)
print(v + V(2), "|", v - V(3), "|", v @ V(4), "|", V("a") + V("b"))
for code in ("v += 5", "v -= 5", "v *= 5", "v /= 5", "v //= 5", "v %= 5", "v **= 5", "v <<= 5", "v >>= 5", "v &= 5", "v |= 5", "v ^= 5", "v @= 5"):
    v = V(1)
    exec(code)
    print(code, "->", v)
x = 10
x += V(7)
print(x)
