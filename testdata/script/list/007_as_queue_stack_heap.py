# lists as stack, queue, heap, ring and sparse structure
def heappush(h, x):
    h.append(x)
    i = len(h) - 1
    while i and h[(i - 1) // 2] > h[i]:
        h[i], h[(i - 1) // 2] = h[(i - 1) // 2], h[i]
        i = (i - 1) // 2
def heappop(h):
    last = h.pop()
    if not h:
        return last
    top, h[0] = h[0], last
    i, n = 0, len(h)
    while True:
        k = min((j for j in (i, 2 * i + 1, 2 * i + 2) if j < n), key=lambda j: h[j])
        if k == i:
            return top
        h[i], h[k] = h[k], h[i]
        i = k
h = []
for x in (5, 3, 8, 1, 9, 2, 7, 3):
    heappush(h, x)
print(h, [heappop(h) for _ in range(8)], h)
def rpn(s):
    st = []
    for t in s.split():
        if t in "+-*/":
            b, a = st.pop(), st.pop()
            st.append({"+": a + b, "-": a - b, "*": a * b, "/": a // b if b else None}[t])
        else:
            st.append(int(t))
    return st
print(rpn("3 4 + 2 *"), rpn("5 1 2 + 4 * + 3 -"), rpn(""))
try:
    rpn("1 +")
except IndexError as e:
    print(e)
class Ring:
    def __init__(self, n): self.buf, self.i, self.full = [None] * n, 0, False
    def add(self, x):
        self.buf[self.i] = x
        self.i = (self.i + 1) % len(self.buf)
        self.full |= self.i == 0
    def items(self): return self.buf[self.i:] + self.buf[:self.i] if self.full else self.buf[:self.i]
r = Ring(3)
for x in "abcde":
    r.add(x)
    print(r.items(), end=" ")
print()
def josephus(n, k):
    ring, i, out = list(range(1, n + 1)), 0, []
    while ring:
        i = (i + k - 1) % len(ring)
        out.append(ring.pop(i))
    return out
print(josephus(7, 3), josephus(1, 5), josephus(10, 2)[-1])
def bfs(grid, start, goal):
    queue, seen = [(start, 0)], {start}
    while queue:
        (r, c), d = queue.pop(0)
        if (r, c) == goal:
            return d
        for nr, nc in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
            if 0 <= nr < len(grid) and 0 <= nc < len(grid[0]) and grid[nr][nc] != "#" and (nr, nc) not in seen:
                seen.add((nr, nc))
                queue.append(((nr, nc), d + 1))
grid = ["..#.", ".#..", "....", "#.#."]
print(bfs(grid, (0, 0), (0, 3)), bfs(["#.", ".#"], (0, 1), (1, 0)))
def rotate(l, k):
    k %= len(l) or 1
    return l[-k:] + l[:-k] if k else l[:]
print(rotate([1, 2, 3, 4], 1), rotate([1, 2, 3], -1), rotate([], 3), rotate([1, 2], 4))
def flatten(l): return [y for x in l for y in (flatten(x) if isinstance(x, list) else [x])]
print(flatten([1, [2, [3, [4]], []], 5]))
def merge(a, b):
    out = []
    while a and b:
        out.append((a if a[0] <= b[0] else b).pop(0))
    return out + a + b
print(merge([1, 4, 6], [2, 3, 9]), [sum(x) for x in zip(*[[1, 2], [3, 4]])], list(map(list, zip([1, 2], [3, 4]))))
def spiral(m):
    out = []
    while m:
        out += m.pop(0)
        m = [list(r) for r in zip(*m)][::-1]
    return out
print(spiral([[1, 2, 3], [4, 5, 6], [7, 8, 9]]), spiral([[1]]), spiral([]))
def chunk(l, n): return [l[i:i + n] for i in range(0, len(l), n)]
print(chunk(list(range(7)), 3), [l[0] for l in chunk("abcdef", 2)])
