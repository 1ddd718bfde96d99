# games: tic-tac-toe by minimax, nim, connect four search, peg solitaire, tower of hanoi, word ladder, 15 puzzle
WINS = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]
memo = {}
def winner(b): return next((b[i] for i, j, k in WINS if b[i] != "." and b[i] == b[j] == b[k]), None)
def minimax(b, me):
    key = (b, me)
    if key not in memo:
        w = winner(b)
        if w:
            memo[key] = (1 if w == me else -1, None)
        elif "." not in b:
            memo[key] = (0, None)
        else:
            other = "O" if me == "X" else "X"
            memo[key] = max((-minimax(b[:i] + me + b[i + 1:], other)[0], -i) for i in range(9) if b[i] == ".")
            memo[key] = (memo[key][0], -memo[key][1])
    return memo[key]
print(minimax("." * 9, "X"), len(memo), minimax("XX.OO....", "X"), minimax("X...O...X", "O"), minimax("XO.......", "X"))
b, me, moves = "." * 9, "X", []
while not winner(b) and "." in b:
    i = minimax(b, me)[1]
    b, me = b[:i] + me + b[i + 1:], "O" if me == "X" else "X"
    moves.append(i)
print(b, moves, winner(b))
def nim(heaps):
    x = 0
    for h in heaps:
        x ^= h
    if x == 0:
        return None
    return next((i, h - (h ^ x)) for i, h in enumerate(heaps) if h ^ x < h)
print(nim([3, 4, 5]), nim([1, 1]), nim([7]), nim([2, 4, 6]))
def grundy(n, moves, cache={}):
    if n not in cache:
        seen = {grundy(n - m, moves) for m in moves if m <= n}
        cache[n] = next(i for i in range(len(seen) + 1) if i not in seen)
    return cache[n]
print([grundy(n, (1, 3, 4)) for n in range(16)])
def hanoi(n, a="a", b="b", c="c"):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield a + c
        yield from hanoi(n - 1, b, a, c)
def play(n):
    pegs = {"a": list(range(n, 0, -1)), "b": [], "c": []}
    for m in hanoi(n):
        d = pegs[m[0]].pop()
        assert not pegs[m[1]] or pegs[m[1]][-1] > d
        pegs[m[1]].append(d)
    return pegs
print(list(hanoi(3)), play(8)["c"], sum(1 for _ in hanoi(10)))
def ladder(start, goal, words):
    words, queue, prev = set(words) | {goal}, [start], {start: None}
    for w in queue:
        if w == goal:
            path = []
            while w:
                path.append(w)
                w = prev[w]
            return path[::-1]
        for i in range(len(w)):
            for c in "abcdefghijklmnopqrstuvwxyz":
                x = w[:i] + c + w[i + 1:]
                if x in words and x not in prev:
                    prev[x] = w
                    queue.append(x)
    return None
print(ladder("cold", "warm", "cord card ward worm word wore corm cold".split()), ladder("aaa", "zzz", []))
def puzzle(start):
    goal, n = "12345678.", 3
    dist = lambda s: sum(abs(i // n - (int(c) - 1) // n) + abs(i % n - (int(c) - 1) % n) for i, c in enumerate(s) if c != ".")
    def search(path, g, bound):
        s = path[-1]
        f = g + dist(s)
        if f > bound:
            return f
        if s == goal:
            return True
        best, i = 10 ** 9, s.index(".")
        for j in (i - n, i + n) + ((i - 1,) if i % n else ()) + ((i + 1,) if i % n < n - 1 else ()):
            if 0 <= j < n * n:
                l = list(s)
                l[i], l[j] = l[j], l[i]
                t = "".join(l)
                if t not in path:
                    path.append(t)
                    r = search(path, g + 1, bound)
                    if r is True:
                        return True
                    best = min(best, r)
                    path.pop()
        return best
    bound, path = dist(start), [start]
    while True:
        r = search(path, 0, bound)
        if r is True:
            return path
        bound = r
for s in ("12345678.", "1234567.8", "1234.6758", "413.26758"):
    p = puzzle(s)
    print(s, len(p) - 1, p[1:3])
def peg(board, left):
    if left == 1:
        return []
    for i in range(len(board)):
        for d in (1, -1):
            j, k = i + d, i + 2 * d
            if 0 <= k < len(board) and board[i] == board[j] == "o" and board[k] == ".":
                l = list(board)
                l[i], l[j], l[k] = ".", ".", "o"
                if (r := peg("".join(l), left - 1)) is not None:
                    return [(i, k)] + r
    return None
print(peg("oo.o", 3), peg("oo.", 2), peg("o.o", 2), peg("oooo.o", 5))
class C4:
    def __init__(self, w=7, h=6): self.cols, self.w, self.h = [""] * w, w, h
    def drop(self, c, who):
        if len(self.cols[c]) == self.h:
            raise ValueError("column %d is full" % c)
        self.cols[c] += who
        return self.won(c, len(self.cols[c]) - 1)
    def at(self, c, r): return self.cols[c][r:r + 1] if 0 <= c < self.w and r >= 0 else ""
    def won(self, c, r):
        who = self.at(c, r)
        return any(1 + sum(1 for s in (1, -1) for _ in self.run(c, r, dc * s, dr * s, who)) >= 4 for dc, dr in ((1, 0), (0, 1), (1, 1), (1, -1)))
    def run(self, c, r, dc, dr, who):
        while True:
            c, r = c + dc, r + dr
            if self.at(c, r) != who:
                return
            yield 1
    def __str__(self): return "\n".join("".join(col[r] if r < len(col) else "." for col in self.cols) for r in reversed(range(self.h)))
g = C4()
for n, c in enumerate([3, 3, 4, 4, 5, 5, 2]):
    if g.drop(c, "RY"[n % 2]):
        print("RY"[n % 2], "wins after", n + 1)
print(g)
h = C4(4, 2)
h.drop(0, "R"); h.drop(0, "Y")
try:
    h.drop(0, "R")
except ValueError as e:
    print(e)
