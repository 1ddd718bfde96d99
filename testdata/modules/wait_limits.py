# Timeouts that are no numbers, or no times that a wait can take.
import queue
import threading
import time

lock = threading.Lock()
lock.acquire()
rlock = threading.RLock()
items = queue.SimpleQueue()
waits = [
    lambda x: lock.acquire(timeout=x),
    lambda x: lock.acquire(True, x),
    lambda x: lock.acquire(False, x),
    lambda x: rlock.acquire(timeout=x),
    lambda x: items.get(timeout=x),
    time.sleep,
]


class Number(float):
    pass


for wait in waits:
    for value in (float('nan'), float('inf'), -float('inf'), 1e20, 1e10, -5, -1e20, 10 ** 30, 10 ** 400, -10 ** 400,
                  0, 0.0, False, Number(0), Number('nan'), 'x', (), {}):
        try:
            print(wait(value))
        except Exception as e:
            print(type(e).__name__, e)
