# Two processes read from one pipe, and a thread of one of them writes: a byte that was there when a thread looked may be
# gone when it reads, which must keep the writer from nothing.
import os
import subprocess
import sys
import threading
import time

BYTES = 2000


def count(fd):
    found = []

    def read():
        while os.read(fd, 1) == b'x':
            found.append(1)

    threads = [threading.Thread(target=read) for _ in range(2)]
    for t in threads:
        t.start()
    return lambda: [t.join() for t in threads] and len(found)


if len(sys.argv) > 1:
    print(count(int(sys.argv[1]))())
    sys.exit()

r, w = os.pipe()
child = subprocess.Popen([sys.executable, __file__, str(r)], pass_fds=[r], stdout=subprocess.PIPE, text=True)
mine = count(r)
for i in range(BYTES):
    os.write(w, b'x')
    if i % 50 == 0:
        time.sleep(.001)
os.write(w, b'....')
print(int(child.communicate()[0]) + mine() == BYTES)
