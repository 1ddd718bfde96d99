# Generators that wait for others are given up while threads go on: each is closed once, the
# inner ones inside of the outer ones, and what they wait in sees its finally clause run.
import gc
import threading

N, THREADS, DEPTH = 400, 3, 4
closed = [[] for _ in range(THREADS)]
shared = []


def walk(t, i, depth):
    try:
        if depth:
            yield from walk(t, i, depth - 1)
        else:
            yield i
            yield i
    finally:
        closed[t].append((i, depth))


def work(t):
    for i in range(N):
        g = walk(t, i, i % DEPTH)
        assert next(g) == i
        if i % 50 == t:
            shared.append(g)    # closed by whoever finds it dead
        del g


threads = [threading.Thread(target=work, args=(t,)) for t in range(THREADS)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(shared))
shared.clear()
gc.collect()
for found in closed:
    print(sorted(found) == [(i, d) for i in range(N) for d in range(i % DEPTH + 1)])
    places = {x: at for at, x in enumerate(found)}
    print(all(places[i, d] < places[i, d + 1] for i, d in found if d < i % DEPTH))
