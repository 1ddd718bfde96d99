# counting, grouping, inverting, indexes, caches
text = "it was the best of times it was the worst of times"
counts = {}
for w in text.split():
    counts[w] = counts.get(w, 0) + 1
print(counts, max(counts, key=counts.get), sorted(counts.items(), key=lambda p: (-p[1], p[0]))[:3])
index = {}
for i, w in enumerate(text.split()):
    index.setdefault(w, []).append(i)
print(index)
by_len = {}
for w in counts:
    by_len.setdefault(len(w), set()).add(w)
print({k: sorted(v) for k, v in sorted(by_len.items())})
letters = {}
for c in text.replace(" ", ""):
    letters[c] = letters.setdefault(c, 0) + 1
print(sorted(letters.items(), key=lambda p: -p[1])[:4], sum(letters.values()))
def invert(d):
    out = {}
    for k, v in d.items():
        out.setdefault(v, []).append(k)
    return out
print(invert(counts))
def memo(f):
    cache = {}
    def g(*a):
        if a not in cache:
            cache[a] = f(*a)
        return cache[a]
    g.cache = cache
    return g
@memo
def paths(r, c): return 1 if r == 0 or c == 0 else paths(r - 1, c) + paths(r, c - 1)
print(paths(16, 16), len(paths.cache), paths.cache[2, 3])
table = [{"id": 1, "team": "a", "pts": 5}, {"id": 2, "team": "b", "pts": 7}, {"id": 3, "team": "a", "pts": 2}]
print({r["id"]: r for r in table}[2]["pts"], {t: sum(r["pts"] for r in table if r["team"] == t) for t in dict.fromkeys(r["team"] for r in table)}, sorted(table, key=lambda r: r["pts"])[0]["id"], [{**r, "pts": r["pts"] * 2} for r in table][0], [r | {"seen": True} for r in table][-1])
teams = {"a": "Ants", "b": "Bees"}
print([(r["id"], teams[r["team"]]) for r in table], {k: [r["id"] for r in table if r["team"] == k] for k in teams})
graph = {"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}
def topo(g):
    indeg = {n: 0 for n in g}
    for ns in g.values():
        for n in ns:
            indeg[n] += 1
    ready, out = [n for n in g if not indeg[n]], []
    while ready:
        n = ready.pop(0)
        out.append(n)
        for m in g[n]:
            indeg[m] -= 1
            if not indeg[m]:
                ready.append(m)
    return out
print(topo(graph), {n: [m for m in graph if n in graph[m]] for n in graph})
def two_sum(l, t):
    seen = {}
    for i, x in enumerate(l):
        if t - x in seen:
            return seen[t - x], i
        seen[x] = i
print(two_sum([2, 7, 11, 15], 9), two_sum([3, 3], 6), two_sum([1], 2))
def longest_unique(s):
    last, start, best = {}, 0, ""
    for i, c in enumerate(s):
        if last.get(c, -1) >= start:
            start = last[c] + 1
        last[c] = i
        best = max(best, s[start:i + 1], key=len)
    return best
print(longest_unique("abcabcbb"), longest_unique("pwwkew"), longest_unique(""))
switch = {"+": lambda a, b: a + b, "-": lambda a, b: a - b}
print([switch.get(op, lambda a, b: "unknown " + op)(6, 3) for op in "+-*"])
sparse = {(0, 0): 1, (5, 5): 2}
print([[sparse.get((r, c), 0) for c in range(0, 6, 5)] for r in range(0, 6, 5)], sum(sparse.values()))
mode = max(set(text), key=lambda c: (text.count(c), c))
print(repr(mode), {k: v for k, v in counts.items() if v > 1}, dict(list(counts.items())[:2]), dict(zip(counts, range(3))))
