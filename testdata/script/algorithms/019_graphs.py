# graph algorithms: topological order, strongly connected components, bridges, flow, matching, cycles
g = {"shirt": ["tie", "belt"], "tie": ["jacket"], "trousers": ["shoes", "belt"], "belt": ["jacket"], "socks": ["shoes"], "shoes": [], "jacket": []}
def topo(g):
    state, out = {}, []
    def visit(v, path):
        if state.get(v) == "done":
            return
        if state.get(v) == "open":
            raise ValueError("cycle " + " -> ".join(path[path.index(v):] + [v]))
        state[v] = "open"
        for w in g.get(v, ()):
            visit(w, path + [v])
        state[v] = "done"
        out.append(v)
    for v in g:
        visit(v, [])
    return out[::-1]
order = topo(g)
print(order, all(order.index(a) < order.index(b) for a in g for b in g[a]))
try:
    topo({"a": ["b"], "b": ["c"], "c": ["b"]})
except ValueError as e:
    print(e)
def scc(g):
    index, low, stack, on, out = {}, {}, [], set(), []
    def connect(v):
        index[v] = low[v] = len(index)
        stack.append(v)
        on.add(v)
        for w in g.get(v, ()):
            if w not in index:
                connect(w)
                low[v] = min(low[v], low[w])
            elif w in on:
                low[v] = min(low[v], index[w])
        if low[v] == index[v]:
            comp = []
            while True:
                w = stack.pop()
                on.discard(w)
                comp.append(w)
                if w == v:
                    break
            out.append(sorted(comp))
    for v in sorted(g):
        if v not in index:
            connect(v)
    return out
print(scc({1: [2], 2: [3], 3: [1], 4: [2, 3, 5], 5: [4, 6], 6: [3, 7], 7: [6], 8: [5, 7, 8]}))
def bridges(edges):
    adj = {}
    for a, b in edges:
        adj.setdefault(a, []).append(b)
        adj.setdefault(b, []).append(a)
    order, low, out, cut = {}, {}, [], set()
    def dfs(v, parent):
        order[v] = low[v] = len(order)
        kids = 0
        for w in adj[v]:
            if w not in order:
                kids += 1
                dfs(w, v)
                low[v] = min(low[v], low[w])
                if low[w] > order[v]:
                    out.append(tuple(sorted((v, w))))
                if parent is not None and low[w] >= order[v]:
                    cut.add(v)
            elif w != parent:
                low[v] = min(low[v], order[w])
        if parent is None and kids > 1:
            cut.add(v)
    for v in sorted(adj):
        if v not in order:
            dfs(v, None)
    return sorted(out), sorted(cut)
print(bridges([(1, 2), (2, 3), (3, 1), (3, 4), (4, 5), (5, 6), (6, 4), (7, 8)]))
def max_flow(cap, s, t):
    res = {u: dict(vs) for u, vs in cap.items()}
    for u in cap:
        for v in cap[u]:
            res.setdefault(v, {}).setdefault(u, 0)
    flow = 0
    while True:
        prev, queue = {s: None}, [s]
        for u in queue:
            for v in sorted(res[u]):
                if v not in prev and res[u][v] > 0:
                    prev[v] = u
                    queue.append(v)
        if t not in prev:
            cut = sorted((u, v) for u in cap for v in cap[u] if u in prev and v not in prev)
            return flow, cut
        path, v = [], t
        while prev[v] is not None:
            path.append((prev[v], v))
            v = prev[v]
        f = min(res[u][v] for u, v in path)
        for u, v in path:
            res[u][v] -= f
            res[v][u] += f
        flow += f
net = {"s": {"a": 16, "c": 13}, "a": {"b": 12}, "c": {"a": 4, "d": 14}, "b": {"c": 9, "t": 20}, "d": {"b": 7, "t": 4}, "t": {}}
print(max_flow(net, "s", "t"))
def matching(likes):
    match = {}
    def try_(p, seen):
        for q in likes[p]:
            if q not in seen:
                seen.add(q)
                if q not in match or try_(match[q], seen):
                    match[q] = p
                    return True
        return False
    n = sum(try_(p, set()) for p in sorted(likes))
    return n, sorted((p, q) for q, p in match.items())
print(matching({"a": [1, 2], "b": [1], "c": [2, 3], "d": [3]}))
def euler(edges):
    adj = {}
    for i, (a, b) in enumerate(edges):
        adj.setdefault(a, []).append((b, i))
        adj.setdefault(b, []).append((a, i))
    odd = sorted(v for v in adj if len(adj[v]) % 2)
    if len(odd) > 2:
        return None
    used, stack, out = set(), [odd[0] if odd else min(adj)], []
    while stack:
        v = stack[-1]
        while adj[v] and adj[v][-1][1] in used:
            adj[v].pop()
        if adj[v]:
            w, i = adj[v].pop()
            used.add(i)
            stack.append(w)
        else:
            out.append(stack.pop())
    return out
print(euler([(1, 2), (2, 3), (3, 1)]), euler([(1, 2), (2, 3), (3, 4), (4, 1), (1, 3)]), euler([(0, 1), (0, 2), (0, 3)]))
def bipartite(adj):
    color = {}
    for s in sorted(adj):
        if s in color:
            continue
        color[s], queue = 0, [s]
        for v in queue:
            for w in adj[v]:
                if w not in color:
                    color[w] = 1 - color[v]
                    queue.append(w)
                elif color[w] == color[v]:
                    return None
    return [sorted(v for v in color if color[v] == c) for c in (0, 1)]
print(bipartite({1: [2, 4], 2: [1, 3], 3: [2, 4], 4: [3, 1]}), bipartite({1: [2, 3], 2: [1, 3], 3: [1, 2]}))
def hamilton(adj, n):
    best = {(1, 0): [0]}
    for mask in range(1, 1 << n):
        for last in range(n):
            if (mask, last) in best:
                for nxt in adj[last]:
                    if not mask >> nxt & 1:
                        best.setdefault((mask | 1 << nxt, nxt), best[mask, last] + [nxt])
    return next((p for (m, l), p in sorted(best.items()) if m == (1 << n) - 1 and 0 in adj[l]), None)
cube = {i: [i ^ 1, i ^ 2, i ^ 4] for i in range(8)}
print(hamilton(cube, 8), hamilton({0: [1], 1: [0, 2], 2: [1]}, 3))
def pagerank(links, steps=30, d=0.85):
    n = len(links)
    r = {p: 1 / n for p in links}
    for _ in range(steps):
        r = {p: (1 - d) / n + d * sum(r[q] / len(links[q]) for q in sorted(links) if p in links[q]) for p in links}
    return {p: round(x, 4) for p, x in r.items()}
print(pagerank({"a": ["b", "c"], "b": ["c"], "c": ["a"], "d": ["c"]}))
def levels(g, root):
    out, seen = [[root]], {root}
    while out[-1]:
        out.append([w for v in out[-1] for w in g[v] if not (w in seen or seen.add(w))])
    return out[:-1]
print(levels(cube, 0), levels({1: []}, 1), max(len(levels(cube, v)) for v in cube))
