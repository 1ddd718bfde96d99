# The order of use in caches that threads share, against a model.
import functools
import random
import threading
from collections import OrderedDict
class Model:
    def __init__(self, n): self.n, self.d, self.h, self.m = n, OrderedDict(), 0, 0
    def __call__(self, x):
        if x in self.d: self.d.move_to_end(x); self.h += 1; return self.d[x]
        self.m += 1
        if len(self.d) >= self.n: self.d.popitem(last=False)
        self.d[x] = x * 2; return x * 2
def check(n, keys, calls, seed):
    rnd = random.Random(seed); calls_made = []
    @functools.lru_cache(n)
    def f(x): calls_made.append(x); return x * 2
    m = Model(n)
    for _ in range(calls):
        x = rnd.randrange(keys)
        assert f(x) == m(x)
    i = f.cache_info()
    assert (i.hits, i.misses, i.currsize) == (m.h, m.m, len(m.d)), (i, m.h, m.m)
    return i
print(check(5, 12, 3000, 1), check(128, 300, 5000, 2), check(1, 3, 200, 3))
res = []
ts = [threading.Thread(target=lambda k=k: res.append(check(10 + k, 30, 3000, k))) for k in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(res))
print(check(5, 12, 3000, 1))
@functools.lru_cache(50)
def shared(x): return (x, threading.get_ident() and x)
mixed = []
def work(k):
    r = random.Random(k)
    for _ in range(5000): 
        x = r.randrange(80); assert shared(x) == (x, x)
ts = [threading.Thread(target=work, args=(k,)) for k in range(4)]
for t in ts: t.start()
for t in ts: t.join()
i = shared.cache_info(); print(i.hits + i.misses, i.currsize, i.misses >= 80)
for x in range(50): shared(1000 + x)
b = shared.cache_info(); [shared(1000 + x) for x in range(50)]; print(shared.cache_info().hits - b.hits)
shared.cache_clear(); print(shared.cache_info())
@functools.lru_cache(None)
def unb(x): return x
def work2():
    for i in range(20000): unb(i % 10)
ts = [threading.Thread(target=work2) for k in range(4)]
for t in ts: t.start()
for t in ts: t.join()
i = unb.cache_info(); print(i.hits + i.misses, i.currsize)
