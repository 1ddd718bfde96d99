# The lock written in Python that classes may derive from.
import threading


class Counted(threading._RLock):
    taken = 0

    def acquire(self, *args, **kwargs):
        result = super().acquire(*args, **kwargs)
        self.taken += bool(result)
        return result


lock = Counted()
print(lock.acquire(), lock.acquire(), lock._is_owned(), lock.taken)
lock.release()
print(lock.acquire(blocking=False), lock.acquire(timeout=1), lock.taken)
for _ in range(3):
    lock.release()
try:
    lock.release()
except RuntimeError as error:
    print(error)
text = repr(lock)
print(text[:text.index(' at ')])
total = 0


def work():
    global total
    for _ in range(500):
        with lock:
            with lock:
                total += 1


threads = [threading.Thread(target=work) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(total)

condition = threading.Condition(threading._PyRLock())
with condition:
    with condition:
        t = threading.Thread(target=lambda: condition.__enter__() and (condition.notify(), condition.release()))
        t.start()
        print(condition.wait(10), condition._is_owned())
t.join()
with lock:
    text = repr(lock)
    print(text[:text.index(' at ')])
    t = threading.Thread(target=lambda: print(lock.acquire(False), lock.acquire(timeout=0.01)))
    t.start()
    t.join()
