# frozenset: hashing, nesting, immutability
f = frozenset([1, 2, 2])
print(len(f), sorted(f), 1 in f, f == {1, 2}, hash(f) == hash(frozenset([2, 1])), {f: "k"}[frozenset({1, 2})], frozenset() == frozenset([]), frozenset(f) is f, f.copy() is f, repr(frozenset([7])), repr(frozenset()))
print(sorted(f | {3}), sorted(f & {1}), sorted(f - {1}), sorted(f ^ {2, 3}), sorted(f.union([5])), f.issubset([1, 2, 3]), f.isdisjoint({9}), f < {1, 2, 3}, f >= {1}, type(f | {3}).__name__, type(f.difference([1])).__name__)
nested = {frozenset([1, 2]), frozenset([2, 1]), frozenset([3])}
print(len(nested), {1, 2} in nested, {3, 1} in nested, frozenset([frozenset([frozenset()])]) == {frozenset({frozenset()})})
for bad in ("f.add(1)", "f.remove(1)", "f.clear()", "f.pop()", "f.update([1])", "f.discard(1)", "f[0]", "f.x = 1", "frozenset([[]])", "frozenset(5)", "frozenset(1, 2)", "frozenset([{1}])", "f |= 5", "del f.x", "f.__init__([9])"):
    try:
        exec(bad)
        print(bad, "ok", sorted(f))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
g = f
g |= {3}
print(sorted(g), sorted(f), g is f)
g -= {1}; g &= {2, 3, 4}; g ^= {2}
print(sorted(g))
class F(frozenset):
    def __new__(cls, *items): return super().__new__(cls, items)
    def __repr__(self): return "F" + str(sorted(self))
x = F(3, 1, 2)
print(x, x == {1, 2, 3}, type(x | {4}).__name__, type(x.copy()).__name__, hash(x) == hash(frozenset({1, 2, 3})), {x: 1}[frozenset([1, 2, 3])], sorted(x - {1}), [x], x | x == x)
x.attr = 5
print(x.attr, vars(x))
def powerset(s):
    out = {frozenset()}
    for x in s:
        out |= {p | {x} for p in out}
    return out
p = powerset([1, 2, 3])
print(len(p), frozenset([1, 3]) in p, sorted(map(sorted, p)), max(p, key=len) == {1, 2, 3})
graph = {frozenset(e) for e in ("ab", "bc", "ca", "cd")}
print(len(graph), frozenset("ba") in graph, sorted("".join(sorted(e)) for e in graph), sorted(set().union(*graph)), {v: sum(v in e for e in graph) for v in "abcd"})
memo = {}
def states(s):
    if s not in memo:
        memo[s] = 1 + max((states(s - {x}) for x in s), default=0)
    return memo[s]
print(states(frozenset("abcde")), len(memo))
print(hash(frozenset()) == hash(frozenset()), hash(frozenset([1])) == hash(frozenset([1.0])), hash(frozenset(range(100))) == hash(frozenset(reversed(range(100)))), len({frozenset([i, j]) for i in range(5) for j in range(5)}))
print([n for n in dir(frozenset) if n[0] != "_"], [n for n in dir(set) if n not in dir(frozenset) and n[0] != "_"])
