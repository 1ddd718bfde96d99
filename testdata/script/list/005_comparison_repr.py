# comparison, recursion in repr, nested equality
print([1, 2, 3] < [1, 2, 4], [1, 2] < [1, 2, 0], [2] > [1, 99], [] <= [], [[1, 2], 3] < [[1, 3], 0], ["a"] < ["b"], [1, "a"] == [1, "a"], [1, [2, [3]]] == [1, [2, [3]]], [None] == [None], [float("nan")] == [float("nan")])
for a, b in (([1], [1]), ([1], [2]), ([1, 2], [1]), ([], [1]), ([3], [1, 2])):
    print(a, b, a == b, a != b, a < b, a <= b, a > b, a >= b)
for bad in ("[1] < ['a']", "[1, 2] < [1, None]", "[[]] < [()]", "[1] < 1", "[] >= None", "[{}] < [{}]"):
    try:
        print(bad, eval(bad))
    except TypeError as e:
        print(bad, "->", e)
print([1, "a"] < [2, 5], ["a", 1] == [1, "a"], [{}] == [{}])
class Log:
    def __init__(self, n): self.n = n
    def __eq__(self, o): print("eq", self.n, o.n); return self.n == o.n
    def __lt__(self, o): print("lt", self.n, o.n); return self.n < o.n
a, b, c = Log(1), Log(2), Log(1)
print([a, b] == [c, b], [a, b] < [c, a], [a] == [a], [a, b] == [a], [a] != [b])
l = [1]
l.append(l)
print(l, repr(l), str([l]), l == l, l[1] is l, len(l[1][1]))
m = []
n = [m]
m.append(n)
print(m, n)
d = {}
o = [d]
d["l"] = o
t = (o,)
o.append(t)
print(o, d, t)
deep = x = []
for _ in range(50):
    x.append([])
    x = x[0]
print(repr(deep).count("["), deep == eval(repr(deep)))
class R:
    def __repr__(self): return "R"
class Nest(list):
    def __repr__(self): return "Nest" + list.__repr__(self)
print([R(), [R()]], Nest([1, Nest([2])]), [Nest()], str(Nest()), f"{Nest([R()])}", Nest([1]) == [1], [1] == Nest([1]), Nest([1]) < [2])
nan = float("nan")
print([nan] == [nan], [nan] < [nan], [1, nan] == [1, nan], [nan, 1] < [nan, 2], nan in [nan])
print(max([1, 2], [1, 3]), min([2], [1, 5]), sorted([[3], [1, 2], [1]]), [[1, 2], [1]] > [[1, 2]], ([1], 2) < ([1], 3))
p = [1, 2, 3]
q = p
p = p + [4]
print(q, p is q, q == p[:-1], id(p) == id(q))
try:
    a1 = []; a1.append(a1)
    b1 = []; b1.append(b1)
    a1 == b1
except RecursionError:
    print("RecursionError")
