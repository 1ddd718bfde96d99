# tuples as keys: nested, equal but different types, mutable members
d = {(1, 2): "a", (1, (2, 3)): "b", (): "c", ("x",): "d", (None, True): "e"}
print(d[(1, 2)], d[1, (2, 3)], d[()], d["x",], d[None, True], d[None, 1], d[1.0, 2.0], (1, 2) in d, (2, 1) in d)
print(hash((1, 2)) == hash((1.0, 2.0)) == hash((True, 2)), hash((1, 2)) == hash((2, 1)), hash(((),)) == hash(((),)), hash((1,)) == hash(1), len({(1,), (1.0,), (True,)}))
for bad in (([],), ({},), (1, {2}), ((1, []),), (bytearray(),), (1, slice(1))):
    try:
        hash(bad)
        print("hashable")
    except TypeError as e:
        print(e)
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return 42
    def __eq__(self, o): return self.n == o.n
print((K(1), K(2)) == (K(1), K(2)), hash((K(1),)) == hash((K(2),)), {(K(1), 0): "k"}[K(1), 0], (K(9), 0) in {(K(1), 0): 0})
grid = {(x, y): x * y for x in range(4) for y in range(4)}
print(len(grid), grid[2, 3], sum(grid.values()), [k for k, v in grid.items() if v == 6], max(grid, key=lambda p: (grid[p], p)))
memo = {}
def ack(m, n):
    if (m, n) not in memo:
        memo[m, n] = n + 1 if m == 0 else ack(m - 1, 1) if n == 0 else ack(m - 1, ack(m, n - 1))
    return memo[m, n]
print(ack(2, 6), len(memo))
edges = {frozenset(e) for e in [(1, 2), (2, 1), (2, 3)]}
print(len(edges), {tuple(sorted(e)) for e in edges} == {(1, 2), (2, 3)})
a = (1, 2, [3])
b = (1, 2, [3])
print(a == b, a is b, a[2] is b[2], a[:2] == b[:2])
x = tuple(range(1000))
print(len(x), hash(x) == hash(tuple(range(1000))), x == tuple(range(1000)), x[500:503], x.index(700), sum(x), x + (1,) != x, x[::-1][0])
deep = ()
for _ in range(100):
    deep = (deep,)
print(hash(deep) == hash(eval(repr(deep)[:])) if len(repr(deep)) < 90 else repr(deep).count("("), deep == (deep[0],))
nan = float("nan")
print((nan,) == (nan,), (nan, 1) < (nan, 2), {(nan,): 1}.get((nan,)), (float("nan"),) == (float("nan"),))
seen = set()
state, n = (3, 1, 4), 0
while state not in seen:
    seen.add(state)
    state = tuple((state[i] + state[i - 1]) % 7 for i in range(3))
    n += 1
print(n, len(seen), state)
cyc = ([],)
cyc[0].append(cyc)
try:
    hash(cyc)
except TypeError as e:
    print(e)
print(cyc)
