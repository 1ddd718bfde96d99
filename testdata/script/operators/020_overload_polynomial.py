# a polynomial type exercising many operators together
class Poly:
    def __init__(self, *c):
        c = list(c)
        while c and c[-1] == 0:
            c.pop()
        self.c = tuple(c)
    @classmethod
    def lift(cls, x): return x if isinstance(x, Poly) else cls(x) if isinstance(x, (int, float)) else None
    def __len__(self): return len(self.c)
    def __getitem__(self, i): return self.c[i] if i < len(self.c) else 0
    def __iter__(self): return iter(self.c)
    def __eq__(self, o):
        o = self.lift(o)
        return NotImplemented if o is None else self.c == o.c
    def __hash__(self): return hash(self.c)
    def __add__(self, o):
        o = self.lift(o)
        if o is None:
            return NotImplemented
        return Poly(*[self[i] + o[i] for i in range(max(len(self), len(o)))])
    __radd__ = __add__
    def __neg__(self): return Poly(*[-x for x in self])
    def __sub__(self, o): return self + -o if self.lift(o) is not None else NotImplemented
    def __rsub__(self, o): return -self + o
    def __mul__(self, o):
        o = self.lift(o)
        if o is None:
            return NotImplemented
        r = [0] * (len(self) + len(o))
        for i, a in enumerate(self):
            for j, b in enumerate(o):
                r[i + j] += a * b
        return Poly(*r)
    __rmul__ = __mul__
    def __pow__(self, n):
        r, base = Poly(1), self
        while n:
            if n & 1:
                r *= base
            base *= base
            n >>= 1
        return r
    def __divmod__(self, o):
        o = self.lift(o)
        if not o:
            raise ZeroDivisionError("polynomial division by zero")
        q, r = Poly(), self
        while len(r) >= len(o):
            t = Poly(*[0] * (len(r) - len(o)), r[len(r) - 1] // o[len(o) - 1])
            if not t:
                break
            q, r = q + t, r - t * o
        return q, r
    def __floordiv__(self, o): return divmod(self, o)[0]
    def __mod__(self, o): return divmod(self, o)[1]
    def __call__(self, x):
        r = 0
        for a in reversed(self.c):
            r = r * x + a
        return r
    def __matmul__(self, o): return sum((a * o ** i for i, a in enumerate(self)), Poly())
    def __lshift__(self, n): return Poly(*[0] * n, *self)
    def __rshift__(self, n): return Poly(*self.c[n:])
    def __str__(self):
        parts = ["%s%s" % (a if a != 1 or i == 0 else "", "" if i == 0 else "x" if i == 1 else "x^%d" % i) for i, a in enumerate(self) if a]
        return " + ".join(reversed(parts)) or "0"
    __repr__ = __str__
    def __format__(self, spec): return "%s" % str(self).replace("x", spec or "x")
x = Poly(0, 1)
p, q = x ** 2 + 3 * x - 4, x - 1
print(p, q, p + q, p - q, p * q, -p, p ** 3, 5 - x, sep=" | ")
print(divmod(p, q), p // q, p % q, p % 2, p(2), [p(i) for i in range(4)], (x ** 3 + 1) // (x + 1))
print(p @ (x + 1), q << 2, p >> 1, bool(Poly()), len(p), list(p), p == x * x + 3 * x - 4, Poly(5) == 5, p != q, {p: 1}[x * x + 3 * x - 4])
print(sum([x, x ** 2, 1]), f"{p:t} {q}", Poly(0, 0, 0), max([q, p], key=len))
p += 1
p *= x
p -= x
print(p)
for f in (lambda: p + "a", lambda: "a" * p, lambda: p // 0, lambda: p << "a", lambda: p < q, lambda: ~p, lambda: p ** "2"):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
