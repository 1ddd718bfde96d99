# many objects and cycles: totals stay right through collections
import gc, weakref
class Node:
    count = 0
    def __init__(self, v):
        self.v, self.next, self.prev = v, None, None
        Node.count += 1
def ring(n):
    first = last = Node(0)
    for i in range(1, n):
        node = Node(i)
        node.prev, last.next = last, node
        last = node
    last.next, first.prev = first, last
    return first
total = 0
for i in range(50):
    r = ring(20)
    n = r
    for _ in range(40):
        total += n.v
        n = n.next
    if i % 10 == 0:
        gc.collect()
print(total, Node.count)
refs = [weakref.ref(ring(5)) for _ in range(100)]
gc.collect()
print(sum(r() is not None for r in refs))
keep = [ring(3) for _ in range(100)]
refs = [weakref.ref(k.next) for k in keep]
gc.collect()
print(sum(r() is not None for r in refs), sum(r().v for r in refs))
del keep[::2]
k = n = r = None
gc.collect()
print(sum(r() is not None for r in refs))
keep.clear()
r = None
gc.collect()
print(sum(r() is not None for r in refs))
cache = weakref.WeakValueDictionary()
strong = {}
for i in range(500):
    o = Node(i)
    cache[i] = o
    if i % 5 == 0:
        strong[i] = o
o = None
gc.collect()
print(len(cache), len(strong), sorted(cache)[:3], all(cache[i] is strong[i] for i in strong))
strong.clear()
gc.collect()
print(len(cache), dict(cache))
d = {}
for i in range(20000):
    d[i % 100] = [d.get((i * 7) % 100), i] if i % 50 == 0 else [None, i]
gc.collect()
print(len(d), sum(v[1] for v in d.values()))
def depth(v):
    n = 0
    while v is not None:
        n, v = n + 1, v[0]
    return n
print(max(depth(v) for v in d.values()) >= 1)
deep = None
for i in range(50000):
    deep = (deep, i)
gc.collect()
n = 0
x = deep
while x is not None:
    n += x[1]
    x = x[0]
print(n)
del deep, x
gc.collect()
linked = None
for i in range(30000):
    node = Node(i)
    node.next = linked
    linked = node
gc.collect()
s, p = 0, linked
while p is not None:
    s, p = s + p.v, p.next
print(s, Node.count)
del linked, node, p
gc.collect()
text = []
for i in range(2000):
    text.append(str(i) * 10)
    if i % 500 == 0:
        gc.collect()
print(len("".join(text)), text[1999][:8])
grid = [[[i, j] for j in range(50)] for i in range(50)]
gc.collect()
print(sum(a * b for r in grid for a, b in r))
class Del:
    dead = 0
    def __del__(self): Del.dead += 1
objs = [Del() for _ in range(300)]
for a, b in zip(objs, objs[1:]):
    a.peer, b.back = b, a
a = b = None
gc.collect()
print(Del.dead)
del objs
gc.collect()
print(Del.dead)
ids = {id(x) for x in grid}
gc.collect()
print({id(x) for x in grid} == ids, len(ids))
