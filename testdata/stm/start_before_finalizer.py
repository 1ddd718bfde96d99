# A thread has started before it runs a finalizer that others have left to it.

import threading
import weakref


class Slow:
    def __init__(self, seen, started):
        self.seen, self.started = seen, started

    def __del__(self):
        if threading.current_thread() is threading.main_thread():
            self.seen.append(True)      # the one that starts it: nothing waits for that
        else:
            self.seen.append(type(threading.current_thread()) is threading.Thread and self.started.wait(20))


def drop(seen, started):
    return weakref.ref(Slow(seen, started))


def once():
    seen, started, lock = [], threading.Event(), threading.Lock()
    t = threading.Thread(target=lambda: [[] for i in range(1000)])
    with lock:              # who holds a lock leaves finalizers to others
        dead = drop(seen, started)
        while dead() is not None:
            for i in range(1000):
                [i]
        t.start()
        started.set()
    t.join()
    while not seen:
        [[] for i in range(1000)]
    return seen


def main():
    print(all(once() == [True] for i in range(5)))


main()
