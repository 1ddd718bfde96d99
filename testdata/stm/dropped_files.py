# Thousands of files that nobody closes, where only a few may be open at a time.

import io
import os
import resource
import socket
import tempfile
import threading

resource.setrlimit(resource.RLIMIT_NOFILE, (60, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
folder = tempfile.TemporaryDirectory()
path = os.path.join(folder.name, 'f')
with open(path, 'w') as f:
    f.write('line\n' * 10)


def read():
    return len(open(path).read())


def first_line():
    for line in open(path, 'rb'):
        return line


def write():
    open(path + str(threading.get_ident()), 'w').write('text')


def raw():
    return io.FileIO(path).read(2)


def scan():
    return next(os.scandir(folder.name)).name[:1]


def pipe():
    r, w = os.pipe()
    open(w, 'w').write('x')
    return open(r).read(0)


def plug():
    socket.socket().close
    return read()


def many(n):
    return [{str(f()) for i in range(n)} for f in (read, first_line, write, raw, scan, pipe, plug)]


print(many(80))
results = []
threads = [threading.Thread(target=lambda: results.append(many(80))) for i in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(results[0], results[0] == results[1])

# those that are in use are not closed
kept = []
try:
    while True:
        kept.append(open(path))
except OSError as e:
    print(e.strerror, e.filename == path, len(kept) > 20, {f.read(4) for f in kept})
for f in kept:
    f.close()
print(read())
folder.cleanup()
