# sort: stability, keys, reverse, mixed lengths, failures
import itertools
data = [("b", 2), ("a", 2), ("c", 1), ("a", 1), ("b", 1)]
print(sorted(data), sorted(data, key=lambda p: p[1]), sorted(data, key=lambda p: p[0], reverse=True), sorted(data, key=lambda p: (-p[1], p[0])))
print(sorted("hello"), sorted({"b": 1, "a": 2}), sorted((3, 1, 2)), sorted([True, 0, 0.5]), sorted([[2], [1, 9], []]), sorted(["10", "9", "2"]), sorted(["10", "9", "2"], key=int), sorted([3, -1, 2], key=abs), sorted("bAc", key=str.lower), sorted([1, 2, 3], reverse=True), sorted([], key=len), sorted([5]))
for n in range(7):
    for p in itertools.permutations(range(n)):
        assert sorted(p) == list(range(n))
print("permutations up to 6")
seed = 12345
def rnd(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2 ** 31
    return seed // 65536 % n
for size in (10, 33, 64, 65, 100, 500, 1000):
    l = [rnd(50) for _ in range(size)]
    tagged = [(x, i) for i, x in enumerate(l)]
    s = sorted(tagged, key=lambda t: t[0])
    assert s == sorted(tagged) and [t[0] for t in s] == sorted(l)
    r = sorted(tagged, key=lambda t: t[0], reverse=True)
    assert [t[0] for t in r] == sorted(l)[::-1] and all(a[0] > b[0] or a[1] < b[1] for a, b in zip(r, r[1:]))
    m = l[:]
    m.sort()
    m.sort(reverse=True)
    assert m == sorted(l, reverse=True) and sorted(m, reverse=True) == m
    assert sorted(range(size), key=lambda i: -i) == list(range(size))[::-1]
    runs = sorted(list(range(size)) + list(range(size, 0, -1)) + [5] * size)
    assert all(a <= b for a, b in zip(runs, runs[1:]))
print("random lists", l[:8])
calls = []
print(sorted([3, 1, 2], key=lambda x: calls.append(x) or -x), calls)
class C:
    compared = 0
    def __init__(self, n): self.n = n
    def __lt__(self, o):
        C.compared += 1
        return self.n < o.n
    def __repr__(self): return str(self.n)
print(sorted([C(3), C(1), C(2)]), max([C(1), C(9)], key=lambda c: c.n), C.compared > 0)
C.compared = 0
sorted([C(i) for i in range(100)])
print(C.compared)
l = [3, 1, 2]
try:
    l.sort(key=lambda x: l.append(x) or x)
except ValueError as e:
    print(e)
l = [1, 2, 3]
print(l.sort(key=lambda x: len(l)), l)
for bad in ("sorted([1, 'a'])", "sorted([None, 1])", "sorted([1j, 2])", "sorted([{}, {}])", "[1, None, 2].sort()", "sorted(5)", "sorted([1], key=5)", "sorted([1], key=len)", "sorted([1, 2], cmp=None)", "sorted()", "sorted([1], None)", "sorted([[1], ['a']])", "sorted([3, 2], key=lambda: 0)"):
    try:
        print(bad, eval(bad))
    except TypeError as e:
        print(bad, "->", e)
class Weird:
    def __lt__(self, o): return "truthy string"
print(len(sorted([Weird(), Weird()])), sorted([1, 2], key=lambda x: Weird()) in ([1, 2], [2, 1]))
