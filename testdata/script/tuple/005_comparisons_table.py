# ordering of tuples by a table, with nan, mixed types and nested values
ts = [(), (0,), (0, 0), (0, 1), (1,), (1, -5), (1, 0), (1, 0, 0), (2,), (2, "a")]
for i, a in enumerate(ts):
    for j, b in enumerate(ts):
        assert (a < b) == (i < j) and (a <= b) == (i <= j) and (a == b) == (i == j) and (a != b) == (i != j) and (a > b) == (i > j) and (a >= b) == (i >= j), (a, b)
        assert (list(a) < list(b)) == (a < b) and max(a, b) == ts[max(i, j)] and sorted([b, a]) == [ts[min(i, j)], ts[max(i, j)]]
print("ordered", sorted(ts, reverse=True)[0], min(ts), ts.index((1, 0)))
for code in ("(1, 'a') < (1, 2)", "(1, 'a') == (1, 2)", "(1, None) < (1, None)", "(None,) < (None,)", "(None,) < (1,)", "(1, None) < (2, 0)", "({},) < ({},)", "(1,) < [1]", "(1,) == [1]", "(1,) < 1", "((1, 2), 3) < ((1, 2), 4)", "((1,),) < ((1, 0),)", "('a', 1) < ('b', None)", "(1j, 1) < (1j, 2)", "(1j,) < (2j,)", "(1, 2) < (1.0, 2.5)", "(True,) < (1.5,)"):
    try:
        print(code, eval(code))
    except TypeError as e:
        print(code, "->", e)
log = []
class L:
    def __init__(self, n): self.n = n
    def __eq__(self, o): log.append("eq%s%s" % (self.n, o.n)); return self.n == o.n
    def __lt__(self, o): log.append("lt%s%s" % (self.n, o.n)); return self.n < o.n
    def __gt__(self, o): log.append("gt%s%s" % (self.n, o.n)); return self.n > o.n
def run(code, **ns):
    log.clear()
    print(code, eval(code, ns), log)
a, b, c = L(1), L(2), L(1)
run("(a, b) == (a, b)", a=a, b=b)
run("(a, b) == (c, b)", a=a, b=b, c=c)
run("(a, b) < (c, c)", a=a, b=b, c=c)
run("(a, b) > (b, a)", a=a, b=b)
run("(a,) < (a, b)", a=a, b=b)
run("(a, b) == (a,)", a=a, b=b)
run("(a,) != (b,)", a=a, b=b)
run("[a] == [c]", a=a, c=c)
run("a in (b, c)", a=a, b=b, c=c)
run("(b, c).index(a)", a=a, b=b, c=c)
run("(a, a).count(c)", a=a, c=c)
nan = float("nan")
print((nan,) < (nan,), (nan, 1) < (nan, 2), (1, nan) == (1, nan), (nan,) == (float("nan"),), sorted([(2, "b"), (2, "a"), (1, "z")]), sorted([("b", 1), ("a", 2)], key=lambda t: t[::-1]))
words = ["bb", "a", "ccc", "aa", "b"]
print(sorted(words, key=lambda w: (len(w), w)), sorted(words, key=lambda w: (-len(w), w)), min(words, key=lambda w: (-len(w), w)), sorted(enumerate(words), key=lambda p: p[1]), [w for _, w in sorted((len(w), w) for w in words)])
version = lambda s: tuple(map(int, s.split(".")))
print(sorted(["1.10", "1.2", "1.2.1", "0.9"], key=version), version("3.11") >= (3, 8), (3, 11) > (3, 9, 99), (2024, 2, 29) < (2024, 3), max([(5, "x"), (5, "y")]))
