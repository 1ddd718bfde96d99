# int subclasses and conversions through them
class Mod7(int):
    def __new__(cls, v=0): return super().__new__(cls, int(v) % 7)
    def __add__(self, o): return Mod7(int(self) + int(o))
    __radd__ = __add__
    def __mul__(self, o): return Mod7(int(self) * int(o))
    def __neg__(self): return Mod7(-int(self))
    def __repr__(self): return "%d (mod 7)" % int(self)
a, b = Mod7(5), Mod7(10)
print(a, b, a + b, a + 4, 4 + a, a * 3, -a, a - 1, type(a - 1).__name__, sum([a, b, a], Mod7()), a == 5, hash(a) == hash(5), {a: 1}[5], a ** 2, a // 2)
print("%d %s %r" % (a, a, a), f"{a} {a:d} {a!r} {a:03}", str(a), int(a), float(a), [10, 11, 12, 13, 14, 15][a], range(a), bytes(a), "x" * a, hex(a), a.bit_length())
class Flag(int):
    names = {1: "R", 2: "W", 4: "X"}
    def __or__(self, o): return Flag(int(self) | int(o))
    def __and__(self, o): return Flag(int(self) & int(o))
    def __invert__(self): return Flag(7 & ~int(self))
    def __contains__(self, o): return bool(self & o)
    def __iter__(self): return (Flag(k) for k in self.names if k & int(self))
    def __str__(self): return "|".join(self.names[int(f)] for f in self) or "0"
    __repr__ = __str__
R, W, X = map(Flag, (1, 2, 4))
print(R | W, R | W | X, (R | W) & W, ~R, R in R | X, W in R | X, list(R | X), Flag(), R | 4, 4 | R, type(4 | R).__name__)
class Weird(int):
    def __int__(self): return 99
    def __index__(self): return 98
    def __float__(self): return 97.0
    def __bool__(self): return False
    def __str__(self): return "weird"
w = Weird(3)
print(int(w), [0, 1, 2, 3][w], float(w), bool(w), str(w), repr(w), w + 0, "%d" % w, f"{w:d}", f"{w}", w == 3, range(w), w * 1.0, hex(w), 1 if w else 0, list(range(5))[w:])
class Counter(int):
    def __new__(cls, v, tag):
        self = super().__new__(cls, v)
        self.tag = tag
        return self
c = Counter(5, "t")
print(c, c.tag, c + 1, hasattr(c + 1, "tag"), c.__dict__, isinstance(c, int), issubclass(Counter, int))
try:
    Counter(5)
except TypeError as e:
    print(e)
class NoNew(int):
    def __init__(self, v, extra=None): self.extra = extra
print(NoNew(5).extra)
try:
    NoNew(5, "extra")
except TypeError as e:
    print(e)
class ReturnsSub:
    def __int__(self): return True
    def __index__(self): return Mod7(3)
print(type(int("5")).__name__, type(int(a)).__name__, type(+w).__name__, type(abs(w)).__name__, type(w | 0).__name__, type(round(w)).__name__, [1, 2, 3, 4][Mod7(2)])
