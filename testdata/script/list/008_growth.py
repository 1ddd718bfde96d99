# growing and shrinking: many appends, inserts at the front, big lists
l = []
for i in range(20000):
    l.append(i)
print(len(l), l[0], l[-1], sum(l), l[9999])
while len(l) > 10:
    l.pop()
print(l)
for i in range(500):
    l.insert(0, -i)
print(len(l), l[:3], l[-3:], sum(l))
for i in range(250):
    l.pop(0)
print(len(l), l[0])
for i in range(100):
    l.insert(len(l) // 2, "m")
print(l.count("m"), l.index("m"))
l = [x for x in l if x != "m"]
print(len(l))
big = [0] * 100000
big[50000] = 1
print(len(big), sum(big), big.index(1), big[::25000], len(big + big), len(big * 3))
big[10:90000] = []
print(len(big), sum(big))
big.extend(range(50000))
print(len(big), big[-1], max(big))
del big[::2]
print(len(big), big[-2:])
big.reverse()
print(big[:2], big[-1])
big.clear()
print(big, len(big))
a = []
for i in range(10):
    a += [i] * i
print(a, len(a))
a = list(range(1000))
b = a[::-1]
a.reverse()
print(a == b, a[0], sorted(a) == list(range(1000)), a[10:20:3], len(a[1::7]))
nested = [[j for j in range(i)] for i in range(100)]
print(len(nested), sum(map(len, nested)), sum(map(sum, nested)), nested[99][98])
q = list(range(100))
for i in range(1000):
    q.append(q.pop(0))
print(q[0], q[-1], len(q))
m = [[0] * 50 for _ in range(50)]
for i in range(50):
    for j in range(50):
        m[i][j] = i * j
print(sum(map(sum, m)), m[7][8], [r[49] for r in m][:4], sum(m[i][49 - i] for i in range(50)))
t = [None] * 5
t[2:4] = range(10)
print(t, len(t))
t.extend(t)
t.extend(t)
print(len(t), t.count(None))
x = []
x.extend(x for _ in range(3))
print(len(x), x[0] is x, x)
y = [1]
for _ in range(10):
    y = y + y
print(len(y), sum(y))
z = []
for i in range(3):
    z = [z, z]
print(z)
