# a fraction class with the whole number protocol
def gcd(a, b):
    while b:
        a, b = b, a % b
    return abs(a)
class Frac:
    __slots__ = ("n", "d")
    def __init__(self, n, d=1):
        if d == 0:
            raise ZeroDivisionError("Frac(%d, 0)" % n)
        g = gcd(n, d) * (-1 if d < 0 else 1)
        self.n, self.d = n // g, d // g
    @staticmethod
    def of(x): return x if isinstance(x, Frac) else Frac(x) if isinstance(x, int) else None
    def _op(f):
        def op(self, o):
            o = Frac.of(o)
            return NotImplemented if o is None else f(self, o)
        def rop(self, o):
            o = Frac.of(o)
            return NotImplemented if o is None else f(o, self)
        return op, rop
    __add__, __radd__ = _op(lambda a, b: Frac(a.n * b.d + b.n * a.d, a.d * b.d))
    __sub__, __rsub__ = _op(lambda a, b: Frac(a.n * b.d - b.n * a.d, a.d * b.d))
    __mul__, __rmul__ = _op(lambda a, b: Frac(a.n * b.n, a.d * b.d))
    __truediv__, __rtruediv__ = _op(lambda a, b: Frac(a.n * b.d, a.d * b.n))
    __floordiv__, __rfloordiv__ = _op(lambda a, b: (a.n * b.d) // (a.d * b.n))
    __mod__, __rmod__ = _op(lambda a, b: a - b * ((a.n * b.d) // (a.d * b.n)))
    __lt__, __gt__ = _op(lambda a, b: a.n * b.d < b.n * a.d)
    __le__, __ge__ = _op(lambda a, b: a.n * b.d <= b.n * a.d)
    __eq__, _ = _op(lambda a, b: (a.n, a.d) == (b.n, b.d))
    def __hash__(self): return hash(self.n) if self.d == 1 else hash((self.n, self.d))
    def __neg__(self): return Frac(-self.n, self.d)
    def __abs__(self): return Frac(abs(self.n), self.d)
    def __pow__(self, k): return Frac(self.n ** k, self.d ** k) if k >= 0 else Frac(self.d ** -k, self.n ** -k)
    def __bool__(self): return self.n != 0
    def __int__(self): return int(self.n / self.d)
    def __float__(self): return self.n / self.d
    def __round__(self, nd=None): return round(self.n / self.d, nd)
    def __floor__(self): return self.n // self.d
    def __repr__(self): return f"{self.n}/{self.d}" if self.d != 1 else str(self.n)
    def __format__(self, spec): return format(repr(self), spec)
h, t = Frac(1, 2), Frac(1, 3)
print(h + t, h - t, h * t, h / t, h // t, Frac(7, 2) % h, Frac(7, 2) % 1, -h, abs(-h), h ** 3, h ** -2)
print(1 + h, 2 - h, 3 * t, 1 / t, 7 // t, h + 1, h * 2)
print(h > t, h < t, h >= Frac(2, 4), h == Frac(2, 4), h != t, Frac(4, 2) == 2, 2 == Frac(2), 1 > h, 0 < h)
print(int(Frac(7, 2)), float(h), round(Frac(7, 3), 2), round(Frac(7, 2)), bool(Frac(0)), f"[{h:>6}]")
print(sum([h, t, Frac(1, 6)]), max(h, t), sorted([h, t, Frac(1)]), {h: 1}[Frac(3, 6)], hash(Frac(5)) == hash(5))
h += t
print(h, Frac(-3, -6), Frac(3, -6))
for f in (lambda: h + 1.5, lambda: "a" + h, lambda: h / 0, lambda: Frac(1, 0), lambda: h < "x", lambda: h << 1, lambda: ~h):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(h == 1.5, h == "x", h != None, sum(Frac(1, n * (n + 1)) for n in range(1, 20)))
