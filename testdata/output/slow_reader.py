"""A thread prints more than a pipe holds; the main thread works meanwhile."""
import sys
import threading
import time

LINES = 20000


def printer(k):
    for i in range(LINES):
        print(f'thread {k} line {i} ' + '.' * 40)


threads = [threading.Thread(target=printer, args=(k,)) for k in range(2)]
for t in threads:
    t.start()
start, shared, steps = time.monotonic(), {}, 0
while any(t.is_alive() for t in threads):
    for i in range(1000):
        shared[i] = shared.get(i, 0) + 1
    steps += 1
    if time.monotonic() - start > 0.3:
        break
worked = time.monotonic() - start
for t in threads:
    t.join()
print('worked', round(worked * 1000))
