# queue: first in, first out, over threads.
import threading
import time
from transaction import Empty, atomic, queue

q = queue([1])
q.put(2)
print(q.qsize(), q.empty(), q.full(), q.get(), q.get(timeout=1), q.empty(), q)
for get in (lambda: q.get(False), q.get_nowait, lambda: q.get(timeout=0.02), lambda: q.get(timeout=0)):
    try:
        get()
    except Empty:
        print('Empty')
try:
    q.get(timeout=-1)
except ValueError as e:
    print(e)
try:
    q.get()         # nobody could put anything
except RuntimeError as e:
    print(e)

q = queue()
got = []


def produce(n):
    for i in range(50):
        q.put((n, i))


def consume():
    while True:
        item = q.get()
        if item is None:
            q.task_done()
            return
        with atomic:
            got.append(item)
        q.task_done()


consumers = [threading.Thread(target=consume) for _ in range(3)]
producers = [threading.Thread(target=produce, args=(n,)) for n in range(3)]
for t in consumers + producers:
    t.start()
for t in producers:
    t.join()
q.join()
print(len(got), sorted(got) == [(n, i) for n in range(3) for i in range(50)], q.empty())
for _ in consumers:
    q.put_nowait(None)
for t in consumers:
    t.join()
q.join()

# One consumer gets each producer's items in their order.
producers = [threading.Thread(target=produce, args=(n,)) for n in range(3)]
for t in producers:
    t.start()
order = [q.get() for _ in range(150)]
for t in producers:
    t.join()
print(all([i for m, i in order if m == n] == list(range(50)) for n in range(3)))

late = threading.Timer(0.05, q.put, ('late',))
late.start()
print(q.get(), q.qsize())
late.join()
