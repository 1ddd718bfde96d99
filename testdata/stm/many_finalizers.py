# Thousands of finalizers and callbacks become due at once while threads go on: each
# runs once, none is lost, and what they do is seen by all.
import gc
import threading
import weakref

N, THREADS = 1500, 3
ended = []
called = []


class Node:
    def __init__(self, name):
        self.name = name
        self.me = self          # only a collection finds it

    def __del__(self):
        ended.append(self.name)


def work(t):
    kept = []
    for i in range(N):
        n = Node((t, i))
        if i % 3 == 0:
            kept.append(weakref.ref(n, lambda r, i=i: called.append((t, i))))
        del n
    refs.append(kept)


refs = []
threads = [threading.Thread(target=work, args=(t,)) for t in range(THREADS)]
for t in threads:
    t.start()
for t in threads:
    t.join()
gc.collect()
everything = sorted((t, i) for t in range(THREADS) for i in range(N))
print(sorted(ended) == everything)
print(sorted(called) == [x for x in everything if x[1] % 3 == 0])
print(sum(r() is not None for kept in refs for r in kept))
