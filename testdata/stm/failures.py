# An exception in one thread harms no other.
import threading

seen = []
threading.excepthook = lambda args: seen.append((args.exc_type.__name__, str(args.exc_value), args.thread.name))
done = []

def fail(k):
    x = [k]
    if k % 3 == 0:
        raise ValueError(k)
    if k % 3 == 1:
        raise SystemExit(k)
    done.append(x[0])

threads = [threading.Thread(target=fail, args=(k,), name='t%d' % k) for k in range(30)]
for t in threads: t.start()
for t in threads: t.join()
print(sorted(seen)[:4], len(seen), sorted(done) == list(range(2, 30, 3)))
print([t.is_alive() for t in threads[:3]], threading.active_count())

def deep(n): return deep(n + 1)
def recurse():
    try:
        deep(0)
    except RecursionError as e:
        done.append(str(e)[:32])
del done[:]
threads = [threading.Thread(target=recurse) for _ in range(4)]
for t in threads: t.start()
for t in threads: t.join()
print(done)

lock = threading.Lock()
def raise_inside():
    with lock:
        raise KeyError('inside')
del seen[:]
threads = [threading.Thread(target=raise_inside, name='x') for _ in range(5)]
for t in threads: t.start()
for t in threads: t.join()
print(seen, lock.locked())
