# Two threads count in one dict, on two lines.
import _thread

tally = {"words": 0}


def busy(n):
    s = 0
    for i in range(n):
        s += i * i
    return s


def first():
    for i in range(60000):
        busy(50)
        tally["words"] += 1  # FIRST


def second():
    for i in range(60000):
        busy(60)
        tally["words"] += 2  # SECOND


def run(work, ended):
    work()
    ended.release()


# Not by threading.Thread: who starts one waits for it, and can lose more by that than is lost here.
locks = [_thread.allocate_lock() for _ in range(2)]
for lock, work in zip(locks, (first, second)):
    lock.acquire()
    _thread.start_new_thread(run, (work, lock))
for lock in locks:
    lock.acquire()
print(tally["words"])
