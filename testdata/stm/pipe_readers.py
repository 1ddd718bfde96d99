# Threads that read from one buffered stream over a pipe: what one of them takes is
# whole, and nobody else's.
import os
import random
import threading

RECORD = 12


def run(mode, take, readers, records):
    r, w = os.pipe()
    source = open(r, mode)
    got = [[] for _ in range(readers)]

    def read(mine):
        while data := take(source):
            mine.append(data)

    threads = [threading.Thread(target=read, args=(mine,)) for mine in got]
    for t in threads:
        t.start()
    data = b''.join(b'%011d\n' % i for i in range(records))
    pieces = random.Random(records)
    at = 0
    while at < len(data):
        n = pieces.randrange(1, 40)
        os.write(w, data[at:at + n])
        at += n
    os.close(w)
    for t in threads:
        t.join()
    source.close()
    return sorted(x for mine in got for x in mine) == [data[i:i + RECORD] for i in range(0, len(data), RECORD)]


def readinto(source):
    buffer = bytearray(RECORD)
    return bytes(buffer[:source.readinto(buffer)])


print('read', run('rb', lambda source: source.read(RECORD), 3, 1500))
print('readinto', run('rb', readinto, 3, 1500))


def one_byte_at_a_time():
    r, w = os.pipe()
    counts = [0] * 4

    def read(i):
        while os.read(r, 1) == b'x':
            counts[i] += 1

    threads = [threading.Thread(target=read, args=(i,)) for i in range(4)]
    for t in threads:
        t.start()
    for _ in range(1000):
        os.write(w, b'x')
    os.write(w, b'.' * 4)
    for t in threads:
        t.join()
    os.close(r)
    os.close(w)
    return sum(counts)


print('os.read', one_byte_at_a_time())
