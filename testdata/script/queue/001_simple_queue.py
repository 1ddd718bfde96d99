import copy
import pickle
import queue
import weakref

q = queue.SimpleQueue()

def outcome(f):
    try:
        return f()
    except Exception as e:
        return f'{type(e).__module__}.{type(e).__qualname__}: {e}'

# In order, over many chunks, filled and emptied at different paces.
expected, following = 0, 0
for burst in range(120):
    for _ in range(burst):
        q.put(following)
        following += 1
    for _ in range(min(burst, 45)):
        assert q.get() == expected
        expected += 1
    assert q.qsize() == following - expected and q.empty() == (expected == following)
print(following, expected, q.qsize())
while not q.empty():
    assert q.get_nowait() == expected
    expected += 1
print(following == expected)

print(outcome(q.get_nowait), outcome(lambda: q.get(False)), outcome(lambda: q.get(timeout=0.01)), outcome(lambda: q.get(True, 0)))
print(outcome(lambda: q.get(block=False, timeout=-1)))
print(outcome(lambda: q.get(timeout=-1)))
print(outcome(lambda: q.get(timeout=float('nan'))))
print(type(outcome(lambda: q.get(timeout=1e300))))
q.put('a', False, -5)
q.put(item='b', block=True, timeout=None)
q.put_nowait('c')
q.put_nowait(item=None)
print([q.get(), q.get(False), q.get_nowait(), q.get(True, 1)])

for f in (pickle.dumps, copy.copy, copy.deepcopy):
    print(outcome(lambda: f(q)))
print(outcome(lambda: q.put()), '|', outcome(lambda: setattr(q, 'x', 1)))
print(queue.SimpleQueue[int], queue.Empty, queue.SimpleQueue, queue.Empty.__mro__[1:])
print(weakref.ref(q)() is q, bool(q))

class Named(queue.SimpleQueue):
    def __init__(self, name):
        self.name = name

    def put(self, item):
        super().put((self.name, item))

n = Named('x')
n.put(3)
print(n.name, n.get(), n.__dict__, outcome(n.get_nowait))

# What was taken is not kept, what is in a queue that is dropped neither.
class Thing: pass
thing = Thing()
seen = weakref.ref(thing)
q.put(thing)
del thing
assert q.get() is seen()
import gc
gc.collect()
print(seen())
thing = Thing()
seen = weakref.ref(thing)
q.put(thing)
q.put(q)
del thing, q
gc.collect()
print(seen())
