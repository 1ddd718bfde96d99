"""Closing all descriptors but the standard ones does no harm."""
import os
import threading
import time

a, b = os.pipe()
os.closerange(3, 200)
for use in (lambda fd: os.write(fd, b'x' * 100), lambda fd: os.ftruncate(fd, 0), lambda fd: os.dup2(0, fd),
            lambda fd: open(fd, 'wb', closefd=True).close(), os.close, lambda fd: os.pwrite(fd, b'y', 0)):
    for fd in range(3, 40):
        try:
            use(fd)
        except (OSError, ValueError):
            pass
time.sleep(0.01)
lists = [[i] for i in range(100000)]
r, w = os.pipe()
timer = threading.Timer(0.02, os.write, (w, b'done'))
timer.start()
print(os.read(r, 4), len(lists))
timer.join()
os.closerange(3, 200)
try:
    os.close(r)
except OSError as e:
    print(e)
