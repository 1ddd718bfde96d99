# What the layers of a stream do to each other: streams that do not block, errors
# while closing, marks at the beginning, attributes of layers that are gone.
import io
import os
import tempfile
import threading
import warnings


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e, '<-', repr(e.__context__))
        return e


# pipes that do not block
r, w = os.pipe()
os.set_blocking(r, False)
os.set_blocking(w, False)
reader, writer = io.open(r, 'rb', buffering=16), io.open(w, 'wb', buffering=16)
attempt(reader.read)
attempt(reader.read, 5)
attempt(reader.read1, 5)
attempt(reader.peek)
attempt(reader.readline)
attempt(reader.readinto, bytearray(3))
attempt(reader.raw.read)
attempt(reader.raw.read, 3)
attempt(reader.raw.readinto, bytearray(3))
sent, received = [], []
for size in 9999, 73, 7574:
    message = b'm' * size
    try:
        for _ in range(3000):
            sent.append(message)
            writer.write(message)
    except BlockingIOError as e:
        sent[-1] = message[:e.characters_written]
        received.append(reader.read())
        writer.write(b'BLOCKED')
        sent.append(b'BLOCKED')
while True:
    try:
        writer.flush()
        break
    except BlockingIOError as e:
        print(e.args, e.characters_written)
        received.append(reader.read())
received += iter(reader.read, None)
print(b''.join(sent) == b''.join(received))
writer.close()
attempt(reader.read)
reader.close()


class Raw(io.RawIOBase):
    """A raw stream that gives prepared answers."""

    def __init__(self, *answers, takes=1000, at=0):
        self.answers, self.takes, self.at, self.taken = list(answers), takes, at, []

    def readable(self):
        return True

    writable = seekable = readable

    def readinto(self, buffer):
        if not self.answers:
            return 0
        data = self.answers.pop(0)
        if not isinstance(data, bytes):
            return data
        buffer[:len(data)] = data
        return len(data)

    def write(self, b):
        n = self.takes if self.takes is None or self.takes < 0 else min(self.takes, len(b))
        self.taken.append(bytes(b[:n]))
        return n

    def seek(self, pos, whence=0):
        return self.at


attempt(io.BufferedReader(Raw(None, b'abc', None)).read)
attempt(io.BufferedReader(Raw(b'abc', None, b'def')).read, 10)
attempt(io.BufferedReader(Raw(b'abc')).read, -2)
e = attempt(io.BufferedReader(Raw('x')).read, 1)
print(repr(e.__cause__))
attempt(io.BufferedRandom(Raw(at=-1)).seek, 0)
b = io.BufferedReader(Raw(b'abc', b'de', b'fgh', b'jkl'), buffer_size=10)
target = bytearray(2)
print(b.peek(), [b.readinto1(target) for _ in range(3)], b.peek(), b.readinto1(bytearray(20)))
raw = Raw(takes=None)
b = io.BufferedWriter(raw, 4)
print(b.write(b'ab'), b.write(b'cd'))
try:
    b.write(b'ef')
except BlockingIOError as e:
    print(e.strerror, e.characters_written)
raw.takes = 3
print(b.write(b'ghijkl'), b.flush(), raw.taken)
raw.takes = -5
b.write(b'x')
attempt(b.flush)
raw.takes = 100
b.close()
attempt(io.BufferedReader, Raw(), 0)
b = io.BufferedReader(Raw(b'abc'))
attempt(b.__init__, Raw(), -1)
attempt(b.read)

# errors while closing
class Bad(Raw):
    def close(self):
        super().close()
        raise OSError('close')


for make in io.BufferedReader, io.BufferedWriter, lambda raw: io.TextIOWrapper(io.BufferedReader(raw)):
    raw = Bad()
    stream = make(raw)

    def flush():
        print('flushed', stream.closed, raw.closed)
        raise ValueError('flush')
    stream.flush = flush
    attempt(stream.close)
    print(stream.closed, raw.closed)

# text
text = io.TextIOWrapper(io.BytesIO(b'a\nb\nc\n'), 'ascii')
next(text)
attempt(text.tell)
print(list(text), text.tell(), text._CHUNK_SIZE)
text.detach()
print(text.encoding, text.errors, text.line_buffering, text.write_through, repr(text))
attempt(text.read)
attempt(lambda: text.closed)


class Half(io.BytesIO):
    def readable(self):
        return False


attempt(io.TextIOWrapper(Half(b'abc')).read)
Half.readable, Half.writable = Half.writable, Half.readable
attempt(io.TextIOWrapper(Half(b'abc')).write, 'x')
name = tempfile.mktemp()
for encoding in 'utf-8-sig', 'utf-16', 'utf-32':
    with open(name, 'w', encoding=encoding) as f:
        f.write('aaa')
        end = f.tell()
    with open(name, 'r+', encoding=encoding) as f:
        f.seek(end)
        f.write('zzz')
        f.seek(0)
        f.write('bbb')
    with open(name, 'a', encoding=encoding) as f:
        f.write('xxx')
        f.seek(0)
        f.seek(0, io.SEEK_END)
        f.write('yyy')
    with open(name, 'rb') as f:
        print(f.read() == 'bbbzzzxxxyyy'.encode(encoding))
with open(name, 'w', encoding='ascii') as f:
    f.write('foo\n')
    f.reconfigure(encoding='utf-8-sig')
    f.write('\xe9\n')
print(open(name, 'rb').read())

# files of their own kinds
with open(name, 'wb', buffering=0) as f:
    del f.name
    print(repr(f).replace(str(f.fileno()), 'N'), f._blksize > 0)
    attempt(lambda: f.name)
with open(os.open(name, os.O_RDONLY), 'rb', buffering=0) as f:
    print(repr(f).replace(str(f.fileno()), 'N'))
try:
    open(name, 'rb', opener=lambda path, flags: 1 << 20)
except OSError as e:
    print(e)
fd = os.open('/', os.O_RDONLY)
try:
    open(fd)
except IsADirectoryError as e:
    print(e.errno, e.filename == fd)
os.close(fd)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    open(name, 'wb', buffering=1).close()
    print(*(w.message for w in caught))

# what is closed is written, also after threads
thread = threading.Thread(target=lambda: None)
thread.start()
thread.join()
for mode, data in ('wb', b'abc'), ('w', 'abc'):
    with open(name, mode) as f:
        f.write(data)
    print(open(name, mode.replace('w', 'r')).read())
os.unlink(name)
