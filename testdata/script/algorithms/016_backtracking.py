# backtracking: queens, sudoku, subset sum, knight's tour, exact cover, cryptarithm
def queens(n):
    def go(row, cols, d1, d2):
        if row == n:
            yield ()
        for c in range(n):
            if c not in cols and row + c not in d1 and row - c not in d2:
                for rest in go(row + 1, cols | {c}, d1 | {row + c}, d2 | {row - c}):
                    yield (c,) + rest
    return go(0, frozenset(), frozenset(), frozenset())
print([sum(1 for _ in queens(n)) for n in range(1, 8)], next(queens(8)))
for c in next(queens(6)):
    print("." * c + "Q" + "." * (5 - c))
def sudoku(s):
    grid = {(i // 9, i % 9): set(ch if ch != "." else "123456789") for i, ch in enumerate(s)}
    peers = {p: {q for q in grid if q != p and (q[0] == p[0] or q[1] == p[1] or (q[0] // 3, q[1] // 3) == (p[0] // 3, p[1] // 3))} for p in grid}
    def assign(g, p, v):
        g[p] = {v}
        for q in peers[p]:
            if v in g[q]:
                g[q] = g[q] - {v}
                if not g[q]:
                    return False
                if len(g[q]) == 1 and not assign(g, q, *g[q]):
                    return False
        return True
    def start():
        g = {p: set("123456789") for p in grid}
        for p, vals in grid.items():
            if len(vals) == 1 and not assign(g, p, *vals):
                return None
        return g
    def solve(g):
        if g is None:
            return None
        p = min((p for p in g if len(g[p]) > 1), key=lambda p: (len(g[p]), p), default=None)
        if p is None:
            return g
        for v in sorted(g[p]):
            h = dict(g)
            if assign(h, p, v) and (r := solve(h)):
                return r
        return None
    r = solve(start())
    return "".join("".join(r[i, j]) for i in range(9) for j in range(9)) if r else None
s = sudoku("53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79")
for i in range(0, 81, 9):
    print(s[i:i + 9])
print(sudoku("55" + "." * 79))
def subset_sum(nums, target):
    nums = sorted(nums, reverse=True)
    def go(i, left):
        if left == 0:
            yield []
            return
        for j in range(i, len(nums)):
            if nums[j] <= left:
                for rest in go(j + 1, left - nums[j]):
                    yield [nums[j]] + rest
    return list(go(0, target))
print(subset_sum([3, 34, 4, 12, 5, 2], 9), subset_sum([1, 2, 3, 4, 5], 7), subset_sum([5, 10], 3))
def knight(n, start=(0, 0)):
    moves = [(1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2)]
    board = {start: 1}
    def options(p): return [(p[0] + a, p[1] + b) for a, b in moves if 0 <= p[0] + a < n and 0 <= p[1] + b < n and (p[0] + a, p[1] + b) not in board]
    def go(p, k):
        if k == n * n:
            return True
        for q in sorted(options(p), key=lambda q: (len(options(q)), q)):
            board[q] = k + 1
            if go(q, k + 1):
                return True
            del board[q]
        return False
    return board if go(start, 1) else None
b = knight(6)
for r in range(6):
    print(" ".join("%2d" % b[r, c] for c in range(6)))
print(knight(3), knight(1))
def exact_cover(rows, columns):
    if not columns:
        yield []
        return
    c = min(columns, key=lambda c: (sum(c in r for r in rows.values()), c))
    for name in sorted(rows):
        if c in rows[name]:
            left = {n: r for n, r in rows.items() if not r & rows[name]}
            for rest in exact_cover(left, columns - rows[name]):
                yield [name] + rest
rows = {"A": {1, 4, 7}, "B": {1, 4}, "C": {4, 5, 7}, "D": {3, 5, 6}, "E": {2, 3, 6, 7}, "F": {2, 7}}
print(list(exact_cover(rows, set(range(1, 8)))))
def dominoes(h, w):
    cells = frozenset((r, c) for r in range(h) for c in range(w))
    memo = {}
    def go(left):
        if not left:
            return 1
        if left not in memo:
            p = min(left)
            memo[left] = sum(go(left - {p, q}) for q in ((p[0] + 1, p[1]), (p[0], p[1] + 1)) if q in left)
        return memo[left]
    return go(cells)
print([dominoes(2, n) for n in range(1, 8)], dominoes(3, 4), dominoes(3, 3), dominoes(4, 4))
def crypt(a, b, total):
    letters = sorted(set(a + b + total))
    lead = {a[0], b[0], total[0]}
    def go(i, env, carry):
        if i == len(total):
            if carry == 0:
                yield dict(env)
            return
        col = [w[-1 - i] for w in (a, b) if i < len(w)]
        def fill(k, env, s):
            if k == len(col):
                t = total[-1 - i]
                v = s % 10
                if env.get(t, v) == v and (t in env or v not in env.values()) and not (v == 0 and t in lead):
                    yield from go(i + 1, {**env, t: v}, s // 10)
                return
            c = col[k]
            for v in [env[c]] if c in env else [v for v in range(10) if v not in env.values() and not (v == 0 and c in lead)]:
                yield from fill(k + 1, {**env, c: v}, s + v)
        yield from fill(0, env, carry)
    return list(go(0, {}, 0))
sol = crypt("send", "more", "money")
print(len(sol), sorted(sol[0].items()), len(crypt("to", "go", "out")))
def parens(n):
    def go(s, o, c):
        if len(s) == 2 * n:
            yield s
        if o < n:
            yield from go(s + "(", o + 1, c)
        if c < o:
            yield from go(s + ")", o, c + 1)
    return go("", 0, 0)
print(list(parens(3)), [sum(1 for _ in parens(n)) for n in range(8)])
