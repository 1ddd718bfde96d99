# seek() of a BufferedReader over other streams: within what was read last the raw
# stream is left alone.
import gzip
import io
import random

random.seed(11)


class Raw(io.RawIOBase):
    def __init__(self, data):
        self.data, self.at, self.log = data, 0, []

    def readable(self):
        return True

    def seekable(self):
        return True

    def readinto(self, b):
        part = self.data[self.at:self.at + len(b)]
        b[:len(part)] = part
        self.at += len(part)
        self.log.append(len(part))
        return len(part)

    def seek(self, pos, whence=0):
        if (pos, whence) != (0, 1):
            self.log.append("seek")
        self.at = pos + (0, self.at, len(self.data))[whence]
        return self.at

    def tell(self):
        return self.at


data = bytes(range(256)) * 3
r = Raw(data)
b = io.BufferedReader(r, 64)
print(b.read(10), b.seek(5), b.read(3), b.seek(-3, 1), b.read(2), b.seek(63), b.read(1), b.tell(), r.log)
print(b.seek(0), b.read(2), b.seek(64), b.read(2), r.log)
print(b.seek(10), b.read(2), r.log)
print(b.seek(0, 2), b.read(2), b.seek(-5, 2), b.read(), r.log, b.tell())
for trial in range(40):
    b = io.BufferedReader(Raw(data), random.choice([1, 8, 64, 500, 1000]))
    m = io.BytesIO(data)
    for step in range(30):
        do, n = random.randrange(6), random.randrange(0, 90)
        if do == 0:
            assert b.read(n) == m.read(n)
        elif do == 1:
            assert b.seek(n * 9) == m.seek(n * 9)
        elif do == 2:
            n = max(n - 45, -m.tell())
            assert b.seek(n, 1) == m.seek(n, 1)
        elif do == 3:
            x, y = bytearray(n), bytearray(n)
            assert (b.readinto(x), x) == (m.readinto(y), y)
        elif do == 4:
            assert b.readline(n) == m.readline(n)
        else:
            part = b.read1(n)
            assert m.read(len(part)) == part
        assert b.tell() == m.tell()
    assert b.read() == m.read()
z = io.BytesIO(gzip.compress(data * 40, mtime=0))
with gzip.GzipFile(fileobj=z) as g:
    for n in 100, 99, 5000, 4990, 20000, 3, 30000:
        g.seek(n)
        assert g.read(5) == (data * 40)[n:n + 5], n
        assert g.tell() == n + 5
with io.BytesIO(data) as raw:
    b = io.BufferedReader(raw, 16)
    print(b.read(4), b.seek(1), b.peek(3)[:3], b.read(20), b.seek(3), b.read(2), b.tell())
    try:
        b.seek(-50, 1)
    except (ValueError, OSError) as e:
        print(type(e).__name__)
    b.detach()
