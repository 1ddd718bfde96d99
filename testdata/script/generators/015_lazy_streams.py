# infinite lazy streams with memory, mutual definition and laziness checks
class Stream:
    def __init__(self, source): self.source, self.cache, self.pulled = iter(source), [], 0
    def __getitem__(self, i):
        if isinstance(i, slice):
            return [self[j] for j in range(i.start or 0, i.stop, i.step or 1)]
        while len(self.cache) <= i:
            self.cache.append(next(self.source))
            self.pulled += 1
        return self.cache[i]
    def __iter__(self):
        i = 0
        while True:
            try:
                yield self[i]
            except StopIteration:
                return
            i += 1
def naturals(n=0):
    while True:
        yield n
        n += 1
s = Stream(naturals())
print(s[5], s[2], s.pulled, s[:8], s.pulled, s[3:12:3])
def fibs():
    yield 0
    yield 1
    a, b = iter(F), iter(F)
    next(b)
    for x, y in zip(a, b):
        yield x + y
F = Stream(fibs())
print(F[:15], F[50], F.pulled)
def hamming():
    yield 1
    def times(k): return (x * k for x in H)
    ms = [times(k) for k in (2, 3, 5)]
    heads = [next(m) for m in ms]
    while True:
        low = min(heads)
        yield low
        for i, m in enumerate(ms):
            if heads[i] == low:
                heads[i] = next(m)
H = Stream(hamming())
print(H[:20])
def primes():
    yield 2
    n = 3
    while True:
        for p in P:
            if p * p > n:
                yield n
                break
            if n % p == 0:
                break
        n += 2
P = Stream(primes())
print(P[:15], P[99])
def pascal():
    row = [1]
    while True:
        yield row
        row = [a + b for a, b in zip([0] + row, row + [0])]
for r in Stream(pascal())[:6]:
    print(r)
fin = Stream("abc")
print(list(fin), list(fin), fin.pulled)
try:
    fin[5]
except StopIteration:
    print("past the end")
def collatz(n):
    while n != 1:
        yield n
        n = n // 2 if n % 2 == 0 else 3 * n + 1
    yield 1
print(list(collatz(6)), max(collatz(27)), sum(1 for _ in collatz(27)))
def diagonal(a, b):
    a, b, n = Stream(a), Stream(b), 0
    while True:
        for i in range(n + 1):
            yield a[i], b[n - i]
        n += 1
print(Stream(diagonal(naturals(), naturals(10)))[:10])
def pi_digits():
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < n * t:
            yield n
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2
print("".join(map(str, Stream(pi_digits())[:50])))
