# nested comprehensions and closures in them
print([[[(i, j, k) for k in range(2)] for j in range(2)] for i in range(1)])
print([[y for y in range(x) if y % 2] for x in range(5) if x > 1])
print([x for x in [y for y in [z for z in range(3)]]], [a for b in [[c, c + 1] for c in range(2)] for a in b])
print({k: {j: [i for i in range(j)] for j in range(k)} for k in range(3)})
fs = [[(lambda: (i, j)) for j in range(2)] for i in range(2)]
print([[f() for f in row] for row in fs])
fs = [[(lambda i=i, j=j: (i, j)) for j in range(2)] for i in range(2)]
print([[f() for f in row] for row in fs])
def adders(n): return [lambda x, k=k: x + k + n for k in range(3)]
print([f(10) for f in adders(100)])
def mult_table(n): return "\n".join(" ".join("%2d" % (i * j) for j in range(1, n + 1)) for i in range(1, n + 1))
print(mult_table(4))
def transpose(m): return [[r[i] for r in m] for i in range(len(m[0]))]
def matmul(a, b): return [[sum(x * y for x, y in zip(r, c)) for c in transpose(b)] for r in a]
print(transpose([[1, 2], [3, 4], [5, 6]]), matmul([[1, 2], [3, 4]], [[0, 1], [1, 0]]), matmul([[1, 2, 3]], [[1], [2], [3]]))
def perms(s): return [s] if len(s) < 2 else [c + p for i, c in enumerate(s) for p in perms(s[:i] + s[i + 1:])]
print(perms("abc"), len(perms("abcde")))
def subsets(l): return [[]] if not l else [s + t for s in subsets(l[1:]) for t in ([], [l[0]])]
print(sorted(subsets([1, 2, 3]), key=lambda s: (len(s), s)))
def qsort(l): return [] if not l else qsort([x for x in l[1:] if x < l[0]]) + [l[0]] + qsort([x for x in l[1:] if x >= l[0]])
print(qsort([3, 6, 1, 8, 2, 9, 2]))
def primes(n): return [p for p in range(2, n) if not [d for d in range(2, int(p ** 0.5) + 1) if p % d == 0]]
print(primes(40))
def queens(n):
    def place(k): return [[]] if k == 0 else [q + [c] for q in place(k - 1) for c in range(n) if all(c != x and abs(c - x) != k - 1 - i for i, x in enumerate(q))]
    return place(n)
print(queens(5)[0], len(queens(6)))
x, y = 1, 2
print([x + y for x in range(2) for y in range(2)], [(lambda x: x + y)(5) for _ in [0]], [[x for x in range(y)] for y in range(3)], x, y)
print([sum(x for x in range(n)) for n in range(5)], [max(w for w in words.split()) for words in ("a b", "z y")], [{**d, "n": n} for n in range(2) for d in [{"k": 1}]])
class C:
    base = 10
    items = [1, 2]
    a = [i for i in items]
    b = [[i * j for j in range(2)] for i in items]
    def m(self): return [[self.base + i * j for j in self.items] for i in self.items]
print(C.a, C.b, C().m())
