# Classes, attributes, weak references and finalizers under threads.
import gc
import threading
import weakref

class Node:
    alive = 0
    def __init__(self, key, next=None):
        self.key, self.next = key, next
    def __del__(self):
        dead.append(self.key)

dead, kept = [], []

def work(k):
    chain = None
    for i in range(100):
        chain = Node((k, i), chain)
    class Local:
        def __init__(self, v): self.v = v
        def double(self): return self.v * 2
        @property
        def triple(self): return self.v * 3
    objects = [Local(i) for i in range(100)]
    for i, o in enumerate(objects):
        setattr(o, 'extra%d' % (i % 5), i)
    ref = weakref.ref(objects[0])
    kept.append((k, sum(o.double() + o.triple for o in objects), ref() is objects[0], sorted(vars(objects[3]))))

threads = [threading.Thread(target=work, args=(k,)) for k in range(5)]
for t in threads: t.start()
for t in threads: t.join()
for line in sorted(kept): print(*line)
gc.collect()
gc.collect()
print(len(dead), len(set(dead)))
