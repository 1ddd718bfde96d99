# range: construction, length, indexing, slicing, membership
for args in ((5,), (0,), (-3,), (2, 6), (6, 2), (0, 10, 3), (10, 0, -3), (0, 10, 100), (5, 5), (-5, 5, 2), (1, -10, -4), (10, 0)):
    r = range(*args)
    print(r, list(r), len(r), bool(r), r.start, r.stop, r.step, list(reversed(r)), sum(r))
r = range(3, 30, 4)
print(r[0], r[-1], r[2], r[1:4], r[::-1], r[::2], r[5:1:-1], r[100:], r[:-2], r[-3:], list(r[1:5:2]), r[3:3], len(r[::3]))
print(7 in r, 8 in r, 31 in r, -1 in r, 7.0 in r, 7.5 in r, "7" in r, None in r, True in range(2), 2 ** 70 in r, r.index(11), r.count(11), r.count(12), r.index(True) if True in r else "no", range(0, 10, 2).index(4.0))
print(r == range(3, 31, 4), range(0) == range(5, 5), range(3) == range(0, 3), range(0, 3, 2) == range(0, 4, 2), range(3) == [0, 1, 2], range(1, 2) == range(1, 5, 7), range(2) != range(3), hash(range(0)) == hash(range(9, 3)), hash(r) == hash(range(3, 31, 4)), {range(3): "k"}[range(0, 3)])
for bad in ("range()", "range(1.5)", "range('a')", "range(None)", "range(1, 2, 0)", "range(1, 2, 3, 4)", "range(1.0, 2)", "r[10]", "r[-10]", "r['a']", "r[1.0]", "r[0] = 1", "del r[0]", "r + r", "r * 2", "r < r", "r.index(8)", "r.index('a')", "r.start = 1", "r.x", "r.append(1)", "range(x=1)", "r()", "next(r)", "len(range(2 ** 70))", "r.count()", "range(1, 2, 0.5)", "hash([r, []])", "r[::0]"):
    try:
        exec(bad)
        print(bad, "ok")
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
print(max(r), min(r), sorted(r, reverse=True)[0], list(zip(range(3), "abc")), dict(enumerate(range(2))), [*range(3)], (*range(2),), set(range(3)) == {0, 1, 2}, list(map(str, range(3))), all(range(1, 5)), any(range(1)), 5 in range(10)[::2], range(10)[2:8][1:3])
a, b, *c = range(5)
print(a, b, c, repr(range(2)), str(range(1, 2)), f"{range(3)}", type(iter(r)).__name__, isinstance(r, range), range is type(r))
class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
print(range(I(1), I(7), I(2)), r[I(1)], I(7) in r, range(True), range(False, True))
for bad in ("class X(range): pass", "range.__new__(int)"):
    try:
        exec(bad)
    except TypeError as e:
        print(e)
