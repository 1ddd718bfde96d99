# in-place operators
class I:
    def __init__(self, n): self.n = n
    def __repr__(self): return "I(%s)" % self.n
    def __add__(self, o): return I("%s+%s" % (self.n, o))
for name in "iadd isub imul itruediv ifloordiv imod ipow ilshift irshift iand ior ixor imatmul".split():
    def op(self, o, name=name):
        self.n = "%s %s %s" % (name, self.n, o)
        return self
    setattr(I, "__%s__" % name, op)
a = b = I(0)
for code in ("a += 1", "a -= 2", "a *= 3", "a /= 4", "a //= 5", "a %= 6", "a **= 7", "a <<= 8", "a >>= 9", "a &= 10", "a |= 11", "a ^= 12", "a @= 13"):
    a.n = 0
    exec(code)
    print(code, a, a is b)
class Fall:
    def __init__(self, n): self.n = n
    def __iadd__(self, o): return NotImplemented
    def __add__(self, o): return "fell back to add"
f = Fall(1)
f += 1
print(f)
class Other:
    def __iadd__(self, o): return "anything may be returned"
o = Other()
o += 1
print(o)
class R:
    def __radd__(self, o): return "radd of %r" % (o,)
x = [1]
x += R()
print(x)
x = 5
x += R()
print(x)
class C: pass
c = C()
c.v = I(0)
c.v += 1
d = {"k": I(0)}
d["k"] -= 1
l = [I(0)]
l[-1] *= 2
print(c.v, d, l)
class Log:
    def __getitem__(self, k): print("get", k); return 10
    def __setitem__(self, k, v): print("set", k, v)
    def __getattr__(self, n): print("getattr", n); return 20
    def __setattr__(self, n, v): print("setattr", n, v)
    def __delitem__(self, k): print("del", k)
g = Log()
g[1] += 5
g[1:2] *= 2
g[1, 2] -= 1
g.name += 1
del g[0], g[1:2]
t = (1, [2])
try:
    t[1] += [3]
except TypeError as e:
    print(e, t)
s = {1}
s2 = s
s |= {2}
s -= {1}
print(s2, s is s2)
fs = fs2 = frozenset({1})
fs |= {2}
print(fs2, fs is fs2)
for code in ("n = None; n += 1", "n = 1; n += 'a'", "n = []; n += 5", "n = {}; n += {}", "n = 'a'; n -= 'b'", "n = 1; n @= 2", "n = {}; n |= 5", "n = 2; n **= 'x'", "n = 1; n //= 0", "n = (1,); n *= 1.5"):
    try:
        exec(code)
        print(code, n)
    except Exception as e:
        print(code, "->", type(e).__name__, e)
