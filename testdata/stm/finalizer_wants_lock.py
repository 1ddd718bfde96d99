# Finalizers and callbacks of weak references take a lock that other code holds
# while it allocates; those that need none run also where a lock is never given
# back.
import gc
import threading
import time
import weakref


class Target:
    pass


class Last:
    def __init__(self, lock, done):
        self.lock, self.done = lock, done

    def __del__(self):
        with self.lock:
            self.done.append(1)


def garbage():
    for _ in range(4):
        bytes(700_000)


def use(lock, done, refs, rounds):
    def note(ref):
        with lock:
            done.append(1)

    for _ in range(rounds):
        refs.append(weakref.ref(Target(), note))
        Last(lock, done)
        with lock:
            garbage()
        lock.acquire()
        garbage()
        lock.release()


held, done = threading.Lock(), []
held.acquire()
end = time.monotonic() + 10
while not done and time.monotonic() < end:
    Last(threading.Lock(), done)
    garbage()
print('held', held.locked(), len(done) > 0)

for kind in threading.Lock, threading.RLock, lambda: threading.Condition(threading.Lock()):
    lock, done, refs = kind(), [], []
    use(lock, done, refs, 20)
    gc.collect()
    print(len(done))

lock, done, refs = threading.Lock(), [], []
threads = [threading.Thread(target=use, args=(lock, done, refs, 8)) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
gc.collect()
print('threads', len(done))
