# large sets
s = set(range(20000))
print(len(s), 19999 in s, 20000 in s, sum(s))
s -= set(range(0, 20000, 2))
print(len(s), min(s), max(s), 4 in s)
s |= {str(i) for i in range(1000)}
print(len(s), "999" in s, 999 in s, "1000" in s)
t = {(i, j) for i in range(100) for j in range(100) if (i + j) % 3 == 0}
print(len(t), (99, 99) in t, (0, 1) in t)
a, b = set(range(0, 3000, 2)), set(range(0, 3000, 3))
print(len(a | b), len(a & b), len(a - b), len(a ^ b), a & b == set(range(0, 3000, 6)), (a | b) - (a & b) == a ^ b)
c = set()
for i in range(30000):
    c.add(i * i % 1009)
print(len(c), sorted(c)[:8], sorted(c)[-3:])
d = set()
for i in range(10000):
    d.add(i)
    if i >= 50:
        d.remove(i - 50)
print(len(d), min(d), max(d))
for i in range(10000):
    d.discard(i)
print(d)
f = frozenset(i // 3 for i in range(9000))
print(len(f), 2999 in f, 3000 in f, hash(f) == hash(frozenset(range(3000))))
words = {"w%d" % (i * 31 % 2003) for i in range(5000)}
print(len(words), "w0" in words, "w2002" in words, "w2003" in words)
fl = {i / 4 for i in range(2000)}
print(len(fl), 0.25 in fl, 100 in fl, 0.3 in fl, len({int(x) for x in fl}))
neg = set(range(-500, 500))
print(len(neg), -1 in neg, -2 in neg, -500 in neg, -501 in neg, sum(neg))
bigs = {2 ** i for i in range(300)} | {-2 ** i for i in range(300)}
print(len(bigs), 2 ** 299 in bigs, -2 ** 100 in bigs, 2.0 ** 50 in bigs, 3 in bigs)
copies = [set(range(100)) for _ in range(100)]
print(len(set.union(*copies)), len(set.intersection(*copies)), all(x == copies[0] for x in copies), len({frozenset(x) for x in copies}))
subset = {i for i in s if isinstance(i, int) and i < 100}
print(len(subset), subset < s, subset.isdisjoint(range(0, 100, 2)), subset.issubset(range(100)))
e = set(range(50))
popped = [e.pop() for _ in range(50)]
print(sorted(popped) == list(range(50)), e)
visited, frontier, steps = {0}, {0}, 0
while frontier and len(visited) < 3000:
    frontier = {(x * 3 + k) % 4099 for x in frontier for k in (1, 2)} - visited
    visited |= frontier
    steps += 1
print(len(visited) >= 3000 or not frontier, steps)
