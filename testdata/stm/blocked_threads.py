# While a thread waits for something, in whatever call, all others go on: they print, open files, collect, import, start threads.
import asyncio
import codecs
import fcntl
import gc
import io
import json
import os
import pickle
import re
import select
import socket
import sys
import tempfile
import threading
import time

folder = tempfile.TemporaryDirectory()
number = 0


def path():
    global number
    number += 1
    return os.path.join(folder.name, f'm{number}.py')


def pipe_in(read, mode='rb', data=b'x'):
    r, w = os.pipe()
    f = os.fdopen(r, mode)
    return lambda: read(f), lambda: (os.write(w, data), os.close(w))


def pipe_out(write, size):
    r, w = os.pipe()

    def drain():
        left = size
        while left > 0:
            left -= len(os.read(r, 65536))
    return lambda: write(w), drain


def fifo(wait, write=True):
    name = path()
    os.mkfifo(name)
    return lambda: wait(name), lambda: open(name, 'w' if write else 'r').close()


def event(wait):
    e = threading.Event()
    return lambda: wait(e), e.set


def write_all(fd, mode):
    with open(fd, mode, closefd=False) as f:
        f.write(b'x' * 200_000 if 'b' in mode else 'x' * 200_000)


def locked(lock, unlock):
    name = path()
    f = open(name, 'w')
    lock(f)

    def wait():
        with open(name, 'w') as g:
            lock(g)
    return wait, lambda: unlock(f)


def sockets(wait, send=b'x'):
    a, b = socket.socketpair()
    return lambda: wait(a), lambda: (b.sendall(send), b.close())


def full_socket():
    a, b = socket.socketpair()

    def drain():
        left = 2_000_000
        while left > 0:
            left -= len(b.recv(100_000))
    return lambda: a.sendall(b'x' * 2_000_000), drain


def listening():
    s = socket.create_server(('127.0.0.1', 0))
    return lambda: s.accept()[0].close(), lambda: socket.create_connection(s.getsockname()).close()


def polling(make, ask):
    r, w = os.pipe()
    p = make()
    if p is not None:
        p.register(r, select.POLLIN)
    return lambda: ask(p, r), lambda: os.write(w, b'x')


def importing():
    name = path()
    e = threading.importing = threading.Event()
    with open(name, 'w') as f:
        f.write('import threading\nthreading.importing.wait()\n')
    return lambda: __import__(os.path.basename(name)[:-3]), e.set


def with_del(e):
    class C:
        def __del__(self):
            e.wait()
    c = C()
    c.itself = c
    del c
    gc.collect()


def bad_text(e):
    codecs.register_error('waits', lambda x: (str(e.wait()), x.end))
    name = path()
    with open(name, 'wb') as f:
        f.write(b'a\xff')
    with open(name, encoding='utf-8', errors='waits') as f:
        return f.read()


def opener(e):
    name = path()
    with open(name, 'w', opener=lambda p, flags: (e.wait(), os.open(p, flags, 0o600))[1]) as f:
        f.write('x')


def stream(e):
    class Raw(io.RawIOBase):
        def writable(self):
            return True

        def write(self, data):
            e.wait()
            return len(data)
    f = io.TextIOWrapper(io.BufferedWriter(Raw()))
    f.write('x')
    f.flush()


class Object:
    def __init__(self, e):
        self.e = e

    def __str__(self):
        self.e.wait()
        return ''

    def __reduce__(self):
        self.e.wait()
        return int, ()


def loop():
    r, w = os.pipe()

    async def main():
        loop = asyncio.get_running_loop()
        ready = loop.create_future()
        loop.add_reader(r, lambda: (loop.remove_reader(r), ready.set_result(1)))
        await ready
    return lambda: asyncio.run(main()), lambda: os.write(w, b'x')


CASES = {
    'flock': lambda: locked(lambda f: fcntl.flock(f, fcntl.LOCK_EX), lambda f: fcntl.flock(f, fcntl.LOCK_UN)),
    'read': lambda: pipe_in(lambda f: os.read(f.fileno(), 1)),
    'readv': lambda: pipe_in(lambda f: os.readv(f.fileno(), [bytearray(3)])),
    'readinto': lambda: pipe_in(lambda f: f.readinto(bytearray(3))),
    'file.read': lambda: pipe_in(lambda f: f.read(), 'r'),
    'file.readline': lambda: pipe_in(lambda f: f.readline(), 'r'),
    'iteration': lambda: pipe_in(list),
    'pickle.load': lambda: pipe_in(pickle.load, data=pickle.dumps(5)),
    'json.load': lambda: pipe_in(json.load, data=b'5'),
    'write': lambda: pipe_out(lambda fd: os.write(fd, b'x' * 200_000), 200_000),
    'file.write': lambda: pipe_out(lambda fd: write_all(fd, 'wb'), 200_000),
    'text.write': lambda: pipe_out(lambda fd: write_all(fd, 'w'), 200_000),
    'open a FIFO': lambda: fifo(lambda name: open(name).close()),
    'open a FIFO to write': lambda: fifo(lambda name: open(name, 'w').close(), False),
    'os.open a FIFO': lambda: fifo(lambda name: os.close(os.open(name, os.O_RDONLY))),
    'recv': lambda: sockets(lambda s: s.recv(1)),
    'recv_into': lambda: sockets(lambda s: s.recv_into(bytearray(3))),
    'recvmsg': lambda: sockets(lambda s: s.recvmsg(1)),
    'makefile': lambda: sockets(lambda s: s.makefile().readline(), b'x\n'),
    'sendall': full_socket,
    'accept': listening,
    'select': lambda: polling(lambda: None, lambda p, r: select.select([r], [], [])),
    'poll': lambda: polling(select.poll, lambda p, r: p.poll()),
    'epoll': lambda: polling(select.epoll, lambda p, r: p.poll()),
    'asyncio': loop,
    'import': importing,
    'a key of sorted': lambda: event(lambda e: sorted([2, 1], key=lambda x: e.wait())),
    're.sub': lambda: event(lambda e: re.sub('a', lambda m: str(e.wait()), 'aa')),
    'json default': lambda: event(lambda e: json.dumps([{1}], default=lambda m: str(e.wait()))),
    '__reduce__': lambda: event(lambda e: pickle.dumps([Object(e)])),
    '__str__': lambda: event(lambda e: print(Object(e), end='')),
    '__del__': lambda: event(with_del),
    'an error handler': lambda: event(bad_text),
    'an opener': lambda: event(opener),
    'a stream in Python': lambda: event(stream),
}


def others():
    print(end='', flush=True)
    name = path()
    with open(name, 'w') as f:
        f.write('x = 1')
    with open(name) as f:
        assert f.read() == 'x = 1'
    assert __import__(os.path.basename(name)[:-3]).x == 1
    gc.collect()
    t = threading.Thread(target=sum, args=([1, 2],))
    t.start()
    t.join()
    r, w = os.pipe()
    os.write(w, b'1')
    assert os.read(r, 1) == b'1'
    os.close(r)
    os.close(w)
    a, b = socket.socketpair()
    with a, b:
        a.send(b'x')
        assert b.recv(1) == b'x'


def run(block, failed):
    try:
        block()
    except BaseException as e:
        failed.append(e)


sys.path.insert(0, folder.name)
with folder:
    for name, make in CASES.items():
        block, unblock = make()
        failed = []
        waits = threading.Thread(target=run, args=(block, failed), daemon=True)
        waits.start()
        time.sleep(0.01)
        go_on = threading.Thread(target=others, daemon=True)
        go_on.start()
        go_on.join(60)
        state = waits.is_alive(), go_on.is_alive()
        if state[1]:
            os.write(1, f'{name}: others wait, too\n'.encode())
            os._exit(1)
        unblock()
        waits.join()
        print(name, *state, *map(repr, failed))
