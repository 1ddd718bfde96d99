# slice objects
s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, slice(5), slice(None), slice(1, 2), slice("a", [1], None), repr(slice(None, None, -1)), slice(1, 2) == slice(1, 2), slice(1, 2) == slice(1, 2, 1), slice(1) != slice(2), slice(1, 2) < slice(1, 3), slice(None) == slice(None))
for n in (0, 1, 5, 100):
    print(n, [sl.indices(n) for sl in (slice(None), slice(2), slice(-2, None), slice(None, None, -1), slice(1, -1, 2), slice(50, 1, -3), slice(-100, 100), slice(None, 2 ** 70), slice(3, 1))])
l = list(range(10))
print(l[s], l[slice(None, None, -1)], "abcdefghij"[s], (0, 1, 2)[slice(1, None)], b"abc"[slice(2)], range(10)[s], l[slice(*[2, 5])])
l[slice(0, 2)] = ["x"]
del l[slice(-1, None)]
print(l)
for bad in ("slice()", "slice(1, 2, 3, 4)", "s.start = 1", "hash(s)", "{s: 1}", "s.x", "slice(1).indices('a')", "slice(1).indices(-1)", "slice(1.5).indices(3)", "slice(1, 2, 0).indices(3)", "slice('a').indices(3)", "l[slice('a')]", "s()", "s[0]", "len(s)", "iter(s)", "s + s", "slice(x=1)", "slice(1) < 5", "slice(1).indices()", "class S(slice): pass"):
    try:
        exec(bad)
        print(bad, "ok")
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
class V:
    def __getitem__(self, k): return k
v = V()
print(v[1:2], v[:], v[::3], v[1:2, ::-1], v[..., 1:], v[slice(1, 2)], v[(slice(1, 2),)], v[1:2,], v["a":"b":"c"], v[v:v] == slice(v, v))
class Vec:
    def __init__(self, *x): self.x = list(x)
    def __len__(self): return len(self.x)
    def __getitem__(self, k):
        match k:
            case slice(start=None, stop=None, step=None): return Vec(*self.x)
            case slice(): return Vec(*self.x[k])
            case tuple(): return Vec(*(self[i] for i in k))
            case int(): return self.x[k]
        raise TypeError("bad index %r" % (k,))
    def __setitem__(self, k, val):
        if isinstance(k, slice):
            for i, j in zip(range(*k.indices(len(self))), val):
                self.x[i] = j
        else:
            self.x[k] = val
    def __delitem__(self, k):
        for i in sorted(range(*k.indices(len(self))) if isinstance(k, slice) else [k], reverse=True):
            del self.x[i]
    def __repr__(self): return "Vec" + str(self.x)
w = Vec(*range(8))
print(w[:], w[2:5], w[1, 3, -1], w[::-2], w[-1])
w[::3] = "abc"
del w[1:4:2]
print(w)
w[0] = "first"
del w[-1]
print(w)
try:
    w["k"]
except TypeError as e:
    print(e)
for a in (None, -3, 0, 2, 9):
    for b in (None, -3, 0, 2, 9):
        for c in (None, -2, -1, 1, 3):
            for n in (0, 1, 4, 7):
                t = list(range(n))
                assert [t[i] for i in range(*slice(a, b, c).indices(n))] == t[a:b:c]
print("indices agree with slicing")
