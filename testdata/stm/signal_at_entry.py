# An exception raised by the handler of a signal finds a with statement entered
# or not: no lock stays locked. A loop that is the first thing in a try or with
# is inside of it.
import signal
import threading


class Alarm(Exception):
    pass


def ring(number, frame):
    raise Alarm


signal.signal(signal.SIGALRM, ring)


def after(seconds):
    signal.setitimer(signal.ITIMER_REAL, seconds)


lock = threading.Lock()
rlock = threading.RLock()
stop = []


def others():
    while not stop:
        with lock:
            pass


threads = [threading.Thread(target=others) for _ in range(2)]
for t in threads:
    t.start()
caught = 0
for i in range(20):
    try:
        after(0.0005 + i * 0.00002)
        while True:
            with lock:
                pass
            with rlock:
                pass
            with lock, rlock:
                pass
    except Alarm:
        caught += 1
print(caught)
stop.append(True)
for t in threads:
    t.join()
print(lock.locked(), rlock._is_owned())


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        print('left with', kind.__name__)


def in_with():
    after(0.01)
    with Manager():
        while True:
            pass


def in_lock():
    after(0.01)
    with lock:
        while True:
            pass


def in_try(on=True):
    after(0.01)
    try:
        while on:
            pass
    except Alarm:
        print('caught inside')
        raise


def in_else():
    after(0.01)
    try:
        on = True
    except Alarm:
        print('caught by the wrong one')
    else:
        while on:
            pass


for f in in_with, in_lock, in_try, in_else:
    try:
        f()
    except Alarm:
        print(f.__name__, lock.locked())
