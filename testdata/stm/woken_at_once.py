# Who is woken goes on while the other computes: by a barrier, an event, a condition, a lock; also out of a critical
# section that goes on for long.
import threading

ROUNDS = 40


def pair(first, second):
    threads = [threading.Thread(target=f) for f in (first, second)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


def meet(seen, k, i):
    """Compute until the other has come as far."""
    seen[k] = i
    n = 0
    while seen[1 - k] < i:
        n += 1
    return n


def barrier():
    b, seen = threading.Barrier(2), [-1, -1]

    def work(k):
        for i in range(ROUNDS):
            b.wait()
            meet(seen, k, i)
    pair(lambda: work(0), lambda: work(1))
    return seen


def condition():
    c, turn, seen = threading.Condition(), [0], [-1, -1]

    def work(k):
        for i in range(ROUNDS):
            with c:
                while turn[0] != 2 * i + k:
                    c.wait()
                turn[0] += 1
                c.notify_all()
            meet(seen, k, i)
    pair(lambda: work(0), lambda: work(1))
    return seen


def locks():
    go, seen = [threading.Lock(), threading.Lock()], [-1, -1]
    go[1].acquire()

    def work(k):
        for i in range(ROUNDS):
            go[k].acquire()
            go[1 - k].release()
            meet(seen, k, i)
    pair(lambda: work(0), lambda: work(1))
    return seen


def event():
    lock, seen = threading.Lock(), [-1, -1]
    events = [threading.Event() for _ in range(ROUNDS)]

    def first():
        for i, e in enumerate(events):
            with lock:
                e.set()
                meet(seen, 0, i)

    def second():
        for i, e in enumerate(events):
            e.wait()
            meet(seen, 1, i)
    pair(first, second)
    return seen


if __name__ == '__main__':
    for f in barrier, condition, locks, event:
        print(f.__name__, f())
