# What a thread has written and flushed is there for whatever looks next, while other threads are at work on files, too.
import mmap
import os
import shutil
import socket
import subprocess
import tempfile
import threading

ROUNDS = 60
folder = tempfile.TemporaryDirectory()
ended = threading.Event()
wrong = set()


def noise(k):
    path = os.path.join(folder.name, f'noise{k}')
    while not ended.is_set():
        with open(path, 'w') as f:
            f.write('x' * 100)


def check(what, ok):
    if not ok:
        wrong.add(what)


def sizes(path):
    with open(path, 'w') as f:
        f.write('abc')
        f.flush()
        check('stat', os.stat(path).st_size == 3)
        check('getsize', os.path.getsize(path) == 3)
        with os.scandir(folder.name) as entries:
            check('scandir', all(e.stat().st_size == 3 for e in entries if e.path == path))
        f.write('d')
        f.flush()
        check('fstat', os.fstat(f.fileno()).st_size == 4)
        f.write('e')
    check('closed', os.stat(path).st_size == 5)
    with open(path) as f:
        check('read', f.read() == 'abcde')


def descriptors(path):
    with open(path, 'wb') as f:
        f.write(b'abc')
        f.flush()
        os.write(f.fileno(), b'de')
        check('lseek', os.lseek(f.fileno(), 0, 1) == 5)
        f.write(b'f')
        f.flush()
        fd = os.open(path, os.O_RDONLY)
        check('os.read', os.read(fd, 3) == b'abc')
        check('pread', os.pread(fd, 10, 0) == b'abcdef')
        os.close(fd)
        with open(path, 'rb') as g, mmap.mmap(g.fileno(), 0, access=mmap.ACCESS_READ) as m:
            check('mmap', m[:] == b'abcdef')
        f.write(b'g')
        f.flush()
        shutil.copyfile(path, path + 'copy')
        check('copy', os.stat(path + 'copy').st_size == 7)
        f.write(b'h')
        f.flush()
        os.truncate(path, 2)
    check('truncate', os.path.getsize(path) == 2)
    os.rename(path, path + 'renamed')
    check('rename', not os.path.exists(path) and os.path.exists(path + 'renamed'))


def streams():
    r, w = os.pipe()
    with os.fdopen(w, 'w') as f, os.fdopen(r, 'rb', 0) as g:
        f.write('x')
        f.flush()
        os.write(w, b'y')
        print('z', file=f, end='', flush=True)
        check('pipe', g.read(10) in (b'xy', b'xyz'))
    a, b = socket.socketpair()
    with a, b, a.makefile('w') as f:
        f.write('hello')
        f.flush()
        a.send(b'!')
        data = b''
        while len(data) < 6:
            data += b.recv(10)
        check('socket', data == b'hello!')


def processes(path):
    with open(path, 'w') as f:
        f.write('abc')
        f.flush()
        check('process', subprocess.run(['cat', path], capture_output=True).stdout == b'abc')


def work(k):
    path = os.path.join(folder.name, f'work{k}')
    try:
        for i in range(ROUNDS):
            sizes(path)
            descriptors(path)
            streams()
            if i % 20 == 0:
                processes(path)
    except BaseException as e:
        wrong.add(repr(e))


with folder:
    noises = [threading.Thread(target=noise, args=(k,)) for k in range(2)]
    workers = [threading.Thread(target=work, args=(k,)) for k in range(2)]
    for t in noises + workers:
        t.start()
    for t in workers:
        t.join()
    ended.set()
    for t in noises:
        t.join()
print(sorted(wrong))
