# While a raw stream written in Python waits, other threads do not get into the buffer over it.
import io
import threading
import time


class Slow(io.RawIOBase):
    def __init__(self):
        self.inside = 0
        self.most = 0
        self.at = 0
        self.taken = []

    def readable(self):
        return True

    def writable(self):
        return True

    def wait(self):
        self.inside += 1
        self.most = max(self.most, self.inside)
        time.sleep(.002)
        self.inside -= 1

    def readinto(self, buffer):
        self.wait()
        if self.at == 60:
            return 0
        buffer[:3] = b'%02d\n' % self.at
        self.at += 1
        return 3

    def write(self, data):
        self.wait()
        self.taken.append(bytes(data))
        return len(data)


def run(*works):
    threads = [threading.Thread(target=work) for work in works]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


raw = Slow()
reader = io.BufferedReader(raw)
lines = []


def read():
    while line := reader.readline():
        lines.append(int(line))


run(read, read, read)
print(sorted(lines) == list(range(60)), raw.most)

raw = Slow()
writer = io.BufferedWriter(raw, 4)


def write():
    for i in range(20):
        writer.write(b'%03d' % i)
    writer.flush()


run(write, write, write)
data = b''.join(raw.taken)
print(sorted(data[i:i + 3] for i in range(0, len(data), 3)) == sorted([b'%03d' % i for i in range(20)] * 3), raw.most)


# A thread that waits for text is not in the way of one that writes.
class Both(Slow):
    def __init__(self):
        super().__init__()
        self.come = threading.Event()

    def readinto(self, buffer):
        self.come.wait()
        buffer[:2] = b'x\n'
        return 2

    def write(self, data):
        self.come.set()
        return super().write(data)


raw = Both()
text = io.TextIOWrapper(io.BufferedRWPair(raw, raw), write_through=True)
heard = []


def listen():
    heard.append(text.readline())


def tell():
    text.write('go\n')
    text.flush()


run(listen, tell)
print(heard, raw.taken)
