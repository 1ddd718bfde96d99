# Threads that all wait for what a finalizer is going to do.
import concurrent.futures
import gc
import queue
import threading
import time
import weakref

executor = concurrent.futures.ThreadPoolExecutor(3)
results = executor.map(abs, range(-5, 5))
threads = executor._threads
del executor
for thread in threads:
    thread.join()
print(list(results))

lock = threading.Lock()


class Releases:
    def __del__(self):
        lock.release()


o = Releases()
lock.acquire()
del o
lock.acquire()
print('released')


class Item:
    pass


# A thread that waits keeps nothing alive of what it has done before.
def step():
    item = jobs.get()
    if item is not None:
        found.append(weakref.ref(item))
    jobs.task_done()
    return item is not None


def worker():
    while step():
        pass


found = []
jobs = queue.Queue()
threads = [threading.Thread(target=worker) for _ in range(3)]
for thread in threads:
    thread.start()
for _ in range(30):
    jobs.put(Item())
jobs.join()
# The last item is its thread's until step() has returned: all are to wait.
while len(jobs.not_empty._waiters) < len(threads):
    time.sleep(0.001)
gc.collect()
print(len(found), [r() for r in found].count(None))
for thread in threads:
    jobs.put(None)
for thread in threads:
    thread.join()
