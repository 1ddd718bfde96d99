# Hundreds of threads that wait cost little, and all go on.
import threading

gate, results = threading.Event(), []

def wait(k):
    gate.wait()
    results.append(k)

threads = [threading.Thread(target=wait, args=(k,)) for k in range(400)]
for t in threads: t.start()
print(threading.active_count())
gate.set()
for t in threads: t.join()
print(sorted(results) == list(range(400)), threading.active_count())

def nest(depth):
    if depth:
        t = threading.Thread(target=nest, args=(depth - 1,))
        t.start()
        t.join()
    results.append(depth)
del results[:]
nest(30)
print(results == list(range(31)))
