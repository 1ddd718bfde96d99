# Files that a thread opens, reads and closes while others do the same: a transaction that opens one may be aborted, keep it, hand it on.
import gc
import os
import tempfile
import threading

folder = tempfile.TemporaryDirectory()
FILES, THREADS, ROUNDS = 12, 3, 25


def name(i):
    return os.path.join(folder.name, f'{i}.txt')


def text(i):
    return ''.join(f'{i}: line {j}\n' for j in range(i * 7)) + 'end é'


for i in range(FILES):
    with open(name(i), 'w', encoding='utf-8') as f:
        f.write(text(i))

shared = {'read': 0}
lock = threading.Lock()
wrong = []


def check(what, got, want):
    if got != want:
        wrong.append((what, got, want))


def whole(i):
    with open(name(i), encoding='utf-8') as f:
        check('whole', f.read(), text(i))
        check('rest', f.read(), '')
    check('closed', f.closed, True)


def binary(i):
    with open(name(i), 'rb') as f:
        data = f.read(10) + f.read1() + f.read()
    check('binary', data.decode(), text(i))


def lines(i):
    with open(name(i), 'r') as f:
        check('lines', list(f), text(i).splitlines(True))
    with open(name(i), 'rb', 0) as f:
        first = f.readline()
        check('position', f.tell(), len(first))
        f.seek(0)
        check('raw', f.readall().decode(), text(i))


def moved(i):
    f = open(name(i))
    first = f.readline()
    at = f.tell()
    rest = f.read()
    f.seek(at)
    check('again', f.read(), rest)
    check('first', first + rest, text(i))
    f.close()
    try:
        f.read()
        check('closed', 'read', 'no read')
    except ValueError:
        pass


def changing(i):
    """The transaction meets others."""
    with open(name(i)) as f:
        with lock:
            shared['read'] += len(f.readline())
        with lock:
            shared[i] = f.read()
    check('changing', shared[i], text(i)[text(i).find('\n') + 1 or len(text(i)):])


def failing(i):
    try:
        with open(name(i), encoding='ascii') as f:
            f.read()
            check('failing', 'read', 'no ascii')
    except UnicodeDecodeError as e:
        check('failing', e.encoding, 'ascii')


def kept(i):
    """Another thread goes on with it."""
    f = open(name(i))
    got = [f.read(3)]
    t = threading.Thread(target=lambda: (got.append(f.read()), f.close()))
    t.start()
    t.join()
    check('kept', ''.join(got), text(i))
    check('closed', f.closed, True)


def long(i):
    """Longer than a transaction."""
    with open(name(i)) as f:
        n = 0
        for line in f:
            for _ in range(300):
                n += 1
        check('long', n, 300 * len(text(i).splitlines()))


def written(i, t):
    own = os.path.join(folder.name, f'own{t}')
    with open(own, 'w') as g:
        with open(own) as f:
            check('before', f.read(), '')
            g.write('one')
            g.flush()
            check('between', f.read(), 'one')
        g.write('two')
        g.flush()
        with open(own) as f:
            check('after', f.read(), 'onetwo')
    with open(own) as f:
        check('closed', f.read(), 'onetwo')


def adorned(i):
    calls = []
    f = open(name(i))
    close = f.close
    f.close = lambda: (calls.append(f.read()), close())
    with f:
        f.readline()
    check('adorned', len(calls), 1)
    check('closed', f.closed, True)


def not_closed(i):
    check('not closed', open(name(i)).read(), text(i))


def layers(i):
    f = open(name(i))
    b = f.detach()
    raw = b.detach()
    check('layers', raw.read().decode(), text(i))
    raw.close()


def missing(i):
    for path in name('missing'), folder.name:
        try:
            open(path)
            check('missing', 'opened', path)
        except (FileNotFoundError, IsADirectoryError) as e:
            check('missing', e.filename, path)


def work(t):
    try:
        for r in range(ROUNDS):
            i = (r * 5 + t) % FILES
            for step in whole, binary, lines, moved, changing, failing, kept, adorned, not_closed, layers, missing:
                step(i)
            written(i, t)
            if r % 8 == 0:
                long(i)
    except BaseException as e:
        wrong.append(repr(e))


with folder:
    before = len(os.listdir('/proc/self/fd'))
    threads = [threading.Thread(target=work, args=(t,)) for t in range(THREADS)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    gc.collect()
    gc.collect()
    print(wrong[:5], len(os.listdir('/proc/self/fd')) - before)
    print(shared['read'] == sum(len(text((r * 5 + t) % FILES).splitlines(True)[0]) for r in range(ROUNDS) for t in range(THREADS)))
