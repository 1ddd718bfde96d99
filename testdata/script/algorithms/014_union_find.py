# union-find: components, Kruskal, Prim, percolation, equivalence of statements
class DSU:
    def __init__(self): self.parent, self.size, self.count = {}, {}, 0
    def find(self, x):
        if x not in self.parent:
            self.parent[x], self.size[x] = x, 1
            self.count += 1
        root = x
        while self.parent[root] != root:
            root = self.parent[root]
        while self.parent[x] != root:
            self.parent[x], x = root, self.parent[x]
        return root
    def union(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        if self.size[a] < self.size[b]:
            a, b = b, a
        self.parent[b] = a
        self.size[a] += self.size[b]
        self.count -= 1
        return True
    def groups(self):
        out = {}
        for x in self.parent:
            out.setdefault(self.find(x), []).append(x)
        return sorted(sorted(g) for g in out.values())
d = DSU()
print([d.union(*p) for p in ((1, 2), (3, 4), (2, 1), (2, 4), (5, 5), (6, 7))], d.groups(), d.count, d.size[d.find(1)], d.find(1) == d.find(3))
edges = [(7, "a", "d"), (5, "a", "b"), (8, "b", "c"), (9, "b", "d"), (7, "b", "e"), (5, "c", "e"), (15, "d", "e"), (6, "d", "f"), (8, "e", "f"), (9, "e", "g"), (11, "f", "g")]
def kruskal(edges):
    d = DSU()
    return [e for e in sorted(edges) if d.union(e[1], e[2])]
def prim(edges, start):
    seen, out = {start}, []
    while True:
        cut = [e for e in edges if (e[1] in seen) != (e[2] in seen)]
        if not cut:
            return out
        e = min(cut)
        seen |= {e[1], e[2]}
        out.append(e)
tree = kruskal(edges)
print(tree, sum(w for w, *_ in tree), sorted(prim(edges, "a")) == sorted(tree))
def naive(n, pairs):
    label = list(range(n))
    for a, b in pairs:
        la, lb = label[a], label[b]
        label = [la if x == lb else x for x in label]
    return len(set(label))
seed = 3
def rnd(n):
    global seed
    seed = (seed * 25214903917 + 11) % 2 ** 48
    return (seed >> 17) % n
for n, m in ((10, 5), (50, 30), (100, 150)):
    pairs = [(rnd(n), rnd(n)) for _ in range(m)]
    d = DSU()
    for i in range(n):
        d.find(i)
    for p in pairs:
        d.union(*p)
    assert d.count == naive(n, pairs) == len(d.groups())
    print(n, m, d.count, max(map(len, d.groups())))
def percolate(n):
    d, open_, order = DSU(), set(), [(i, j) for i in range(n) for j in range(n)]
    for k in range(len(order) - 1, 0, -1):
        j = rnd(k + 1)
        order[k], order[j] = order[j], order[k]
    for count, (r, c) in enumerate(order, 1):
        open_.add((r, c))
        if r == 0:
            d.union((r, c), "top")
        if r == n - 1:
            d.union((r, c), "bottom")
        for q in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
            if q in open_:
                d.union((r, c), q)
        if d.find("top") == d.find("bottom"):
            return count
print([percolate(n) for n in (3, 5, 10, 20)])
def consistent(eqs):
    d = DSU()
    for a, op, b in eqs:
        if op == "==":
            d.union(a, b)
    return all(d.find(a) != d.find(b) for a, op, b in eqs if op == "!=")
print(consistent([("a", "==", "b"), ("b", "==", "c"), ("a", "!=", "d")]), consistent([("a", "==", "b"), ("b", "==", "c"), ("a", "!=", "c")]))
def maze(h, w):
    walls = [((r, c), q) for r in range(h) for c in range(w) for q in ((r + 1, c), (r, c + 1)) if q[0] < h and q[1] < w]
    for k in range(len(walls) - 1, 0, -1):
        j = rnd(k + 1)
        walls[k], walls[j] = walls[j], walls[k]
    d = DSU()
    passages = {(a, b) for a, b in walls if d.union(a, b)}
    yield "+" + "--+" * w
    for r in range(h):
        yield "|" + "".join("  " + (" " if ((r, c), (r, c + 1)) in passages else "|") for c in range(w))
        yield "+" + "".join(("  " if ((r, c), (r + 1, c)) in passages else "--") + "+" for c in range(w))
print("\n".join(maze(5, 8)))
def accounts_merge(accounts):
    d = DSU()
    owner = {}
    for name, first, *rest in accounts:
        owner[first] = name
        d.find(first)
        for m in rest:
            owner[m] = name
            d.union(first, m)
    return sorted([owner[g[0]]] + g for g in d.groups())
print(accounts_merge([("john", "j1", "j2"), ("john", "j3"), ("mary", "m1"), ("john", "j2", "j4")]))
def islands(rows):
    d = DSU()
    for r, row in enumerate(rows):
        for c, ch in enumerate(row):
            if ch == "#":
                d.find((r, c))
                for q in ((r - 1, c), (r, c - 1)):
                    if q in d.parent:
                        d.union((r, c), q)
    return d.count, max(map(len, d.groups()), default=0)
print(islands(["##..#", "#..##", "..#..", "#...#"]), islands(["...", "..."]))
