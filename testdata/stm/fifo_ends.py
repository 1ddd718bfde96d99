# Who opens a FIFO waits for the other end: other threads go on meanwhile, signals count, and what comes is read.
import io
import os
import signal
import tempfile
import threading
import time

OPENERS = {
    'open': lambda path, mode: open(path, mode),
    'FileIO': lambda path, mode: io.FileIO(path, mode),
    'os.open': lambda path, mode: os.fdopen(os.open(path, os.O_RDONLY if mode == 'rb' else os.O_WRONLY), mode),
}

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'fifo')
    os.mkfifo(path)

    def read(name, got):
        with OPENERS[name](path, 'rb') as f:
            got.append(f.read())

    def write(name, data):
        with OPENERS[name](path, 'wb') as f:
            f.write(data)

    for first in OPENERS:
        for second in OPENERS:
            got = []
            t = threading.Thread(target=read, args=(first, got))
            t.start()
            count = sum(range(2000))        # this thread is not kept waiting
            with open(os.path.join(folder, 'other'), 'w') as f:
                f.write(str(count))
            write(second, b'from main')
            t.join()
            t = threading.Thread(target=write, args=(first, b'to main'))
            t.start()
            read(second, got)
            t.join()
            print(first, second, got)

    # A thread waits, and main waits for a signal: its handler is called, and main goes on waiting.
    calls = []

    def handler(number, frame):
        calls.append(number == signal.SIGALRM)
        threading.Thread(target=write, args=('open', b'after the signal')).start()

    signal.signal(signal.SIGALRM, handler)
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    got = []
    read('open', got)
    print(calls, got)

    # An exception of the handler ends the wait.
    class Stop(Exception):
        pass

    def stop(number, frame):
        raise Stop

    signal.signal(signal.SIGALRM, stop)
    for name in OPENERS:
        signal.setitimer(signal.ITIMER_REAL, 0.05)
        try:
            OPENERS[name](path, 'rb')
            print('opened')
        except Stop:
            print('stopped')
    print(open(os.path.join(folder, 'other')).read(), threading.active_count())
