import queue
import threading
import time

# Each item goes to exactly one thread, those of one producer in order.
q = queue.SimpleQueue()
COUNT, PRODUCERS, CONSUMERS = 2000, 3, 3
taken = [[] for _ in range(CONSUMERS)]

def produce(k):
    for i in range(COUNT):
        q.put((k, i))

def consume(got):
    while True:
        item = q.get()
        if item is None:
            return
        got.append(item)

consumers = [threading.Thread(target=consume, args=(got,)) for got in taken]
producers = [threading.Thread(target=produce, args=(k,)) for k in range(PRODUCERS)]
for t in consumers + producers: t.start()
for t in producers: t.join()
for _ in consumers: q.put(None)
for t in consumers: t.join()
print(sorted(sum(taken, [])) == [(k, i) for k in range(PRODUCERS) for i in range(COUNT)])
print(all([x for x in got if x[0] == k] == sorted(x for x in got if x[0] == k) for got in taken for k in range(PRODUCERS)))
print(q.empty(), q.qsize())

# A turn goes back and forth.
there, back = queue.SimpleQueue(), queue.SimpleQueue()

def answer():
    while (n := there.get()) is not None:
        back.put(n + 1)

t = threading.Thread(target=answer)
t.start()
n = 0
for _ in range(500):
    there.put(n)
    n = back.get()
there.put(None)
t.join()
print(n)

# Several threads wait for items that come in one go, and with a time limit.
q = queue.SimpleQueue()
got = queue.SimpleQueue()
waiting = [threading.Thread(target=lambda: got.put(q.get(timeout=30))) for _ in range(4)]
for t in waiting: t.start()
time.sleep(0.05)
for i in range(4): q.put(i)
for t in waiting: t.join()
print(sorted(got.get() for _ in range(4)))

def hopeless():
    try:
        q.get(timeout=0.02)
    except queue.Empty:
        got.put('nothing came')

waiting = [threading.Thread(target=hopeless) for _ in range(2)]
for t in waiting: t.start()
for t in waiting: t.join()
print(got.get(), got.get(), got.qsize())

# Who waits holds locks on.
lock = threading.Lock()

def holds():
    with lock:
        got.put(q.get())

t = threading.Thread(target=holds)
t.start()
while not lock.locked(): time.sleep(0.001)
print(lock.acquire(timeout=0.01))
q.put('item')
t.join()
print(got.get(), lock.acquire(timeout=1))
