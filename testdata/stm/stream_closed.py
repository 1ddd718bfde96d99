# Who writes to a buffered stream that another thread is closing waits until it is closed.
import io
import threading
import time

closing, go = threading.Event(), threading.Event()
order = []


class Raw(io.RawIOBase):
    def writable(self):
        return True

    def write(self, data):
        order.append(bytes(data))
        return len(data)

    def close(self):
        if not self.closed:
            closing.set()
            go.wait()
            order.append('closed')
        super().close()


def write(stream):
    closing.wait()
    order.append('writing')
    writing.set()
    try:
        stream.write(b'late')
    except ValueError as e:
        order.append(str(e))


for wrap in io.BufferedWriter, lambda raw: io.BufferedWriter(raw, 2):
    closing.clear(), go.clear(), order.clear()
    writing = threading.Event()
    stream = wrap(Raw())
    stream.write(b'early')
    threads = [threading.Thread(target=stream.close), threading.Thread(target=write, args=(stream,))]
    for t in threads:
        t.start()
    writing.wait()
    time.sleep(.05)
    go.set()
    for t in threads:
        t.join()
    print(order, stream.closed)


class Reentrant(io.RawIOBase):
    stream = None

    def readable(self):
        return True

    def readinto(self, buffer):
        try:
            self.stream.read(1)
        except RuntimeError as e:
            print(type(e).__name__, str(e).partition(' <')[0])
        buffer[:2] = b'ab'
        return 2


raw = Reentrant()
raw.stream = io.BufferedReader(raw)
print(raw.stream.read(2))
