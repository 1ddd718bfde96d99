# set algorithms: sieve, connected components, cliques, closure, scheduling
n = 100
numbers = set(range(2, n))
primes = set()
while numbers:
    p = min(numbers)
    primes.add(p)
    numbers -= set(range(p, n, p))
print(sorted(primes), len(primes))
edges = [(1, 2), (2, 3), (4, 5), (6, 6), (7, 8), (8, 9), (9, 7)]
adj = {}
for a, b in edges:
    adj.setdefault(a, set()).add(b)
    adj.setdefault(b, set()).add(a)
def components(adj):
    left, out = set(adj), []
    while left:
        todo, comp = {min(left)}, set()
        while todo:
            v = todo.pop()
            comp.add(v)
            todo |= adj[v] - comp
        out.append(sorted(comp))
        left -= comp
    return out
print(components(adj))
g = {1: {2, 3, 4}, 2: {1, 3}, 3: {1, 2, 4}, 4: {1, 3, 5}, 5: {4}}
cliques = []
def bron(r, p, x):
    if not p and not x:
        cliques.append(sorted(r))
    for v in sorted(p):
        bron(r | {v}, p & g[v], x & g[v])
        p = p - {v}
        x = x | {v}
bron(set(), set(g), set())
print(sorted(cliques))
def closure(pairs):
    c = set(pairs)
    while True:
        new = {(a, d) for a, b in c for x, d in c if b == x} - c
        if not new:
            return c
        c |= new
print(sorted(closure({(1, 2), (2, 3), (3, 4)})), len(closure({(i, i + 1) for i in range(10)})))
def color(adj):
    out = {}
    for v in sorted(adj, key=lambda v: (-len(adj[v]), v)):
        used = {out[w] for w in adj[v] if w in out}
        out[v] = min(set(range(len(adj))) - used)
    return out
print(color(g), color({1: set()}))
def set_cover(universe, sets):
    left, chosen = set(universe), []
    while left:
        name = max(sorted(sets), key=lambda k: len(sets[k] & left))
        if not sets[name] & left:
            raise ValueError("cannot cover %s" % sorted(left))
        chosen.append(name)
        left -= sets[name]
    return chosen
print(set_cover(range(1, 6), {"a": {1, 2, 3}, "b": {2, 4}, "c": {3, 4}, "d": {4, 5}}))
try:
    set_cover({1, 9}, {"a": {1}})
except ValueError as e:
    print(e)
def nfa(transitions, start, accept, text):
    states = {start}
    for c in text:
        states = {t for s in states for t in transitions.get((s, c), ())}
    return bool(states & accept)
t = {(0, "a"): {0, 1}, (0, "b"): {0}, (1, "b"): {2}}
print([nfa(t, 0, {2}, w) for w in ("ab", "aab", "ba", "abab", "")])
def jaccard(a, b): return len(a & b) / len(a | b)
docs = ["the cat sat", "the cat ran", "a dog ran"]
words = [set(d.split()) for d in docs]
print([round(jaccard(x, y), 3) for i, x in enumerate(words) for y in words[i + 1:]], sorted(set.intersection(*words[:2])), sorted(set.union(*words)), sorted(words[0].union(*words[1:]) - words[2]))
def sudoku(s):
    grid = [int(c) for c in s]
    def free(i):
        r, c = divmod(i, 4)
        used = {grid[r * 4 + k] for k in range(4)} | {grid[k * 4 + c] for k in range(4)} | {grid[(r // 2 * 2 + a) * 4 + c // 2 * 2 + b] for a in (0, 1) for b in (0, 1)}
        return {1, 2, 3, 4} - used
    def solve():
        empty = [i for i in range(16) if not grid[i]]
        if not empty:
            return True
        i = min(empty, key=lambda i: len(free(i)))
        for v in sorted(free(i)):
            grid[i] = v
            if solve():
                return True
            grid[i] = 0
        return False
    return "".join(map(str, grid)) if solve() else None
print(sudoku("1000002003000004"), sudoku("1234000000000000"), sudoku("1100000000000000"))
def happy(n):
    seen = set()
    while n != 1 and n not in seen:
        seen.add(n)
        n = sum(int(d) ** 2 for d in str(n))
    return n == 1
print([n for n in range(1, 50) if happy(n)])
