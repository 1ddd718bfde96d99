# large dicts: growth, deletion, reuse, order
d = {}
for i in range(20000):
    d[i] = i * i
print(len(d), d[19999], sum(d.values()) == sum(i * i for i in range(20000)), 20000 in d)
for i in range(0, 20000, 2):
    del d[i]
print(len(d), next(iter(d)), list(d)[-1], 4 in d, 5 in d)
for i in range(0, 2000, 2):
    d[i] = "again"
print(len(d), list(d)[-1], list(d)[0], d[100], d[101])
while len(d) > 10:
    d.popitem()
print(d)
d.clear()
print(d, len(d))
s = {str(i): i for i in range(5000)}
print(len(s), s["4321"], "5000" in s, sum(len(k) for k in s), list(s)[2500])
for i in range(5000):
    if i % 5:
        s.pop(str(i))
print(len(s), list(s)[:4])
t = {(i, j): i * j for i in range(70) for j in range(70)}
print(len(t), t[69, 69], t[3, 4], (70, 0) in t, sum(t.values()))
m = {}
for i in range(3000):
    m[i % 100] = m.get(i % 100, 0) + i
print(len(m), m[0], m[99], sum(m.values()) == sum(range(3000)))
f = {i / 8: i for i in range(1000)}
print(len(f), f[0.125], f[100], f[124.875], 0.1 in f)
n = {-i: i for i in range(1000)}
print(n[-1], n[-2], len(n), n[0])
b = {2 ** i: i for i in range(200)}
print(len(b), b[2 ** 150], b[2.0 ** 100], 3 in b)
c = s.copy()
c["x"] = 1
print(len(c) - len(s), "x" in s, c != s, {**s} == s, dict(s) == s, dict(s.items()) == s, dict.fromkeys(s).keys() == s.keys())
churn = {}
for i in range(10000):
    churn[i] = i
    if i >= 8:
        del churn[i - 8]
print(churn)
k = dict.fromkeys(range(1000))
for i in range(999, -1, -1):
    k.pop(i)
    if i % 3 == 0:
        k[i + 10000] = 1
print(len(k), list(k)[:3])
nested = {}
for i in range(50):
    for j in range(50):
        nested.setdefault(i, {}).setdefault(j, []).append(i + j)
print(len(nested), len(nested[7]), nested[7][8], sum(sum(sum(l) for l in r.values()) for r in nested.values()))
class H:
    def __init__(self, n): self.n = n
    def __hash__(self): return self.n & 15
    def __eq__(self, o): return self.n == o.n
hs = {H(i): i for i in range(300)}
print(len(hs), hs[H(299)], all(hs[H(i)] == i for i in range(300)), H(300) in hs)
