import threading
import time

log = []
lock = threading.Lock()


def worker(n):
    with lock:
        log.append(n)


threads = [threading.Thread(target=worker, args=(i,)) for i in range(5)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(log), any(t.is_alive() for t in threads), threading.active_count())
cond = threading.Condition()
items = []


def consumer():
    with cond:
        cond.wait_for(lambda: len(items) >= 3)
        log.append(tuple(items))


c = threading.Thread(target=consumer)
c.start()
for i in range(3):
    with cond:
        items.append(i)
        cond.notify()
c.join()
print(log[-1])
event = threading.Event()
print(event.is_set(), event.wait(0.01))
threading.Timer(0.01, event.set).start()
print(event.wait(5), event.is_set())
event.clear()
print(event.is_set())
sem = threading.Semaphore(2)
print(sem.acquire(), sem.acquire(), sem.acquire(blocking=False), sem.acquire(timeout=0.01))
sem.release(2)
with sem:
    pass
b = threading.BoundedSemaphore(1)
for bad in (b.release, lambda: threading.Semaphore(-1), lambda: sem.release(0), lambda: cond.notify(),
            lambda: cond.wait(), lambda: sem.acquire(False, 1)):
    try:
        bad()
    except (ValueError, RuntimeError) as error:
        print(type(error).__name__, error)
results = []
barrier = threading.Barrier(3, action=lambda: results.append('action'))
ts = [threading.Thread(target=lambda: results.append(barrier.wait())) for _ in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(results[0], sorted(results[1:]), barrier.parties, barrier.n_waiting, barrier.broken)
barrier.abort()
try:
    barrier.wait()
except threading.BrokenBarrierError:
    print('broken', barrier.broken)
barrier.reset()
print(barrier.broken)
try:
    barrier.wait(0.01)
except threading.BrokenBarrierError:
    print('timeout')
rl = threading.RLock()
with rl:
    with rl:
        print('reentrant')
try:
    rl.release()
except RuntimeError as error:
    print(error)
