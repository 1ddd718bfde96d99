# Random seeks, reads and writes of buffered files: what they give and what is in the file afterwards.
import hashlib
import os
import random
import tempfile

random.seed(5)
data = bytes(random.randrange(256) for _ in range(3000))


def step(f, writes):
    op = random.choice(['seek', 'near', 'current', 'end', 'read', 'read', 'line', 'tell', 'write', 'read1', 'peek',
                        'readinto', 'all', 'flush', 'truncate', 'next'])
    if op == 'seek':
        return op, f.seek(random.randrange(3100))
    if op == 'near':
        return op, f.seek(max(0, f.tell() + random.randrange(-50, 50)))
    if op == 'current':
        return op, f.seek(random.randrange(-200, 200), os.SEEK_CUR)
    if op == 'end':
        return op, f.seek(-random.randrange(300), os.SEEK_END)
    if op == 'read':
        return op, f.read(random.choice([0, 1, 5, 10, 50, 300, 1000]))
    if op == 'line':
        return op, f.readline()
    if op == 'write' and writes:
        return op, f.write(bytes(random.randrange(40)))
    if op == 'read1' and not writes:
        at, some = f.tell(), f.read1(random.randrange(100))
        f.seek(at)
        return op, f.read(len(some)) == some, f.seek(at)
    if op == 'peek':
        return op, f.peek(1)[:1]
    if op == 'readinto':
        room = bytearray(random.choice([3, 70, 900]))
        return op, f.readinto(room), bytes(room)
    if op == 'all' and random.random() < .2:
        return op, f.read()
    if op == 'flush':
        return op, f.flush()
    if op == 'truncate' and writes and random.random() < .1:
        return op, f.truncate()
    if op == 'next':
        return op, next(f)
    return op, f.tell()


with tempfile.TemporaryDirectory() as folder:
    name = folder + '/file'
    for mode in 'rb', 'r+b', 'w+b':
        for size in 16, 100, -1:
            with open(name, 'wb') as f:
                f.write(data)
            told = hashlib.md5()
            with open(name, mode, size) as f:
                for _ in range(200):
                    try:
                        result = step(f, '+' in mode)
                    except (OSError, StopIteration) as e:
                        result = type(e), str(e)
                    told.update(repr(result).encode())
            with open(name, 'rb') as f:
                told.update(f.read())
            print(mode, size, told.hexdigest())

    # A seek that fails changes nothing.
    with open(name, 'wb') as f:
        f.write(data)
    with open(name, 'rb') as f:
        f.read(10)
        for wrong in (-11, 1), (-1, 0), (-3001, 2):
            try:
                f.seek(*wrong)
            except (OSError, ValueError) as e:
                print(type(e).__name__, e)
            print(f.tell(), f.read(1) == data[f.tell() - 1:f.tell()])
        print(f.read1(5000) == data[13:], f.tell(), f.read1(5000), f.seek(0), len(f.read1(2000)))

    # What was truncated is not read any more.
    with open(name, 'r+b') as f:
        f.read(10)
        print(f.truncate(20), f.read() == data[10:20])

    # What was read does not count any more once something was written behind it.
    for size in 16, -1:
        with open(name, 'wb') as f:
            f.write(data[:100])
        with open(name, 'r+b', size) as f:
            print(f.read(16) == data[:16], len(f.read(84)) if size < 0 else 0, f.write(b'written'), f.seek(12), f.read(6))
            print(f.seek(-4, os.SEEK_END), f.read(), f.write(b'more'), f.seek(-6, os.SEEK_CUR), f.read())
