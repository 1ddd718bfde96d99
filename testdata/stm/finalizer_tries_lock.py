# A finalizer that runs while its thread waits for a lock tries another one, which is held.

import threading


class Last:
    def __init__(self, held, gate):
        self.held, self.gate = held, gate

    def __del__(self):
        print('taken:', self.held.acquire(False), self.held.acquire(True, 0.01))
        self.gate.release()


def drop(held, gate):
    Last(held, gate)


def main():
    held, gate = threading.Lock(), threading.Lock()
    held.acquire()
    gate.acquire()
    drop(held, gate)
    gate.acquire()
    print('passed')


main()
