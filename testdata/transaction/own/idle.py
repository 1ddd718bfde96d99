# Threads of a Pool that have nothing to do hide from nobody that all wait.
import queue
import threading
import transaction
from transaction import Pool, atomic, or_else, parallel_map

pool = Pool(2)
print(pool.map(abs, [-1, 2]))


def tell(name, function):
    try:
        print(name, function())
    except RuntimeError as e:
        print(name, e)


@atomic
def get():
    return queue.Queue().get()


@atomic
def condition():
    c = threading.Condition()
    with c:
        return c.wait()


tell('queue', get)
tell('transaction.queue', transaction.queue().get)
tell('event', atomic(threading.Event().wait))
tell('semaphore', atomic(threading.Semaphore(0).acquire))
tell('barrier', atomic(threading.Barrier(2).wait))
tell('condition', condition)
tell('or_else', lambda: or_else(get, transaction.queue().get))
print(pool.map(abs, [-3]))
pool.close()
pool.join()


# I/O in an atomic block is done once, and makes it one that is not undone.
def read(n):
    with open(__file__) as f:
        first = f.readline()
    seen.append(n)
    return first


seen = []
print(set(parallel_map(read, range(8), 2)), sorted(seen))
