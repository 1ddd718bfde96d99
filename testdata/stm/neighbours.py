# Items beside each other in one list belong to different threads, and what is done to the
# one changes nothing of the other: whether it is stored, moved, appended or cut off.
import threading

lock = threading.Lock()


def run(threads, work):
    ts = [threading.Thread(target=work, args=(t,)) for t in range(threads)]
    for t in ts:
        t.start()
    for t in ts:
        t.join()


def count(threads, n):
    """Each thread counts in an item of its own, by ints and by objects."""
    counts = [0] * threads
    boxes = [(0,)] * threads

    def work(t):
        for i in range(n):
            counts[t] += 1
            boxes[t] = (boxes[t][0] + 1,)

    run(threads, work)
    print("count", threads, counts == [n] * threads, boxes == [(n,)] * threads)


def transfer(threads, n):
    """Under a lock: from an item to the next one; the sum stays."""
    items = [100] * 9
    wrong = []

    def work(t):
        for i in range(n):
            k = (i * 7 + t) % 8
            with lock:
                items[k] -= 1
                items[k + 1] += 1
                if i % 50 == 0 and sum(items) != 900:
                    wrong.append(sum(items))

    run(threads, work)
    print("transfer", threads, sum(items), wrong)


def beside(threads, n):
    """One thread changes the list behind the items in which the others count."""
    items = [0] * threads

    def work(t):
        if t:
            for i in range(n):
                items[t] += 1
            return
        for i in range(n // 4):
            items.append(i)
            items.insert(threads, -i)
            items[threads:threads + 2] = [i, i, i]
            del items[threads + 1]
            items[threads:] = sorted(items[threads:])[:20]
            if i % 3 == 0:
                items.pop()
            items[0] += 1

    run(threads, work)
    print("beside", threads, items[:threads] == [n // 4] + [n] * (threads - 1))


def halves(threads, n):
    """Two items are always changed together, without a lock but in one go; a third
    beside them by others."""
    items = [0, 0, 0]
    wrong = []

    def work(t):
        for i in range(n):
            if t == 0:
                items[0:2] = (i, i)
            elif t == 1:
                items[2] += 1
            else:
                a, b, c = items
                if a != b:
                    wrong.append((a, b))

    run(threads, work)
    print("halves", threads, items == [n - 1, n - 1, n], wrong)


def swap(threads, n):
    """Threads rotate disjoint pairs; every value stays in its pair."""
    items = list(range(2 * threads))

    def work(t):
        for i in range(n):
            items[2 * t], items[2 * t + 1] = items[2 * t + 1], items[2 * t]

    run(threads, work)
    print("swap", threads, items == list(range(2 * threads)))


for threads, n in (2, 6000), (4, 3000), (16, 400):
    count(threads, n)
    transfer(threads, n)
    beside(threads, n)
    halves(max(threads, 3), n)
    swap(threads, 2 * n)
