# SimpleQueue.put() may be called while the same thread is in put() or get().
import gc
import queue
import signal
import threading
import time

q = queue.SimpleQueue()
ticks = 0


def tick(number, frame):
    global ticks
    ticks += 1
    q.put('tick')


signal.signal(signal.SIGALRM, tick)
signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)
seen = items = 0
while seen < 50:
    q.put(items)
    if q.get() == 'tick':
        seen += 1
    else:
        items += 1
signal.setitimer(signal.ITIMER_REAL, 0)
time.sleep(0.1)  # the last one may be on its way
while not q.empty():
    if q.get_nowait() == 'tick':
        seen += 1
print(seen == ticks)


class Noted:
    def __del__(self):
        q.put('gone')


for _ in range(20):
    o = Noted()
    o.o = o
    del o
    q.put('here')
gc.collect()
all_items = [q.get() for _ in range(40)]
print(all_items.count('gone'), all_items.count('here'), q.empty(), q.qsize())

# times
begin = time.monotonic()
for block, timeout in (True, 0.03), (False, None), (True, 0):
    try:
        q.get(block, timeout)
    except queue.Empty:
        print('empty', block, timeout)
print(0.03 <= time.monotonic() - begin < 2)
try:
    q.get(timeout=-1)
except ValueError as error:
    print(error)

# many threads
N = 300
got = []


def take():
    while (item := q.get()) is not None:
        got.append(item)


takers = [threading.Thread(target=take) for _ in range(4)]
putters = [threading.Thread(target=lambda k=k: [q.put(k * N + i) for i in range(N)]) for k in range(4)]
for t in takers + putters:
    t.start()
for t in putters:
    t.join()
for t in takers:
    q.put(None)
for t in takers:
    t.join()
print(sorted(got) == list(range(4 * N)), q.empty())
