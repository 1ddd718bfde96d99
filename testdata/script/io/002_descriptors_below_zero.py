# calls with a number that is no descriptor fail at once
import os, socket


def show(what, call, *args):
    try:
        print(what, call(*args))
    except OSError as e:
        print(what, type(e).__name__, e)


for fd in -1, -2, 999:
    show('read', os.read, fd, 1)
    show('read nothing', os.read, fd, 0)
    show('write', os.write, fd, b'x')
    show('write nothing', os.write, fd, b'')
    show('readv', os.readv, fd, [bytearray(1)])
    show('writev', os.writev, fd, [b'1'])
    show('pread', os.pread, fd, 1, 0)
    show('pwrite', os.pwrite, fd, b'1', 0)
    show('fstat', os.fstat, fd)
    show('dup', os.dup, fd)
    show('close', os.close, fd)
    show('lseek', os.lseek, fd, 0, 0)
    show('isatty', os.isatty, fd)
    show('ftruncate', os.ftruncate, fd, 0)
    show('sendfile', os.sendfile, fd, fd, 0, 1)

r, w = os.pipe()
file = open(r, 'rb', buffering=0)
file.close()
s = socket.socket()
s.close()
for name, *args in ('recv', 1), ('send', b'x'), ('sendall', b'x'), ('accept',), ('recv_into', bytearray(1)), ('listen',):
    show(name, getattr(s, name), *args)
print(s.fileno())
os.close(w)
