import threading

data = threading.local()
data.x = 'main'
results = []


def worker(n):
    try:
        data.x
    except AttributeError:
        results.append('no x')
    data.x = n
    results.append(data.x)


for n in range(3):
    t = threading.Thread(target=worker, args=(n,))
    t.start()
    t.join()
print(results, data.x, vars(data))


class Counter(threading.local):
    shared = []

    def __init__(self, start):
        self.value = start
        self.shared.append(start)


c = Counter(10)
c.value += 1
seen = []
t = threading.Thread(target=lambda: seen.append(c.value))
t.start()
t.join()
print(c.value, seen, c.shared)
del data.x
try:
    data.x
except AttributeError as error:
    print('AttributeError')
lock = threading.Lock()
print(lock.acquire(), lock.acquire(False), lock.locked(), lock.acquire(timeout=0.01))
lock.release()
try:
    lock.release()
except RuntimeError as error:
    print(error)
for bad in (lambda: lock.acquire(False, 1), lambda: lock.acquire(timeout=-2)):
    try:
        bad()
    except ValueError as error:
        print(error)
total = 0


def add():
    global total
    for _ in range(1000):
        with lock:
            total += 1


ts = [threading.Thread(target=add) for _ in range(4)]
[t.start() for t in ts]
[t.join() for t in ts]
print(total)
