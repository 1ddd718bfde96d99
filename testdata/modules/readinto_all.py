# Reading into memory that is there: files, descriptors and sockets, of all sizes, also in a thread.
import array, io, mmap, os, socket, tempfile, threading, zlib

DATA = bytes(i * 7 % 251 for i in range(100_000))


def fails(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__


def parts(f, sizes):
    out = []
    for size in sizes:
        b = bytearray(b'.' * size)
        n = f.readinto(b)
        out.append((n, zlib.crc32(b)))
    return out


def files(path, out):
    sizes = [0, 1, 16, 5000, 8192, 8191, 20000, 40000, 0, 30000, 5]
    with open(path, 'rb', buffering=0) as f:
        out.append(parts(f, sizes))
    with open(path, 'rb') as f:
        out.append(parts(f, sizes))
    with open(path, 'rb', 4096) as f:  # what was read ahead first
        f.read(3)
        b = bytearray(9000)
        out.append((f.readinto(b), f.tell(), bytes(b) == DATA[3:9003], f.readinto1(b), f.tell()))
    with open(path, 'r+b') as f:  # what was written first
        f.write(b'first')
        b = bytearray(20)
        out.append((f.readinto(b), bytes(b) == DATA[5:25], f.tell()))
        f.seek(0)
        f.write(DATA[:5])
        f.flush()
        view = memoryview(bytearray(100))[10:90]
        f.seek(50)
        out.append((f.readinto(view), bytes(view.obj[:10]), bytes(view) == DATA[50:130]))
        numbers = array.array('i', [0] * 5)
        out.append((f.readinto(numbers), numbers.tolist()))
        out.append((fails(f.readinto, b'bytes'), fails(f.readinto, memoryview(b'x')), fails(f.readinto, 'x'), fails(f.readinto, view[::2])))


def descriptors(path, out):
    fd = os.open(path, os.O_RDONLY)
    a, b, c = bytearray(3), bytearray(0), memoryview(bytearray(10))[2:]
    out.append((os.readv(fd, [a, b, c]), bytes(a) + bytes(c.obj) == DATA[:3] + b'\0\0' + DATA[3:11]))
    out.append((os.preadv(fd, (c,), 99_996), bytes(c) == DATA[99_996:] + DATA[7:11], os.preadv(fd, [a], 100_000), os.readv(fd, [])))
    big = bytearray(150_000)
    out.append((os.readv(fd, [big]), zlib.crc32(big), os.readv(fd, [big]), os.pread(fd, 4, 1), len(os.read(fd, 10))))
    out.append((fails(os.readv, fd, [a, b'const']), fails(os.readv, fd, [1]), fails(os.preadv, fd, [a], -1), fails(os.readv, -1, [a])))
    with mmap.mmap(-1, 4096) as m:
        out.append((os.preadv(fd, [m], 7), m[:] == DATA[7:4103]))
    os.close(fd)


def pipes(out):
    r, w = os.pipe()
    os.write(w, b'abcdef')
    b = bytearray(1 << 20)
    out.append((os.readv(r, [b]), bytes(b[:7])))
    os.set_blocking(r, False)
    out.append((fails(os.readv, r, [b]),))
    with open(r, 'rb', buffering=0, closefd=False) as f:
        out.append((f.readinto(b),))
    os.close(w)
    with open(r, 'rb') as f:
        out.append((f.readinto(b),))


def sockets(out):
    a, b = socket.socketpair()
    sender = threading.Thread(target=lambda: [a.sendall(DATA[:n]) for n in (1, 5000, 100_000, 0, 3)])
    sender.start()
    got, buf = bytearray(), bytearray(70_000)
    while len(got) < 105_004:
        n = b.recv_into(buf, 10 if len(got) < 100 else 0)
        got += buf[:n]
    sender.join()
    out.append((bytes(got) == DATA[:1] + DATA[:5000] + DATA + DATA[:3], len(got)))
    a.sendall(memoryview(DATA)[:6000])
    out.append((b.recv(6000, socket.MSG_WAITALL) == DATA[:6000], fails(b.recv_into, b'x'), fails(b.recv_into, bytearray(2), 3)))
    a.close()
    out.append((b.recv_into(buf), b.recv(100)))
    b.close()


class Raw(io.RawIOBase):
    def __init__(self):
        self.at = 0

    def readable(self):
        return True

    def readinto(self, b):
        n = min(len(b), 3000, 20_000 - self.at)
        b[:n] = DATA[self.at:self.at + n]
        self.at += n
        return n


def objects(out):
    f = io.BufferedReader(Raw(), 1000)
    b = bytearray(12_345)
    out.append((f.readinto(b), bytes(b) == DATA[:12_345], f.readinto1(b), f.readinto(b), f.readinto(b)))
    f = io.BufferedReader(io.BytesIO(DATA))
    f.read(1)
    out.append((f.readinto(b), bytes(b) == DATA[1:12_346], f.tell()))


def everything(path, out):
    files(path, out)
    descriptors(path, out)
    pipes(out)
    sockets(out)
    objects(out)


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'data')
    with open(path, 'wb') as f:
        f.write(DATA)
    here, there = [], []
    everything(path, here)
    thread = threading.Thread(target=everything, args=(path, there))
    thread.start()
    thread.join()
    for line in here:
        print(line)
    print(here == there)
