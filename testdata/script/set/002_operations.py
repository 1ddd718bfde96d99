# union, intersection, difference, symmetric difference as operators and methods
a, b = {1, 2, 3, 4}, {3, 4, 5}
def s(x): return sorted(x)
print(s(a | b), s(a & b), s(a - b), s(b - a), s(a ^ b), s(a.union(b)), s(a.intersection(b)), s(a.difference(b)), s(a.symmetric_difference(b)))
print(s(a.union([9], (8,), "x" * 0, {7: 0})), s(a.union()), s(a.intersection([1, 2, 9], [2, 3])), s(a.intersection()), s(a.difference([1], {2})), s(a.difference()), s(a.symmetric_difference([4, 4, 6])), a.union() is a)
print(a.issubset({1, 2, 3, 4, 5}), a.issubset([1]), {1}.issubset(a), a.issuperset([1, 2]), a.issuperset("x"), a.isdisjoint([8]), a.isdisjoint(b), set().issubset([]), set().isdisjoint([]))
print({1} < a, a <= a, a < a, a >= {1, 2}, a > {1, 2, 3, 4}, {9} <= a, set() < {1}, {1, 9} < a, a == {4, 3, 2, 1}, a != b)
c = set(a); c |= b; print(s(c)); c &= {1, 5, 9}; print(s(c)); c -= {1}; print(s(c)); c ^= {5, 6}; print(s(c))
d = c
c |= {7}
print(s(d), c is d)
d.update([1], (2,)); d.intersection_update([1, 2, 3], [2, 3]); d.difference_update([9]); d.symmetric_difference_update([2, 8])
print(s(d), d.update(), d.intersection_update(), d.difference_update())
e = {1, 2}
e -= e
print(e)
e = {1, 2}
e ^= e
print(e)
e = {1, 2}
e |= e; e &= e
print(s(e), s(e.difference(e)), s(e.union(e)))
print(type({1} | frozenset([2])).__name__, type(frozenset([1]) | {2}).__name__, type({1}.union(frozenset())).__name__, type(frozenset().union({1})).__name__, {1} | frozenset() == {1})
for bad in ("a | [1]", "a |= [1]", "a &= 5", "a -= (1,)", "a ^= 'x'", "a.union(5)", "a.union([[]])", "a.intersection(5)", "a.intersection([[]])", "a.difference([[]])", "a.issubset(5)", "a.isdisjoint(5)", "a.isdisjoint()", "a.isdisjoint([], [])", "a.symmetric_difference()", "a.symmetric_difference([1], [2])", "a < [1]", "a <= 1", "a | {1: 2}.keys()", "a & {1: 2}", "[1] | a", "{1: 2}.keys() | a", "a.issubset([[]])"):
    try:
        r = eval(bad) if "=" not in bad or "<=" in bad else exec(bad)
        print(bad, s(r) if isinstance(r, set) else r)
    except Exception as err:
        print(bad, "->", type(err).__name__, err)
u = set(range(20))
for x in range(0, 1 << 6, 5):
    p = {i for i in range(6) if x >> i & 1}
    for y in range(0, 1 << 6, 7):
        q = {i for i in range(6) if y >> i & 1}
        assert (p | q, p & q, p - q, p ^ q) == ({i for i in range(6) if (x | y) >> i & 1}, {i for i in range(6) if (x & y) >> i & 1}, {i for i in range(6) if (x & ~y) >> i & 1}, {i for i in range(6) if (x ^ y) >> i & 1})
        assert (p <= q) == (x & ~y == 0) and (p < q) == (x & ~y == 0 and x != y) and p.isdisjoint(q) == (x & y == 0) and len(p | q) == len(p) + len(q) - len(p & q)
        assert u - (p | q) == (u - p) & (u - q) and p ^ q == (p | q) - (p & q) and (p == q) == (x == y)
print("set algebra agrees with bits")
