# __hash__ and __eq__ together
class Default: pass
class OnlyEq:
    def __eq__(self, o): return True
class Both:
    def __init__(self, k): self.k = k
    def __eq__(self, o): return isinstance(o, Both) and self.k == o.k
    def __hash__(self): return hash(self.k)
class Sub(Both): pass
class SubEq(Both):
    def __eq__(self, o): return False
class Restored(OnlyEq):
    __hash__ = object.__hash__
class NoHash:
    __hash__ = None
d = Default()
print(hash(d) == hash(d), d == d, {d: 1}[d])
for k in (OnlyEq, SubEq, NoHash):
    print(k.__name__, k.__hash__)
    for f in (hash, lambda o: {o}, lambda o: {o: 1}, lambda o: o in {}):
        try:
            f(k("x") if k is SubEq else k())
        except TypeError as e:
            print(e)
print({Both(1): "a"}[Both(1)], len({Both(1), Both(1), Both(2), Sub(1)}), Both(1) == Sub(1), hash(Restored()) is not None)
class H:
    def __init__(self, h): self.h = h
    def __hash__(self): return self.h
for h in (0, 1, -1, 2**61 - 1, 2**61, -2**61, 2**100, True):
    print(h, hash(H(h)) == hash(h))
print(hash(-1) == hash(-2), hash(1) == hash(1.0) == hash(True) == hash(1 + 0j), hash(0.5) == hash(2**-1), hash(2.0**70) == hash(2**70))
print(hash("a") == hash("a"), hash(()) == hash(()), hash((1, 2)) == hash((1.0, 2.0)), hash(frozenset([1, 2])) == hash(frozenset([2, 1])), hash(b"a") == hash(b"a"))
print(hash(None) == hash(None), hash(int) == hash(int), hash(len) == hash(len), hash(range(3)) == hash(range(0, 3, 1)), hash(range(0)) == hash(range(5, 5)))
for o in ([], {}, set(), bytearray(), slice(1), ([],), (1, {}), {}.keys(), {}.items()):
    try:
        hash(o)
        print(type(o).__name__, "hashable")
    except TypeError as e:
        print(e)
calls = []
class Count:
    def __init__(self, n): self.n = n
    def __hash__(self): calls.append("h%s" % self.n); return 1
    def __eq__(self, o): calls.append("e%s%s" % (self.n, o.n)); return self.n == o.n
a, b = Count(1), Count(2)
t = {a: "a"}
t[b] = "b"
print(calls); calls.clear()
print(t[a], t[b]); print(calls); calls.clear()
print(Count(2) in t, Count(3) in t, len(calls))
s = {a}
s.add(a)
print(len(s))
mut = Both([1][0])
x = {mut: "found"}
mut.k = 99
print(x.get(mut, "lost after mutation"), list(x.values()), x.get(Both(1), "hash matches, eq does not"))
