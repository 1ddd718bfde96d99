# splice: between pipes, files and sockets; others go on while it waits.
import os
import signal
import socket
import tempfile
import threading
import time


def failure(*args, **how):
    try:
        print(os.splice(*args, **how))
    except (OSError, TypeError, ValueError) as e:
        print(type(e).__name__, e)


r, w = os.pipe()
r2, w2 = os.pipe()
os.write(w, b'hello world')
print(os.splice(r, w2, 5), os.read(r2, 100))
print(os.splice(src=r, dst=w2, count=100), os.read(r2, 100))
print(os.splice(r, w2, 0))

with tempfile.TemporaryFile() as file:
    file.write(b'0123456789')
    file.flush()
    print(os.splice(file.fileno(), w, 4, 3), os.read(r, 100), os.lseek(file.fileno(), 0, os.SEEK_CUR))
    os.write(w, b'abc')
    print(os.splice(r, file.fileno(), 3, offset_dst=1))
    print(os.pread(file.fileno(), 20, 0))
    os.lseek(file.fileno(), 8, os.SEEK_SET)
    print(os.splice(file.fileno(), w, 100), os.read(r, 100), os.splice(file.fileno(), w, 100))

a, b = socket.socketpair()
a.send(b'from a socket')
print(os.splice(b.fileno(), w, 100), os.read(r, 100))
os.write(w, b'to a socket')
print(os.splice(r, a.fileno(), 100), b.recv(100))

failure(r, w2, 1, flags=os.SPLICE_F_NONBLOCK)
os.set_blocking(r, False)
failure(r, w2, 1)
os.set_blocking(r, True)
failure(r, w2, -1)
failure('x', w2, 1)
failure(r, w2, 1, 1)
failure(r, r2, 1)
failure(w, w2, 1)
failure(r, 999, 1)
failure(a.fileno(), b.fileno(), 1)

# One thread waits for what another one writes.
got = []
thread = threading.Thread(target=lambda: got.append((os.splice(r, w2, 100), os.read(r2, 100))))
thread.start()
time.sleep(0.05)
os.write(w, b'late')
thread.join()
print(got)
thread = threading.Thread(target=lambda: got.append((os.splice(b.fileno(), w2, 100), os.read(r2, 100))))
thread.start()
time.sleep(0.05)
a.send(b'later')
thread.join()
print(got[1:])


class Enough(Exception):
    pass


def handler(number, frame):
    raise Enough


signal.signal(signal.SIGALRM, handler)
for source in r, b.fileno():
    signal.setitimer(signal.ITIMER_REAL, 0.1)
    try:
        os.splice(source, w2, 1)
    except Enough:
        print('enough')
os.close(w)
print(os.splice(r, w2, 1))
