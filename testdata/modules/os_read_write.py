# os.read and os.write of everything that has a descriptor, waiting or not.
import os
import pty
import socket
import tempfile
import threading

big = bytes(range(256)) * 1024


def tell(f, *args):
    try:
        result = f(*args)
    except OSError as e:
        result = f'{type(e).__name__}: {e}'
    print(len(result) if isinstance(result, bytes) and len(result) > 20 else result)


# A pipe that takes only a part: whole is written while another thread reads.
r, w = os.pipe()
pieces = []


def reader():
    while piece := os.read(r, 70000):
        pieces.append(piece)

thread = threading.Thread(target=reader)
thread.start()
print(os.write(w, big))
os.close(w)
thread.join()
print(b''.join(pieces) == big)
os.close(r)

# One that does not wait.
r, w = os.pipe()
os.set_blocking(w, False)
os.set_blocking(r, False)
print(0 < (taken := os.write(w, big)) < len(big))
tell(os.write, w, b'x')
while taken:
    taken -= len(os.read(r, 50000))
tell(os.read, r, 5)
tell(os.read, w, 5)
tell(os.write, r, b'x')
os.close(r)
tell(os.write, w, b'x')
os.close(w)

# Descriptors that are not open, or for something else.
for fd in -1, 999999:
    tell(os.write, fd, b'')
    tell(os.write, fd, b'x')
    tell(os.read, fd, 1)
tell(os.read, os.open('/', os.O_RDONLY), 1)
tell(os.read, os.open('/dev/null', os.O_WRONLY), 1)
tell(os.write, os.open('/dev/null', os.O_RDONLY), b'x')

# Files: at their ends, and to append.
with tempfile.TemporaryDirectory() as folder:
    fd = os.open(folder + '/file', os.O_RDWR | os.O_CREAT | os.O_APPEND)
    print(os.write(fd, big), os.lseek(fd, 0, 0), os.read(fd, 2 * len(big)) == big, os.read(fd, 5), os.write(fd, b''))
    print(os.lseek(fd, 10, 0), os.read(fd, 5), os.write(fd, b'end'), os.lseek(fd, -5, 2), os.read(fd, 100))
    os.close(fd)

# Devices, events, sockets, terminals.
tell(os.read, os.open('/dev/zero', os.O_RDONLY), 100)
tell(os.read, os.open('/dev/null', os.O_RDONLY), 5)
tell(os.write, os.open('/dev/null', os.O_WRONLY), b'abc')
tell(os.read, os.open('/dev/urandom', os.O_RDONLY), 30)
tell(os.write, os.open('/dev/full', os.O_WRONLY), b'x')
event = os.eventfd(3)
print(os.read(event, 8), os.write(event, (5).to_bytes(8, 'little')), os.read(event, 8))
a, b = socket.socketpair()
print(os.write(a.fileno(), b'hey'), os.read(b.fileno(), 10))
a.close()
print(os.read(b.fileno(), 10))
master, slave = pty.openpty()
print(os.write(master, b'abc\n'), os.read(slave, 10), os.read(master, 10))
print(os.write(slave, b'x\n'), os.read(master, 10))
