# operators implemented by __getattr__ style delegation do not exist: lookups go to the type
class Delegate:
    def __init__(self, target): self.__dict__["target"] = target
    def __getattr__(self, name): return getattr(self.target, name)
d = Delegate([3, 1, 2])
d.sort()
print(d.target, d.index(2), d.__len__())
for code in ("len(d)", "d[0]", "d + [1]", "3 in d", "iter(d)", "d()", "d < d", "-d", "bool(d)"):
    try:
        print(code, eval(code))
    except TypeError as e:
        print(code, "->", e)
# generating the whole protocol on the class works
class Wrapped:
    def __init__(self, v): self.v = v
    def __repr__(self): return "W(%r)" % (self.v,)
def unwrap(x): return x.v if isinstance(x, Wrapped) else x
def forward(name):
    def method(self, *a):
        r = getattr(self.v, name)(*map(unwrap, a))
        return r if r is NotImplemented else Wrapped(r)
    return method
for n in "add sub mul floordiv truediv mod pow and or xor lshift rshift radd rsub rmul rfloordiv rpow neg pos abs invert getitem lt le eq".split():
    setattr(Wrapped, "__%s__" % n, forward("__%s__" % n))
Wrapped.__bool__ = lambda s: bool(s.v)
a, b = Wrapped(7), Wrapped(3)
print(a + b, a - 1, 10 - a, a * b, a // b, a / 2, a % b, a ** b, 2 ** b, a & b, a | b, a ^ b, a << 1, -a, ~a, abs(-a), a < b, a == 7)
print(Wrapped("abc")[1], Wrapped([1, 2]) + [3], Wrapped("ab") * 2, Wrapped("x%s") % 5)
try:
    a + "s"
except TypeError as e:
    print(e)
# expressions that build a tree instead of computing
class Expr:
    def __init__(self, text): self.text = text
    def __repr__(self): return self.text
    def __call__(self, *a): return Expr("%s(%s)" % (self, ", ".join(map(repr, a))))
    def __getattr__(self, n):
        if n.startswith("__"):
            raise AttributeError(n)
        return Expr("%s.%s" % (self, n))
    def __getitem__(self, k): return Expr("%s[%r]" % (self, k))
    def __invert__(self): return Expr("~%s" % self)
    def __neg__(self): return Expr("-%s" % self)
    def __hash__(self): return hash(self.text)
for n, sym in dict(add="+", sub="-", mul="*", truediv="/", mod="%", pow="**", lshift="<<", lt="<", le="<=", eq="==", ne="!=", gt=">", ge=">=", matmul="@", **{"and": "&", "or": "|"}).items():
    setattr(Expr, "__%s__" % n, lambda s, o, sym=sym: Expr("(%r %s %r)" % (s, sym, o)))
    setattr(Expr, "__r%s__" % n, lambda s, o, sym=sym: Expr("(%r %s %r)" % (o, sym, s)))
x, y = Expr("x"), Expr("y")
print(x + y * 2, (1 + x) ** y, ~x & (y | 3), x < y, 1 < x, x == 1, x.attr[0](y, -x), x @ y % 2 << 1, 2 ** x)
print(x < y < 3)
