# Dicts shared by threads: setdefault gives all the same object, stores of
# different keys are all there, and d[k] += 1 under a lock loses nothing.
import threading

def together(n, f):
    threads = [threading.Thread(target=f, args=(k,)) for k in range(n)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()

for n in 2, 4, 16:
    shared, seen = {}, [None] * n

    def first(k):
        seen[k] = [shared.setdefault(i, object()) for i in range(300)]

    together(n, first)
    print(n, all(s == seen[0] for s in seen), len(shared))

    stores = {}

    def store(k):
        for i in range(1000):
            stores[k, i] = i

    together(n, store)
    print(len(stores), all(stores[k, i] == i for k in range(n) for i in range(1000)))

    counts, lock = dict.fromkeys('abc', 0), threading.Lock()

    def count(k):
        for i in range(6000 // n):
            with lock:
                counts['abc'[i % 3]] += 1

    together(n, count)
    print(sum(counts.values()) == 6000 // n * n)

    loose = {'x': 0}

    def unlocked(k):
        for i in range(1000):
            loose['x'] += 1

    together(n, unlocked)
    print(1000 <= loose['x'] <= 1000 * n)
