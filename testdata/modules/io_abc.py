import io


class Raw(io.RawIOBase):
    def __init__(self, data):
        self.data, self.pos = data, 0

    def readable(self):
        return True

    def readinto(self, buffer):
        part = self.data[self.pos:self.pos + len(buffer)]
        buffer[:len(part)] = part
        self.pos += len(part)
        return len(part)


r = Raw(b'line one\nline two\nrest')
print(r.read(4), r.readline(), r.readlines(), r.read(5), r.readable(), r.writable(), r.seekable())
r = Raw(b'abc\ndef')
print(r.readall(), r.closed, list(Raw(b'a\nb\n')), Raw(b'xyz').readline(2))
with Raw(b'') as r:
    pass
print(r.closed)
for bad in (lambda: r.__enter__(), lambda: Raw(b'').seek(0), lambda: Raw(b'').fileno(), lambda: Raw(b'').tell(),
            lambda: Raw(b'').truncate(), lambda: r.isatty()):
    try:
        bad()
    except (ValueError, OSError) as error:
        print(type(error).__name__, error)
print(isinstance(io.StringIO(), io.TextIOBase), isinstance(io.BytesIO(), io.BufferedIOBase),
      isinstance(io.StringIO(), io.IOBase), isinstance(io.BytesIO(), io.RawIOBase))
print(issubclass(io.UnsupportedOperation, OSError), issubclass(io.UnsupportedOperation, ValueError))
print(io.SEEK_SET, io.SEEK_CUR, io.SEEK_END, io.DEFAULT_BUFFER_SIZE)
d = io.IncrementalNewlineDecoder(None, True)
print(repr(d.decode('a\r')), repr(d.decode('\nb\rc\n')), d.newlines, repr(d.decode('x\r', True)))


class Text(io.TextIOBase):
    pass


for bad in (lambda: Text().read(), lambda: Text().write('x'), lambda: Text().detach()):
    try:
        bad()
    except io.UnsupportedOperation as error:
        print(error)
pair = io.BufferedRWPair(io.BytesIO(b'input'), io.BytesIO())
print(pair.read(3), pair.write(b'xx'), pair.readable(), pair.writable())
