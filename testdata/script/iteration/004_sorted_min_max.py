# sorted, min and max with key and default
print(sorted([3, 1, 2]), sorted("bca"), sorted({2: "b", 1: "a"}), sorted((2, 1), reverse=True), sorted(["b", "A"], key=str.lower), sorted([-3, 2, 1], key=abs), sorted([3, 1], key=None), sorted([], reverse=True), sorted(x for x in "ba"), sorted([1, 2], reverse=0), sorted([(1, "b"), (1, "a")], key=lambda t: t[0]))
print(max(1, 2), max([1, 3, 2]), max("abc"), max((1,)), max([1, -5], key=abs), max("a", "bb", key=len), max([], default=0), max([], default=None), max([1], default=9), max(["b", "a"]), max(1, 1.0), max(1.0, 1), max({"x": 1, "y": 0}), max([[1], [0, 9]]), max(True, 0))
print(min(1, 2), min([3, 1]), min("abc"), min([1, -5], key=abs), min("bb", "a", key=len), min([], default="d"), min({3, 1, 2}), min(range(5)), min(2, 1, 3, key=lambda x: -x), min([(1, "b"), (1, "a")]), min([0.0, -0.0]), min(iter([2, 1])))
print(max([("a", 1), ("b", 1)], key=lambda p: p[1]), min([("a", 1), ("b", 1)], key=lambda p: p[1]), max(["aa", "bb"], key=len), min(["aa", "bb"], key=len), sorted(["aa", "b", "cc"], key=len, reverse=True))
nan = float("nan")
print(max([1, nan]), max([nan, 1]), min([1, nan]), sorted([2, 1, 3]), max(nan, 5) is nan, min(5, nan))
calls = []
def key(x):
    calls.append(x)
    return -x
print(max([1, 3, 2], key=key), calls, min(4, 5, key=key), calls[3:], sorted([2, 1], key=key), calls[5:])
for bad in ("max()", "max([])", "max(1)", "max(1, 'a')", "max([1, 'a'])", "max([None, 1])", "max(1, 2, default=0)", "max([], key=len)", "max([1], key=5)", "max([1, 2], key=len)", "max([1], foo=1)", "max(None)", "min()", "min(())", "min({})", "min(5, key=abs)", "min([1j, 2j])", "min(default=1)", "sorted()", "sorted(1)", "sorted([1, 'a'])", "sorted([1], [2])", "sorted([1, 2], key=1)", "sorted([[1], 1])", "sorted(None)", "sorted([1], reverse='yes')", "sorted([1], reverse=[])", "sorted([3, 1], reverse=None)", "max(*[])", "min(*[5])", "max(*'ab')", "max({}, default=5)"):
    try:
        print(bad, eval(bad))
    except (TypeError, ValueError) as e:
        print(bad, "->", type(e).__name__, e)
class Ver:
    def __init__(self, s): self.v = tuple(map(int, s.split(".")))
    def __lt__(self, o): return self.v < o.v
    def __gt__(self, o): return self.v > o.v
    def __repr__(self): return "v" + ".".join(map(str, self.v))
vs = [Ver(s) for s in ("1.10", "1.9", "2.0", "1.9.1")]
print(sorted(vs), max(vs), min(vs), sorted(vs, reverse=True), sorted(vs, key=lambda v: len(v.v)), max(vs, key=lambda v: v.v[-1]))
class OnlyLt:
    def __init__(self, n): self.n = n
    def __lt__(self, o): return self.n < o.n
print(min(OnlyLt(2), OnlyLt(1)).n, max(OnlyLt(2), OnlyLt(1)).n, [o.n for o in sorted([OnlyLt(3), OnlyLt(1)])])
class Desc:
    def __init__(self, n): self.n = n
    def __lt__(self, o): return self.n > o.n
print(sorted([1, 3, 2], key=Desc), sorted("abc", key=Desc))
def multi(rows, *spec):
    for i, rev in reversed(spec):
        rows = sorted(rows, key=lambda r: r[i], reverse=rev)
    return rows
rows = [("b", 2, "x"), ("a", 2, "y"), ("c", 1, "x"), ("a", 1, "x")]
print(multi(rows, (1, True), (0, False)), multi(rows, (2, False), (1, False), (0, True)))
top = sorted({"a": 3, "b": 1, "c": 3}.items(), key=lambda p: (-p[1], p[0]))[:2]
print(top, sorted({"b": 1, "a": 2}, key={"b": 1, "a": 2}.get), max({"x": 5, "y": 9}.items(), key=lambda p: p[1])[0], sorted(range(5), key=lambda i: (i % 2, -i)))
print(max(range(10), key=lambda x: (x * 7) % 10), min((abs(x - 4.2), x) for x in range(10))[1], max(len(w) for w in "some words here".split()), min("some words here".split(), key=len), max(map(sum, [[1, 2], [3]])), sorted(sorted("banana"), key="nab".index))
