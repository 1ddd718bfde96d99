# slices reaching __getitem__, __setitem__, __delitem__, slice objects and indices
class T:
    def __getitem__(self, k): return k
    def __setitem__(self, k, v): print("set", k, v)
    def __delitem__(self, k): print("del", k)
t = T()
t[1:2] = "v"
t[::2, 1] = 5
t[...] = None
del t[:], t[1:, 2]
s = t[1:10:3]
print(s, s.start, s.stop, s.step, type(s).__name__, s.indices(5), s.indices(100), slice(5), slice(None))
print(slice(None, None, -1).indices(5), slice(-3, None).indices(5), slice(10, -10, -2).indices(6), slice(0, 0).indices(0), slice(-100, 100).indices(3))
class L:
    def __init__(self, n): self.d = list(range(n))
    def __len__(self): return len(self.d)
    def __getitem__(self, k):
        if isinstance(k, slice):
            return [self.d[i] for i in range(*k.indices(len(self)))]
        return self.d[k]
l = L(6)
print(l[1:3], l[::-1], l[-2:], l[::2], l[10:], l[:-10], l[4:1:-1], l[-1])
full = list(range(6))
for a in (None, -7, -2, 0, 3, 9):
    for b in (None, -7, -2, 0, 3, 9):
        for c in (None, 1, 2, -1, -3):
            assert l[a:b:c] == full[a:b:c], (a, b, c)
print("all slices agree")
class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
print(full[I(1):I(4)], full[::I(2)], "abcdef"[I(-2):], slice(I(1)).indices(3), (1, 2, 3)[I(0)], range(10)[I(2):I(8):I(3)])
for code in ("full['a':]", "full[::0]", "'abc'[1.5:]", "slice()", "slice(1, 2, 3, 4)", "slice(1).indices(-1)", "slice('a').indices(3)", "slice(1, 2, 0).indices(3)", "full[1:2, 3]", "full[None]", "slice(1).start == 1", "setattr(slice(1), 'start', 2)", "hash(slice(1))", "(1, 2)[::0]", "range(5)[::0]", "full[{}:]", "slice(1).indices('a')"):
    try:
        print(code, eval(code))
    except Exception as e:
        print(code, "->", type(e).__name__, e)
print(slice(1, 2) == slice(1, 2, None), slice(1) < slice(2), repr(slice("a", None, [1])), slice(*"abc"))
full[1:4] = ["x"]
print(full)
full[::2] = "PQ"
print(full)
full[5:2] = ["ins"]
full[-100:0] = [0]
full[100:] = [9]
print(full)
del full[::3]
print(full)
for code in ("full[::2] = [1]", "full[1:2] = 5", "full[::-1] = 'a'"):
    try:
        exec(code)
    except Exception as e:
        print(code, "->", type(e).__name__, e)
