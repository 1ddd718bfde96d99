# shortest paths: Dijkstra with an own heap, Bellman-Ford, Floyd-Warshall, A*
class Heap:
    def __init__(self): self.h, self.pos = [], {}
    def __len__(self): return len(self.h)
    def push(self, key, pri):
        if key in self.pos:
            i = self.pos[key]
            if pri >= self.h[i][0]:
                return False
            self.h[i] = (pri, key)
        else:
            i = len(self.h)
            self.h.append((pri, key))
        self._up(i)
        return True
    def pop(self):
        top, last = self.h[0], self.h.pop()
        del self.pos[top[1]]
        if self.h:
            self.h[0] = last
            self._down(0)
        return top
    def _set(self, i, item):
        self.h[i] = item
        self.pos[item[1]] = i
    def _up(self, i):
        item = self.h[i]
        while i and item < self.h[(i - 1) // 2]:
            self._set(i, self.h[(i - 1) // 2])
            i = (i - 1) // 2
        self._set(i, item)
    def _down(self, i):
        item, n = self.h[i], len(self.h)
        while (c := 2 * i + 1) < n:
            if c + 1 < n and self.h[c + 1] < self.h[c]:
                c += 1
            if item <= self.h[c]:
                break
            self._set(i, self.h[c])
            i = c
        self._set(i, item)
h = Heap()
for x in (5, 3, 8, 1, 9, 2):
    h.push("n%d" % x, x)
h.push("n9", 0); h.push("n1", 7)
print([h.pop() for _ in range(len(h))])
def dijkstra(g, src):
    dist, prev, heap = {src: 0}, {}, Heap()
    heap.push(src, 0)
    while heap:
        d, u = heap.pop()
        for v, w in g.get(u, {}).items():
            if d + w < dist.get(v, float("inf")):
                dist[v], prev[v] = d + w, u
                heap.push(v, d + w)
    return dist, prev
def path(prev, t):
    out = [t]
    while out[-1] in prev:
        out.append(prev[out[-1]])
    return out[::-1]
g = {"a": {"b": 7, "c": 9, "f": 14}, "b": {"c": 10, "d": 15}, "c": {"d": 11, "f": 2}, "d": {"e": 6}, "f": {"e": 9}}
dist, prev = dijkstra(g, "a")
print(dist, path(prev, "e"), path(prev, "d"), path(prev, "zz"))
def bellman(edges, src):
    nodes = {x for u, v, _ in edges for x in (u, v)}
    dist = {src: 0}
    for _ in range(len(nodes) - 1):
        for u, v, w in edges:
            if u in dist and dist[u] + w < dist.get(v, float("inf")):
                dist[v] = dist[u] + w
    for u, v, w in edges:
        if u in dist and dist[u] + w < dist[v]:
            raise ValueError("negative cycle through %s" % v)
    return dist
edges = [(u, v, w) for u, vs in g.items() for v, w in vs.items()]
print(bellman(edges, "a") == dist, bellman([("s", "t", 4), ("s", "u", 5), ("u", "t", -3)], "s"))
try:
    bellman([("a", "b", 1), ("b", "c", -3), ("c", "a", 1)], "a")
except ValueError as e:
    print(e)
def floyd(g):
    nodes = sorted({*g, *(v for vs in g.values() for v in vs)})
    inf = float("inf")
    d = {(u, v): 0 if u == v else g.get(u, {}).get(v, inf) for u in nodes for v in nodes}
    for k in nodes:
        for i in nodes:
            for j in nodes:
                d[i, j] = min(d[i, j], d[i, k] + d[k, j])
    return d
d = floyd(g)
print({v: d["a", v] for v in "abcdef"} == {v: dist[v] for v in "abcdef"}, d["e", "a"], d["b", "e"], max(x for x in d.values() if x != float("inf")))
maze = ["S.#.....", "..#.###.", "#....#..", "..##.#.#", "#.....#.", "..#.#..E"]
def astar(maze):
    find = lambda ch: next((r, row.index(ch)) for r, row in enumerate(maze) if ch in row)
    s, t = find("S"), find("E")
    guess = lambda p: abs(p[0] - t[0]) + abs(p[1] - t[1])
    cost, prev, heap, seen = {s: 0}, {}, Heap(), 0
    heap.push(s, guess(s))
    while heap:
        _, p = heap.pop()
        seen += 1
        if p == t:
            return path(prev, t), seen
        for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0)):
            q = r, c = p[0] + dr, p[1] + dc
            if 0 <= r < len(maze) and 0 <= c < len(maze[0]) and maze[r][c] != "#" and cost[p] + 1 < cost.get(q, 10 ** 9):
                cost[q], prev[q] = cost[p] + 1, p
                heap.push(q, cost[q] + guess(q))
    return None, seen
p, seen = astar(maze)
print(len(p) - 1, seen)
print("\n".join("".join("*" if (r, c) in p[1:-1] else ch for c, ch in enumerate(row)) for r, row in enumerate(maze)))
print(astar(["S#", "#E"])[0])
grid = {(r, c): {} for r in range(12) for c in range(12)}
for r, c in grid:
    for q in ((r + 1, c), (r, c + 1)):
        if q in grid:
            w = (r * 7 + c * 13 + q[0] * 3 + q[1]) % 9 + 1
            grid[r, c][q] = grid[q][r, c] = w
dd, pp = dijkstra(grid, (0, 0))
print(dd[11, 11], len(path(pp, (11, 11))), sum(dd.values()), max(dd, key=lambda k: (dd[k], k)))
