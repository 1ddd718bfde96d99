# Locks that are passed around, waited for with a timeout, released elsewhere.
import threading
import time

lock = threading.Lock()
print(lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(timeout=0.01))
threading.Thread(target=lock.release).start()
print(lock.acquire(timeout=5))
lock.release()
try:
    lock.release()
except RuntimeError as e:
    print(e)

def take(l): l.acquire()
def give(l): l.release()

inside, most = [0], [0]

def work():
    for _ in range(200):
        take(lock)
        inside[0] += 1
        most[0] = max(most[0], inside[0])
        if _ % 50 == 0:
            time.sleep(0)
        inside[0] -= 1
        give(lock)

threads = [threading.Thread(target=work) for _ in range(8)]
for t in threads: t.start()
for t in threads: t.join()
print(inside, most)

r = threading.RLock()
with r:
    with r:
        print(r.acquire(), r._is_owned())
        r.release()
    got = []
    t = threading.Thread(target=lambda: got.append(r.acquire(timeout=0.05)))
    t.start()
    t.join()
    print(got)
try:
    r.release()
except RuntimeError as e:
    print(e)

# A chain: each thread holds a lock for the next one.
chain = [threading.Lock() for _ in range(20)]
for l in chain: l.acquire()
order = []
def link(i):
    chain[i].acquire()
    order.append(i)
    if i + 1 < len(chain): chain[i + 1].release()
threads = [threading.Thread(target=link, args=(i,)) for i in range(20)]
for t in reversed(threads): t.start()
chain[0].release()
for t in threads: t.join()
print(order == list(range(20)))
