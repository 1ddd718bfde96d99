# matrices as lists of lists: determinant, inverse, transposition, life, convolution
def det(m):
    n, m, sign = len(m), [r[:] for r in m], 1
    prev = 1
    for k in range(n - 1):
        if m[k][k] == 0:
            for r in range(k + 1, n):
                if m[r][k]:
                    m[k], m[r], sign = m[r], m[k], -sign
                    break
            else:
                return 0
        for i in range(k + 1, n):
            for j in range(k + 1, n):
                m[i][j] = (m[i][j] * m[k][k] - m[i][k] * m[k][j]) // prev
        prev = m[k][k]
    return sign * m[-1][-1]
def mul(a, b): return [[sum(x * y for x, y in zip(r, c)) for c in zip(*b)] for r in a]
def identity(n): return [[int(i == j) for j in range(n)] for i in range(n)]
def power(m, e):
    r = identity(len(m))
    while e:
        if e & 1:
            r = mul(r, m)
        m, e = mul(m, m), e >> 1
    return r
print(det([[2, 0], [0, 3]]), det([[1, 2], [2, 4]]), det([[0, 1], [1, 0]]), det([[6, 1, 1], [4, -2, 5], [2, 8, 7]]), det([[i ** j for j in range(5)] for i in range(1, 6)]))
print(mul([[1, 2], [3, 4]], [[5, 6], [7, 8]]), mul([[1, 2, 3]], [[1], [1], [1]]), power([[1, 1], [1, 0]], 90)[0][1], power([[2]], 100))
def transpose(m): return [list(r) for r in zip(*m)]
def rotate(m): return [list(r) for r in zip(*m[::-1])]
m = [[1, 2, 3], [4, 5, 6]]
print(transpose(m), rotate(m), rotate(rotate(rotate(rotate(m)))) == m, [r[::-1] for r in m], [[m[i][j] for i in range(2)] for j in range(3)])
def life(g):
    h, w = len(g), len(g[0])
    def n(i, j): return sum(g[(i + a) % h][(j + b) % w] for a in (-1, 0, 1) for b in (-1, 0, 1) if a or b)
    return [[int(n(i, j) == 3 or g[i][j] and n(i, j) == 2) for j in range(w)] for i in range(h)]
g = [[0] * 6 for _ in range(6)]
for i, j in ((0, 1), (1, 2), (2, 0), (2, 1), (2, 2)):
    g[i][j] = 1
for _ in range(4):
    g = life(g)
print("\n".join("".join(".#"[x] for x in r) for r in g))
def pascal(n):
    rows = [[1]]
    for _ in range(n - 1):
        rows.append([a + b for a, b in zip([0] + rows[-1], rows[-1] + [0])])
    return rows
print(pascal(6))
def convolve(a, b):
    out = [0] * (len(a) + len(b) - 1)
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            out[i + j] += x * y
    return out
print(convolve([1, 2, 3], [0, 1, 0.5]), convolve([1, 1], [1, 1]))
def magic(n):
    m, i, j = [[0] * n for _ in range(n)], 0, n // 2
    for k in range(1, n * n + 1):
        m[i][j] = k
        ni, nj = (i - 1) % n, (j + 1) % n
        i, j = (ni, nj) if not m[ni][nj] else ((i + 1) % n, j)
    return m
sq = magic(5)
print(sq, {sum(r) for r in sq} | {sum(c) for c in zip(*sq)} | {sum(sq[i][i] for i in range(5)), sum(sq[i][4 - i] for i in range(5))})
def prefix(m):
    p = [[0] * (len(m[0]) + 1) for _ in range(len(m) + 1)]
    for i, r in enumerate(m):
        for j, x in enumerate(r):
            p[i + 1][j + 1] = x + p[i][j + 1] + p[i + 1][j] - p[i][j]
    return p
p = prefix(sq)
print(p[-1][-1], p[3][4] - p[1][4] - p[3][2] + p[1][2], sum(sq[i][j] for i in (1, 2) for j in (2, 3)))
def toeplitz(l): return [[l[abs(i - j)] for j in range(len(l))] for i in range(len(l))]
print(toeplitz([4, 1, 0]), det(toeplitz([4, 1, 0, 0, 0])))
