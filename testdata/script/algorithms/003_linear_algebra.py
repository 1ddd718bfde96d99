# exact linear algebra with fractions
def gcd(a, b):
    while b:
        a, b = b, a % b
    return a
class Q:
    __slots__ = ("n", "d")
    def __init__(self, n, d=1):
        g = gcd(n, d)
        if (d // g) < 0:
            g = -g
        self.n, self.d = n // g, d // g
    def __add__(self, o): o = q(o); return Q(self.n * o.d + o.n * self.d, self.d * o.d)
    def __sub__(self, o): o = q(o); return Q(self.n * o.d - o.n * self.d, self.d * o.d)
    def __mul__(self, o): o = q(o); return Q(self.n * o.n, self.d * o.d)
    def __truediv__(self, o): o = q(o); return Q(self.n * o.d, self.d * o.n)
    __radd__, __rmul__ = __add__, __mul__
    def __neg__(self): return Q(-self.n, self.d)
    def __eq__(self, o): o = q(o); return (self.n, self.d) == (o.n, o.d)
    def __bool__(self): return self.n != 0
    def __repr__(self): return str(self.n) if self.d == 1 else "%d/%d" % (self.n, self.d)
def q(x): return x if isinstance(x, Q) else Q(x)
class Matrix:
    def __init__(self, rows): self.rows = [[q(x) for x in r] for r in rows]
    @classmethod
    def identity(cls, n): return cls([[int(i == j) for j in range(n)] for i in range(n)])
    @property
    def shape(self): return len(self.rows), len(self.rows[0])
    def __getitem__(self, ij): return self.rows[ij[0]][ij[1]]
    def __eq__(self, o): return self.rows == o.rows
    def __add__(self, o): return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, o.rows)])
    def __rmul__(self, k): return Matrix([[k * x for x in r] for r in self.rows])
    def __matmul__(self, o):
        if self.shape[1] != o.shape[0]:
            raise ValueError("shapes %s and %s" % (self.shape, o.shape))
        return Matrix([[sum((a * b for a, b in zip(r, c)), Q(0)) for c in zip(*o.rows)] for r in self.rows])
    def __pow__(self, n): return Matrix.identity(len(self.rows)) if n == 0 else self.inverse() ** -n if n < 0 else self @ self ** (n - 1) if n % 2 else (self @ self) ** (n // 2)
    @property
    def T(self): return Matrix(zip(*self.rows))
    def reduce(self):
        m, det, pivots, r = [row[:] for row in self.rows], Q(1), [], 0
        for c in range(self.shape[1]):
            p = next((i for i in range(r, len(m)) if m[i][c]), None)
            if p is None:
                continue
            if p != r:
                m[r], m[p], det = m[p], m[r], -det
            det *= m[r][c]
            m[r] = [x / m[r][c] for x in m[r]]
            for i in range(len(m)):
                if i != r and m[i][c]:
                    m[i] = [x - m[i][c] * y for x, y in zip(m[i], m[r])]
            pivots.append(c)
            r += 1
            if r == len(m):
                break
        return Matrix(m), pivots, det if r == len(m) == self.shape[1] else Q(0)
    def det(self): return self.reduce()[2]
    def rank(self): return len(self.reduce()[1])
    def inverse(self):
        n = len(self.rows)
        m, pivots, _ = Matrix([r + i for r, i in zip(self.rows, Matrix.identity(n).rows)]).reduce()
        if pivots[:n] != list(range(n)):
            raise ZeroDivisionError("singular matrix")
        return Matrix([r[n:] for r in m.rows])
    def solve(self, b): return [r[0] for r in (self.inverse() @ Matrix([[x] for x in b])).rows]
    def __str__(self): return "\n".join(" ".join("%5s" % x for x in r) for r in self.rows)
a = Matrix([[2, 1, -1], [-3, -1, 2], [-2, 1, 2]])
print(a, a.det(), a.rank(), a.solve([8, -11, -3]), sep="\n")
print(a.inverse())
print(a @ a.inverse() == Matrix.identity(3), (a ** -2) @ a @ a == Matrix.identity(3), a.T.T == a, 2 * a == a + a, a ** 0 == Matrix.identity(3))
h = Matrix([[Q(1, i + j + 1) for j in range(5)] for i in range(5)])
print(h.det(), h.inverse()[4, 4], h.inverse()[0, 0], h @ h.inverse() == Matrix.identity(5))
f = Matrix([[1, 1], [1, 0]]) ** 50
print(f[0, 1], Matrix([[1, 2], [2, 4]]).rank(), Matrix([[0, 0], [0, 0]]).rank(), Matrix([[1, 2, 3], [4, 5, 6]]).reduce()[0])
for bad in (lambda: Matrix([[1, 2], [2, 4]]).inverse(), lambda: a @ Matrix([[1, 2]]), lambda: Q(1, 0)):
    try:
        bad()
    except (ZeroDivisionError, ValueError) as e:
        print(type(e).__name__, e)
def charpoly(m):
    n = len(m.rows)
    c, k = [Q(1)], Matrix.identity(n)
    for i in range(1, n + 1):
        k = m @ k
        c.append(-sum((k[j, j] for j in range(n)), Q(0)) / i)
        k = k + Matrix.identity(n).__rmul__(c[-1])
    return c
print(charpoly(Matrix([[2, 0], [0, 3]])), charpoly(a), charpoly(Matrix([[1, 2, 0], [0, 1, 1], [1, 0, 1]])))
