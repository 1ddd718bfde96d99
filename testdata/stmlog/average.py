# One thread adds to a sum, the other reads it and the clock, so that it cannot come
# before what was added since: they conflict over record's last line and report's third.
import threading
import time


class Stats:
    def __init__(self):
        self.total = 0


stats = Stats()
start = threading.Barrier(2)


def busy(n):
    s = 0
    for i in range(n):
        s += i * i
    return s


def record(x):
    busy(50)
    stats.total = stats.total + x  # WRITTEN


def report():
    a = busy(200)
    b = busy(30)
    t = stats.total  # READ
    busy(100)
    return time.time(), a + b + t


def writer():
    start.wait()
    for i in range(320000):
        record(1)


def reader():
    start.wait()
    for i in range(80000):
        report()


threads = [threading.Thread(target=writer), threading.Thread(target=reader)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(stats.total)
