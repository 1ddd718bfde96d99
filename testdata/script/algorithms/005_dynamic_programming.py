# dynamic programming: knapsack, LCS, alignment, matrix chain, optimal search tree, palindromes
from functools import lru_cache
def knapsack(cap, items):
    @lru_cache(None)
    def best(i, c):
        if i == len(items):
            return 0, ()
        name, w, v = items[i]
        skip = best(i + 1, c)
        if w > c:
            return skip
        tv, tn = best(i + 1, c - w)
        return max(skip, (tv + v, (name,) + tn), key=lambda r: r[0])
    return best(0, cap)
print(knapsack(50, (("a", 10, 60), ("b", 20, 100), ("c", 30, 120))), knapsack(0, (("x", 1, 1),)), knapsack(10, (("x", 5, 10), ("y", 4, 40), ("z", 6, 30), ("w", 3, 50))))
def lcs(a, b):
    t = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a, 1):
        for j, y in enumerate(b, 1):
            t[i][j] = t[i - 1][j - 1] + 1 if x == y else max(t[i - 1][j], t[i][j - 1])
    out, i, j = [], len(a), len(b)
    while i and j:
        if a[i - 1] == b[j - 1]:
            out.append(a[i - 1])
            i, j = i - 1, j - 1
        elif t[i - 1][j] >= t[i][j - 1]:
            i -= 1
        else:
            j -= 1
    return "".join(reversed(out))
print(lcs("AGGTAB", "GXTXAYB"), lcs("nematode knowledge", "empty bottle"), repr(lcs("abc", "xyz")))
def align(a, b, gap=-1):
    n, m = len(a), len(b)
    s = {(0, 0): (0, None)}
    for i in range(n + 1):
        for j in range(m + 1):
            opts = []
            if i and j:
                opts.append((s[i - 1, j - 1][0] + (1 if a[i - 1] == b[j - 1] else -1), (1, 1)))
            if i:
                opts.append((s[i - 1, j][0] + gap, (1, 0)))
            if j:
                opts.append((s[i, j - 1][0] + gap, (0, 1)))
            if opts:
                s[i, j] = max(opts)
    x, y, i, j = "", "", n, m
    while i or j:
        di, dj = s[i, j][1]
        x = (a[i - 1] if di else "-") + x
        y = (b[j - 1] if dj else "-") + y
        i, j = i - di, j - dj
    return s[n, m][0], x, y
print(*align("GATTACA", "GCATGCU"), sep="\n")
def chain(dims):
    @lru_cache(None)
    def cost(i, j):
        if i == j:
            return 0, "M%d" % i
        return min((cost(i, k)[0] + cost(k + 1, j)[0] + dims[i] * dims[k + 1] * dims[j + 1], "(%s %s)" % (cost(i, k)[1], cost(k + 1, j)[1])) for k in range(i, j))
    return cost(0, len(dims) - 2)
print(chain((40, 20, 30, 10, 30)), chain((10, 20, 30)))
def palindromes(s):
    n = len(s)
    pal = {(i, j) for i in range(n) for j in (i, i + 1) if j <= n}
    for size in range(2, n + 1):
        for i in range(n - size + 1):
            if s[i] == s[i + size - 1] and (i + 1, i + size - 1) in pal:
                pal.add((i, i + size))
    cuts = [0] * (n + 1)
    for j in range(1, n + 1):
        cuts[j] = min(cuts[i] + 1 for i in range(j) if (i, j) in pal)
    return cuts[n], sum(j > i for i, j in pal), max((j - i, s[i:j]) for i, j in pal)[1]
print(palindromes("ababbbabbababa"), palindromes("racecar"), palindromes("abc"))
def stairs(n, steps=(1, 2, 3)):
    ways = [1]
    for i in range(1, n + 1):
        ways.append(sum(ways[i - s] for s in steps if s <= i))
    return ways[n]
def partitions(n):
    p = [1] + [0] * n
    for k in range(1, n + 1):
        for i in range(k, n + 1):
            p[i] += p[i - k]
    return p[n]
def bell(n):
    row = [1]
    for _ in range(n):
        new = [row[-1]]
        for x in row:
            new.append(new[-1] + x)
        row = new
    return row[0]
print(stairs(10), stairs(80), partitions(100), [bell(n) for n in range(10)], partitions(0))
def egg(floors, eggs):
    t = [0] * (eggs + 1)
    n = 0
    while t[eggs] < floors:
        n += 1
        for k in range(eggs, 0, -1):
            t[k] += t[k - 1] + 1
    return n
print(egg(100, 2), egg(1000, 3), egg(1, 1), egg(36, 2))
def breakup(s, words):
    @lru_cache(None)
    def go(i):
        if i == len(s):
            return [[]]
        return [[w] + rest for w in words if s.startswith(w, i) for rest in go(i + len(w))]
    return [" ".join(w) for w in go(0)]
print(breakup("catsanddog", ("cat", "cats", "and", "sand", "dog")), breakup("abc", ("a", "b")))
def grid_paths(g):
    h, w = len(g), len(g[0])
    n = [[0] * w for _ in range(h)]
    for i in range(h):
        for j in range(w):
            if g[i][j] == "#":
                continue
            n[i][j] = 1 if i == j == 0 else (n[i - 1][j] if i else 0) + (n[i][j - 1] if j else 0)
    return n[-1][-1]
print(grid_paths(["....", ".#..", "..#.", "...."]), grid_paths(["." * 12] * 12), grid_paths([".#", "#."]))
