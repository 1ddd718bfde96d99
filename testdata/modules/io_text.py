import io

s = io.StringIO('first\nsecond\nthird')
print(repr(s.readline()), s.tell(), repr(s.read(3)), s.readlines(), s.seek(0), list(s))
s.seek(0, 2)
print(s.write('\nmore'), s.getvalue().count('\n'), s.truncate(5), s.getvalue())
b = io.BytesIO(b'abc')
print(b.read(1), b.getvalue(), b.seek(-1, 2), b.read(), b.write(b'xyz'), b.getbuffer().nbytes)
t = io.TextIOWrapper(io.BytesIO(), encoding='utf-8', newline='\n')
print(t.write('é\n'), t.encoding, t.errors, t.flush(), t.buffer.getvalue())
r = io.TextIOWrapper(io.BytesIO(b'one\r\ntwo\rthree\n'))
print(r.read(), r.newlines)
r = io.TextIOWrapper(io.BytesIO(b'one\r\ntwo'), newline='')
print(list(r))
print(io.TextIOWrapper(io.BytesIO('ü'.encode('latin-1')), 'latin-1').read())
try:
    io.TextIOWrapper(io.BytesIO(b'\xff'), 'utf-8').read()
except UnicodeDecodeError as error:
    print(error)
print(repr(io.TextIOWrapper(io.BytesIO(b'\xffa'), 'utf-8', errors='replace').read()))
reader = io.BufferedReader(io.BytesIO(b'0123456789'), 4)
print(reader.peek(1)[:1], reader.read(3), reader.read1(2), reader.readline(), reader.seekable())
raw = io.BytesIO()
writer = io.BufferedWriter(raw, 8)
writer.write(b'12345')
print(raw.getvalue(), writer.flush(), raw.getvalue())
for bad in (lambda: io.StringIO(5), lambda: io.StringIO().write(b'x'), lambda: io.BytesIO().write('x'), lambda: s.seek(-1)):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(type(error).__name__)
s.close()
try:
    s.read()
except ValueError as error:
    print(error)
print(s.closed, io.text_encoding('ascii'), issubclass(io.TextIOWrapper, io.TextIOBase))
