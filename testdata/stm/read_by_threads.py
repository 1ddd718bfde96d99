# Files that several threads read: each one of its own, and all of them one; asked in between for what else there is to know of them.

import io
import os
import subprocess
import sys
import tempfile
import threading

folder = tempfile.TemporaryDirectory()
LINES = 400


def path(name):
    return os.path.join(folder.name, name)


def in_threads(f, n=2):
    results, errors = [None] * n, []

    def run(i):
        try:
            results[i] = f(i)
        except BaseException as e:
            errors.append(e)
    threads = [threading.Thread(target=run, args=(i,)) for i in range(n)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    if errors:
        raise errors[0]
    return results


def busy():
    "Enough for a transaction to end."
    for i in range(3000):
        pass


with open(path('a'), 'w') as f:
    for i in range(LINES):
        f.write(f'{i} line é {"x" * (i % 50)}\n')
with open(path('b'), 'wb') as f:
    f.write(b'one\r\ntwo\rthree\n' * 50)
text = open(path('a')).read()
data = text.encode()


def own_lines(i):
    got = []
    with open(path('a')) as f:
        for line in f:
            got.append(line)
            if len(got) % 40 == 0:
                busy()
    return ''.join(got) == text, f.closed


print(in_threads(own_lines))


def own_bytes(i):
    with open(path('a'), 'rb') as f:
        got = [f.read(5)]
        busy()
        while b := f.read(100 + i):
            got.append(b)
        at = f.tell()
        f.seek(10)
        busy()
        more = f.readline(), f.tell(), f.seek(-7, io.SEEK_END), f.read(), f.peek(3), f.seek(3, 1), f.read(1)
        f.seek(1)
        busy()
        return b''.join(got) == data, at == len(data), more[0] == data[10:].split(b'\n')[0] + b'\n', f.read() == data[1:], more[3:5], more[6]


print(in_threads(own_bytes))


def positions(i):
    with open(path('a')) as f:
        f.readline()
        busy()
        f.readline()
        at = f.tell()
        third = f.readline()
        f.seek(at)
        busy()
        again = f.readline()
        next(f)
        try:
            f.tell()
        except OSError as e:
            error = str(e)
        busy()
        rest = f.read()
        return third == again, error, text.endswith(rest), f.seek(0, 2) == len(data), f.tell() == len(data), f.seek(0), f.read(3)


print(in_threads(positions))


def endings(i):
    out = []
    for newline in None, '', '\n', '\r':
        with open(path('b'), newline=newline) as f:
            first = f.readline()
            busy()
            lines = f.readlines()
            out.append((first, len(lines), f.newlines))
    return out


print(in_threads(endings)[0])


def descriptor(i):
    f = open(path('a'), 'rb', buffering=64)
    f.read(10)
    busy()
    f.read(60)
    fd = f.fileno()
    here = os.lseek(fd, 0, 1)
    rest = f.read(10)
    os.lseek(fd, 0, 0)
    f.seek(0)
    busy()
    raw = f.raw
    part = raw.read(4), raw.tell(), f.read(4), f.tell()
    g = open(path('a'))
    g.readline()
    busy()
    g.readline()
    child = subprocess.run([sys.executable, '-c', 'import os; print(os.lseek(0, 0, 1))'], stdin=g, capture_output=True, text=True)
    buffer = g.detach()
    return here, rest == data[70:80], part, child.stdout, buffer.closed, f.close(), f.closed, raw.closed, buffer.raw.fileno() > 2


print(in_threads(descriptor, 1))


def failures(i):
    out = []
    f = open(path('a'))
    f.readline()
    busy()
    f.readline()
    for do in lambda: f.write('x'), lambda: f.buffer.write(b'x'), lambda: f.seek(-1), lambda: f.buffer.seek(-1), lambda: f.truncate(3):
        try:
            out.append(do())
        except (OSError, ValueError) as e:
            out.append((type(e).__name__, str(e)))
    f.close()
    for do in f.readline, f.fileno, f.buffer.read, f.buffer.tell, lambda: next(f), lambda: next(f.buffer), f.close:
        try:
            out.append(do())
        except ValueError as e:
            out.append(str(e))
    return out


print(in_threads(failures, 2)[1])

# one file, and each line for one thread
f = open(path('a'))
f.readline()
lock = threading.Lock()


def shared(i):
    got = []
    while True:
        with lock:
            line = f.readline()
        if not line:
            return got
        got.append(line)
        if len(got) % 20 == 0:
            busy()


print(sorted(sum(in_threads(shared, 4), [])) == sorted(text.splitlines(True)[1:]))
f.close()

f = open(path('a'), 'rb')


def shared_bytes(i):
    got = []
    while line := f.readline():
        got.append(line)
        if len(got) % 20 == 0:
            busy()
    return got


print(sorted(sum(in_threads(shared_bytes, 4), [])) == sorted(data.splitlines(True)))
f.close()

# what is written comes before what tells of it
log = open(path('log'), 'w')
written, done = [0], threading.Event()


def follow(i):
    if i == 0:
        for n in range(300):
            log.write(f'{n}\n')
            log.flush()
            written[0] += 1
        done.set()
        return True
    ok, n, ended = True, 0, False
    with open(path('log'), 'rb') as f:
        while True:
            ended, least = done.is_set(), written[0]
            while line := f.readline():
                if line.endswith(b'\n'):
                    ok &= line == b'%d\n' % n
                    n += 1
                else:
                    f.seek(-len(line), 1)
                    break
            ok &= n >= least
            if ended:
                return ok, n


print(in_threads(follow, 3))
log.close()

# closed by another thread
f = open(path('a'))
started = threading.Event()


def closes(i):
    if i == 0:
        started.wait()
        f.close()
        return True
    try:
        while True:
            f.seek(0)
            f.readline()
            started.set()
    except ValueError as e:
        return 'closed file' in str(e)


print(in_threads(closes, 2))


def closed_within(mode):
    "What was read before is the begin of the file, nothing left out."
    f, read = open(path('a'), mode), threading.Event()
    lines = (text if mode == 'r' else data).splitlines(True)

    def work(i):
        if i == 0:
            read.wait()
            f.close()
            return True
        got = []
        try:
            while True:
                line = f.readline()
                if line:
                    got.append(line)
                if len(got) == 30:
                    read.set()
        except ValueError:
            return got == lines[:len(got)]
    return in_threads(work)


print([closed_within(mode) for mode in ('r', 'rb') * 5])
folder.cleanup()
