# an interval set with &, |, -, ^, comparisons and in
class Ivs:
    def __init__(self, *pairs):
        out = []
        for a, b in sorted(pairs):
            if a >= b:
                continue
            if out and a <= out[-1][1]:
                out[-1] = (out[-1][0], max(b, out[-1][1]))
            else:
                out.append((a, b))
        self.p = tuple(out)
    def _merge(self, o, keep):
        if not isinstance(o, Ivs):
            return NotImplemented
        cuts = sorted({x for p in self.p + o.p for x in p})
        return Ivs(*[(a, b) for a, b in zip(cuts, cuts[1:]) if keep(a in self, a in o)])
    def __contains__(self, x): return any(a <= x < b for a, b in self.p)
    def __or__(self, o): return self._merge(o, lambda x, y: x or y)
    def __and__(self, o): return self._merge(o, lambda x, y: x and y)
    def __sub__(self, o): return self._merge(o, lambda x, y: x and not y)
    def __xor__(self, o): return self._merge(o, lambda x, y: x != y)
    def __rsub__(self, o): return Ivs(o) - self if isinstance(o, tuple) else NotImplemented
    def __ror__(self, o): return Ivs(o) | self if isinstance(o, tuple) else NotImplemented
    def __le__(self, o): return not self - o
    def __lt__(self, o): return self <= o and self != o
    def __eq__(self, o): return self.p == o.p if isinstance(o, Ivs) else NotImplemented
    def __hash__(self): return hash(self.p)
    def __bool__(self): return bool(self.p)
    def __len__(self): return sum(b - a for a, b in self.p)
    def __iter__(self):
        for a, b in self.p:
            yield from range(a, b)
    def __invert__(self): return Ivs((-100, 100)) - self
    def __lshift__(self, n): return Ivs(*[(a - n, b - n) for a, b in self.p])
    def __rshift__(self, n): return self << -n
    def __mul__(self, k): return Ivs(*[(a * k, b * k) for a, b in self.p])
    __rmul__ = __mul__
    def __getitem__(self, s): return self & Ivs((s.start if s.start is not None else -100, s.stop if s.stop is not None else 100))
    def __repr__(self): return "".join("[%d,%d)" % p for p in self.p) or "empty"
a, b = Ivs((1, 5), (8, 12)), Ivs((3, 9), (20, 25))
print(a | b, a & b, a - b, b - a, a ^ b, sep=" | ")
print(3 in a, 5 in a, 11 in a, len(a), list(a & b), bool(Ivs()), a == Ivs((8, 12), (1, 5)), a != b, a <= a | b, a < a, a & b < a, Ivs() <= a)
print(~a, ~~a == a, a << 1, a >> 10, a * 2, 3 * b, a[2:10], a[:4], a[9:], (0, 3) - a, (0, 3) | a)
c = a
c |= b
print(c is a, c, a)
c &= Ivs((0, 100))
c -= a
c ^= Ivs((24, 30))
print(c)
print(a >= a & b, a > b, {a: "key"}[Ivs((1, 5), (8, 12))], sorted([Ivs((5, 6)), Ivs()], key=len), Ivs((1, 3), (2, 5), (5, 6), (9, 9), (8, 7)))
for f in (lambda: a | 5, lambda: 5 - a, lambda: a + b, lambda: a & {1}, lambda: -a, lambda: a @ b, lambda: [1] ^ a):
    try:
        print(f())
    except TypeError as e:
        print(e)
