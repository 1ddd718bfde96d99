# __getitem__, __setitem__, __delitem__, __contains__, __len__, __missing__
class Grid:
    def __init__(self): self.d = {}
    def __getitem__(self, k): print("get", k); return self.d.get(k)
    def __setitem__(self, k, v): print("set", k, v); self.d[k] = v
    def __delitem__(self, k): print("delete", k); del self.d[k]
    def __len__(self): return len(self.d)
    def __contains__(self, k): return k in self.d
g = Grid()
g[1] = "a"
g[1, 2] = "b"
g[()] = "c"
g["k"] = g[1]
print(len(g), 1 in g, (1, 2) in g, 5 in g, bool(g))
del g[1], g[1, 2]
class S:
    def __getitem__(self, k): return k
s = S()
print(s[1:2], s[:], s[::], s[1:], s[:1], s[::2], s[1:2:3], s[-1:None], s["a":"b"])
print(s[1, 2:3], s[..., 0], s[:, ::2], s[(1, 2)], s[1,], s[[1]], s[None], s[lambda: 0].__name__)
print(s[i := 5], i, s[*[1, 2], 3], s[*"ab"])
try:
    s[0] = 1
except TypeError as e:
    print(e)
try:
    del s[0]
except TypeError as e:
    print(e)
try:
    len(s)
except TypeError as e:
    print(e)
class Seq:
    def __getitem__(self, i):
        if i >= 3:
            raise IndexError("end")
        return i * 10
q = Seq()
print(list(q), 20 in q, 25 in q, [*q], max(q), dict(enumerate(q)))
it = iter(q)
print(next(it), type(it).__name__, list(it), list(it))
class SeqLen(Seq):
    def __len__(self): return 3
print(list(reversed(SeqLen())))
try:
    reversed(q)
except TypeError as e:
    print(e)
class Miss(dict):
    def __missing__(self, k):
        self[k] = v = k * 2
        return v
m = Miss(a=1)
print(m["b"], m["a"], m, m.get("zz"), "zz" in m)
class MissErr(dict):
    def __missing__(self, k): raise LookupError("custom " + k)
try:
    MissErr()["x"]
except LookupError as e:
    print(type(e).__name__, e)
class KeyErr:
    def __getitem__(self, i): raise KeyError(i)
try:
    list(KeyErr())
except KeyError as e:
    print("KeyError is not IndexError:", e)
class Neg:
    def __getitem__(self, i): return "got %d" % i
    def __len__(self): return 10
print(Neg()[-1], "no adjustment for Python classes")
