# Generators, iterators and exceptions keep their state when a transaction is
# run again.
import threading

def numbers(n):
    try:
        for i in range(n):
            got = yield i
            if got: yield -got
    finally:
        closed.append(n)

closed, out = [], []

def work(k):
    total = 0
    g = numbers(200)
    for v in g:
        total += v
        if v == 50: total += g.send(7)
    def inner():
        r = yield from numbers(k + 1)
        return r
    total += sum(inner())
    caught = 0
    for i in range(200):
        try:
            try:
                if i % 3 == 0: raise KeyError(i)
                if i % 5 == 0: raise ValueError(i)
            except KeyError as e:
                caught += e.args[0]
                raise ValueError(i) from e
        except ValueError as e:
            caught += 1 if e.__cause__ else 0
        finally:
            total += 1
    out.append((k, total, caught, [x * y for x in range(4) for y in range(3) if x != y]))

threads = [threading.Thread(target=work, args=(k,)) for k in range(6)]
for t in threads: t.start()
for t in threads: t.join()
for line in sorted(out): print(*line)
print(sorted(closed))
shared, errors, items = numbers(1000), [0], []
def pull():
    while True:
        try:
            items.append(next(shared))
        except StopIteration:
            return
        except ValueError:
            errors[0] += 1
threads = [threading.Thread(target=pull) for _ in range(4)]
for t in threads: t.start()
for t in threads: t.join()
print(sorted(items) == list(range(1000)))
