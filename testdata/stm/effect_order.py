"""Who sees an effect of another thread beside the heap, as what it wrote to a pipe or a new folder, sees what that
thread did before, too."""
import os
import select
import socket
import tempfile
import threading
from types import SimpleNamespace

folder = tempfile.mkdtemp()
place = os.path.join(folder, 'it')
seen = SimpleNamespace(x=0)


def store():
    seen.x = 1


def nested(f):
    """Call f from inside of a native."""
    class Item:
        def __lt__(self, other):
            f()
            return False
    [Item(), Item()].sort()


def until(f):
    while not f():
        pass


def after_effect(f):
    """Store and call f in a transaction that has had an effect already."""
    def run():
        os.umask(0o22)
        store()
        f()
    return run


def pipe_effects(w, raw, buffered):
    yield 'write', lambda: os.write(w, b'x')
    yield 'write after another effect', after_effect(lambda: os.write(w, b'x'))
    yield 'nested write', lambda: nested(lambda: (store(), os.write(w, b'x')))
    yield 'raw file', lambda: raw.write(b'x')
    yield 'much', lambda: buffered.write(b'x' * 20000)
    yield 'flush', lambda: (buffered.write(b'x'), buffered.flush())


def pipe_looks(r, raw):
    yield 'read', lambda: os.read(r, 1)
    yield 'nested read', lambda: nested(lambda: os.read(r, 1))
    yield 'select', lambda: select.select([r], [], [])
    yield 'select in a loop', lambda: until(lambda: select.select([r], [], [], 0)[0])
    yield 'raw file', lambda: raw.read(1)


def file_effects():
    yield 'mkdir', lambda: os.mkdir(place)
    yield 'mkdir after another effect', after_effect(lambda: os.mkdir(place))
    yield 'open', lambda: open(place, 'w').close()
    yield 'symlink', lambda: os.symlink('nowhere', place)


def file_looks():
    yield 'lexists', lambda: until(lambda: os.path.lexists(place))
    yield 'listdir', lambda: until(lambda: os.listdir(folder))


def meet(effect, look, main_looks):
    """What one thread sees of what the other did before the effect."""
    seen.x, found = 0, []

    def first():
        store()
        effect()
        max(range(300_000))     # the transaction goes on

    def second():
        found.append(seen.x)
        look()
        found.append(seen.x)
    here, there = (second, first) if main_looks else (first, second)
    other = threading.Thread(target=there)
    other.start()
    here()
    other.join()
    return found[-1]


def pipes():
    for i in range(6):
        for j in range(5):
            r, w = os.pipe()
            with open(r, 'rb', 0) as reader, open(w, 'wb', 0, closefd=False) as raw, open(w, 'wb') as buffered:
                name, effect = list(pipe_effects(w, raw, buffered))[i]
                how, look = list(pipe_looks(r, reader))[j]
                for main_looks in False, True:
                    if meet(effect, look, main_looks) != 1:
                        print('pipe', name, how, main_looks)
                    while select.select([r], [], [], 0)[0]:
                        os.read(r, 65536)


def sockets():
    for how in 'recv', 'select':
        for main_looks in False, True:
            a, b = socket.socketpair()
            with a, b:
                look = (lambda: b.recv(1)) if how == 'recv' else lambda: select.select([b], [], [])
                if meet(after_effect(lambda: a.send(b'x')), look, main_looks) != 1:
                    print('socket', how, main_looks)


def files():
    for name, effect in file_effects():
        for how, look in file_looks():
            for main_looks in False, True:
                if meet(effect, look, main_looks) != 1:
                    print('file', name, how, main_looks)
                os.rmdir(place) if os.path.isdir(place) else os.unlink(place)


pipes()
sockets()
files()
os.rmdir(folder)
print('done')
