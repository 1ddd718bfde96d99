# A signal's handler ends the wait of who writes to a pipe that nobody reads.
import os
import signal
import threading
import time


def handler(signum, frame):
    raise InterruptedError('handled')


signal.signal(signal.SIGALRM, handler)


def check(name, write, helper):
    r, w = os.pipe()
    if helper:
        threading.Thread(target=os.read, args=(r, 1), daemon=True).start()
    began = time.monotonic()
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    try:
        write(w)
        print(name, 'not interrupted')
    except InterruptedError as e:
        print(name, helper, e, time.monotonic() - began < 10, len(os.read(r, 3)))
    while True:
        os.set_blocking(r, False)
        try:
            os.read(r, 1 << 20)
        except BlockingIOError:
            break
    os.close(w)
    os.close(r)


data = b'xy' * 300000


def raw(w):
    with open(w, 'wb', buffering=0, closefd=False) as file:
        file.write(data)


def buffered(w):
    file = open(w, 'wb', closefd=False)
    file.write(data)


def text(w):
    file = open(w, 'w', closefd=False)
    file.write(data.decode())


for helper in False, True:
    for write in raw, buffered, text, lambda w: os.write(w, data):
        check(write.__name__.strip('<>'), write, helper)
