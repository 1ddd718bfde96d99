# Where other threads are: sys._current_frames, sys._current_exceptions, faulthandler.
import faulthandler
import os
import sys
import tempfile
import threading

entered, leave = threading.Event(), threading.Event()
idents = []


def waiter(n):
    local = n * 2

    def inner():
        try:
            raise ValueError(local)
        except ValueError:
            idents.append(threading.get_ident())
            entered.set()
            leave.wait()
    inner()


def names(frame):
    found = []
    while frame is not None:
        found.append(frame.f_code.co_name)
        frame = frame.f_back
    return found


def frame_in(ident, name):
    """The frame of a thread in a function, once it waits there."""
    while True:
        f = sys._current_frames().get(ident)
        if f is not None and names(f)[0] != 'waiter':
            while f is not None and f.f_code.co_name != name:
                f = f.f_back
            if f is not None and f.f_locals:
                return f


t = threading.Thread(target=waiter, args=(21,))
t.start()
entered.wait()
f = frame_in(idents[0], 'waiter')
print(f.f_lineno - waiter.__code__.co_firstlineno, f.f_locals['n'], f.f_locals['local'], f.f_globals is globals(), f.f_code is waiter.__code__)
print(sys._current_frames()[threading.get_ident()] is sys._getframe())


def exceptions():
    return sorted(str(e[1]) for e in sys._current_exceptions().values())


print(exceptions())
try:
    1 / 0
except ZeroDivisionError:
    print(exceptions())

with tempfile.TemporaryFile('w+') as file:
    faulthandler.dump_traceback(file)
    file.seek(0)
    text = file.read()
    print([line.rsplit(' in ')[1] for line in text.splitlines() if __file__ in line], text.count('Thread 0x'), text.count('Current thread 0x'))
leave.set()
t.join()
print(idents[0] in sys._current_frames())

# While others compile, call, raise and ask, too.
stop = False
bad = []


def work(k):
    n = 0
    while not stop:
        f = eval(f'lambda a: [a + {n} for _ in range(3)]')
        try:
            f(k)
            if n % 3 == 0:
                raise KeyError(n)
        except KeyError:
            n += 1
        n += 1


def ask(rounds):
    for _ in range(rounds):
        for ident, frame in sys._current_frames().items():
            depth = 0
            while frame is not None:
                if not frame.f_code.co_name or not isinstance(frame.f_lineno, int) or not isinstance(frame.f_locals, dict) or not isinstance(frame.f_globals, dict):
                    bad.append(frame)
                frame = frame.f_back
                depth += 1
            if depth > 20:
                bad.append(depth)
        sys._current_exceptions()


workers = [threading.Thread(target=work, args=(k,)) for k in range(3)]
askers = [threading.Thread(target=ask, args=(10,)) for _ in range(2)]
for t in workers + askers:
    t.start()
for t in askers:
    t.join()
stop = True
for t in workers:
    t.join()
print(bad)
