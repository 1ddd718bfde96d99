import threading
class V:
    __slots__ = ("x",)
    def __init__(self, x): self.x = x
    def __add__(self, o): return V(self.x + o.x)
    def __eq__(self, o): return self.x == o.x
    def __lt__(self, o): return self.x < o.x
    def __bool__(self): return self.x != 0
    def __contains__(self, k): return k < self.x
    def __getitem__(self, i): return self.x + i
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1
        return self.n
class C:
    total = 0
    @property
    def p(self): return self.total
    def __getattr__(self, name): return len(name)
def gen(n):
    if n:
        yield n
        yield from gen(n - 1)
shared = C()
shared.sum = 0
lock = threading.Lock()
def work(k):
    acc = V(0)
    for i in range(4000):
        acc = acc + V(i)
        if acc == V(-1) or acc < V(-5): raise SystemError
        if 3 in acc and acc and acc[1]: pass
        for y in It(3): C.total += 0
        s = sum(gen(4)) + sum([g for g in gen(3)]) + shared.abc
        if i % 50 == 0:
            with lock: shared.sum = shared.sum + 1
            C.total = shared.p
    out[k] = acc.x + s
out = {}
ts = [threading.Thread(target=work, args=(k,)) for k in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(out.items()), shared.sum)
