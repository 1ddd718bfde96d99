# cellular automata: life on sets and grids, rule 30, rule 110, ant, forest fire
class Life:
    def __init__(self, text, r=0, c=0): self.cells = {(r + i, c + j) for i, row in enumerate(text.split("\n")) for j, ch in enumerate(row) if ch == "#"}
    def step(self):
        near = {}
        for r, c in self.cells:
            for dr in (-1, 0, 1):
                for dc in (-1, 0, 1):
                    near[r + dr, c + dc] = near.get((r + dr, c + dc), 0) + (dr != 0 or dc != 0)
        self.cells = {p for p, n in near.items() if n == 3 or n == 2 and p in self.cells}
        return self
    def show(self, h, w): return "\n".join("".join("#" if (r, c) in self.cells else "." for c in range(w)) for r in range(h))
    def normal(self):
        if not self.cells:
            return frozenset()
        r0, c0 = min(r for r, _ in self.cells), min(c for _, c in self.cells)
        return frozenset((r - r0, c - c0) for r, c in self.cells)
    def period(self, limit=100):
        seen = {}
        for n in range(limit):
            k = self.normal()
            if k in seen:
                return n - seen[k], seen[k]
            seen[k] = n
            self.step()
glider = Life(".#.\n..#\n###")
for _ in range(8):
    glider.step()
print(glider.show(6, 6), len(glider.cells))
for name, text in (("block", "##\n##"), ("blinker", "###"), ("toad", ".###\n###."), ("beacon", "##..\n##..\n..##\n..##"), ("glider", ".#.\n..#\n###"), ("dies", "#..\n.#."), ("pulsar seed", "#####\n#...#"), ("r pentomino", ".##\n##.\n.#.")):
    l = Life(text)
    print(name, l.period(60), len(l.cells))
def rule(n, width, steps, start=None):
    row = start or [int(i == width // 2) for i in range(width)]
    for _ in range(steps):
        yield "".join(" #"[x] for x in row)
        row = [n >> (row[i - 1] * 4 + row[i] * 2 + row[(i + 1) % width]) & 1 for i in range(width)]
print("\n".join(r.rstrip() for r in rule(30, 31, 12)))
print("\n".join(r.rstrip() for r in rule(90, 31, 8)))
print(sum(r.count("#") for r in rule(110, 40, 40, [0] * 39 + [1])))
def ant(steps):
    black, r, c, dr, dc = set(), 0, 0, -1, 0
    for _ in range(steps):
        if (r, c) in black:
            black.discard((r, c))
            dr, dc = -dc, dr
        else:
            black.add((r, c))
            dr, dc = dc, -dr
        r, c = r + dr, c + dc
    return len(black), (r, c)
print([ant(n) for n in (1, 10, 100, 1000, 11000)])
def wireworld(grid):
    h, w = len(grid), len(grid[0])
    def nxt(i, j):
        match grid[i][j]:
            case "H": return "t"
            case "t": return "."
            case ".":
                heads = sum(grid[a][b] == "H" for a in range(max(0, i - 1), min(h, i + 2)) for b in range(max(0, j - 1), min(w, j + 2)))
                return "H" if heads in (1, 2) else "."
        return " "
    return ["".join(nxt(i, j) for j in range(w)) for i in range(h)]
g = ["tH......", "        "]
for _ in range(4):
    print(g[0])
    g = wireworld(g)
class Rng:
    x = 7
    def __call__(self, n):
        self.x = self.x * 69069 + 1 & 0xffffffff
        return (self.x >> 16) % n
rng = Rng()
forest = [["T" if rng(10) < 6 else "." for _ in range(24)] for _ in range(10)]
forest[5][0] = "F"
for i in range(10):
    if forest[i][0] == "T":
        forest[i][0] = "F"
steps = 0
while any("F" in row for row in forest):
    forest = [["." if c == "F" else "F" if c == "T" and any(0 <= i + a < 10 and 0 <= j + b < 24 and forest[i + a][j + b] == "F" for a, b in ((0, 1), (1, 0), (0, -1), (-1, 0))) else c for j, c in enumerate(row)] for i, row in enumerate(forest)]
    steps += 1
print(steps, sum(row.count("T") for row in forest))
