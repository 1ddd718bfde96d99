# Buffered and text streams over streams that are objects, and what happens when those fail.
import io


def outcome(f, *args):
    try:
        return f(*args)
    except Exception as e:
        context = e.__context__
        return f'{type(e).__name__}: {e}' + (f' after {type(context).__name__}' if context else '')


class Raw(io.RawIOBase):
    def __init__(self, data=b''):
        self.data, self.out, self.fails = data, [], None

    def readable(self):
        return True

    def writable(self):
        return True

    def readinto(self, buffer):
        if self.fails:
            raise self.fails
        n = min(len(buffer), len(self.data), 5)
        buffer[:n], self.data = self.data[:n], self.data[n:]
        return n

    def write(self, data):
        if self.fails:
            raise self.fails
        data = bytes(data)[:6]
        self.out.append(data)
        return len(data)


# What was not taken stays, and comes again.
raw = Raw()
w = io.BufferedWriter(raw, 8)
print(w.write(b'abcdef'), raw.out, w.write(b'ghijklmnopqrstu'), raw.out)
raw.fails = OSError('full')
print(outcome(w.flush))
raw.fails = None
print(outcome(w.flush), raw.out)
w.write(b'rest')
raw.fails = OSError('full')
print(outcome(w.close), w.closed, raw.closed, outcome(w.write, b'x'))

raw = Raw(b'one\ntwo\nthree and more\n')
r = io.BufferedReader(raw, 6)
print(r.peek(), r.read1(2), r.readline(), r.read(2), r.readinto(bytearray(3)), r.readline(3))
raw.fails = OSError('broken')
print(outcome(r.read), outcome(r.readline))
raw.fails = None
print(r.read(), r.read(), r.read1())
print(r.detach() is raw, outcome(r.read), outcome(lambda: r.closed))

# Text waits for a flush, a full chunk or, where that is asked for, the end of a line.
below = io.BytesIO()
t = io.TextIOWrapper(below, 'utf-8', newline='\r\n')
print(t.write('é\n'), below.getvalue(), t.flush(), below.getvalue(), t.tell())
t.reconfigure(line_buffering=True, newline='')
t.write('x')
print(below.getvalue(), t.write('\n'), below.getvalue())
t.reconfigure(write_through=True, encoding='utf-16-le')
t.write('y')
print(below.getvalue(), t.seek(0), t.encoding)
t.reconfigure(encoding='latin-1', errors='ignore')
print(t.errors, repr(t.read()), repr(t.read()))
t.write('z' * 5)
print(t.detach() is below, below.getvalue()[-5:], outcome(t.write, 'x'), outcome(lambda: t.encoding))

t = io.TextIOWrapper(io.BytesIO(b'a\r\nb\rc\nlast \xc3\xa9\xff end'), errors='backslashreplace')
print(repr(t.readline()), t.tell(), repr(t.read(3)), repr(t.readline(2)), t.tell(), repr(t.read()), t.newlines)
t.seek(3)
print(repr(t.readline()), list(t), outcome(t.tell))
t = io.TextIOWrapper(io.BytesIO('bom ü\n'.encode('utf-16') + 'x'.encode('utf-16-le')), 'utf-16')
print([repr(line) for line in t])
t.seek(0, 2)
t.write('more')
t.seek(0)
print(repr(t.read()))

# A stream below that fails, and one that gives too little or the wrong thing.
raw = Raw(b'ab\ncd\n')
t = io.TextIOWrapper(io.BufferedReader(raw))
print(repr(t.readline()))
raw.fails = OSError('broken')
print(outcome(t.read))
raw.fails = None
print(repr(t.readline()), repr(t.readline()))


class Odd(io.BufferedIOBase):
    def readable(self):
        return True

    def read1(self, n):
        return 'text'

    read = read1


print(outcome(io.TextIOWrapper(Odd()).read, 3))


# Who calls back.
class Back(Raw):
    def write(self, data):
        try:
            self.stream.write(b'again')
        except RuntimeError as e:
            print(str(e).partition(' <')[0])
        return super().write(data)


raw = Back()
raw.stream = io.BufferedWriter(raw, 2)
raw.stream.write(b'abc')
print(raw.out, outcome(raw.stream.seekable))


# Objects with methods of their own are asked by them.
class Upper(io.BufferedReader):
    def read1(self, size=-1):
        return super().read1(size).upper()


print(io.TextIOWrapper(Upper(io.BytesIO(b'abc\n'))).readline())
r = io.BufferedReader(io.BytesIO(b'first'))
r.read(2)
r.__init__(io.BytesIO(b'second'))
print(r.read())
b = io.BufferedRandom(io.BytesIO(b'0123456789'), 4)
print(b.read(3), b.write(b'ab'), b.read(2), b.seek(0), b.read(), b.truncate(4), b.seek(0), b.read())
