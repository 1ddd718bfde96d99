"""Positions in StringIO and BytesIO may be as large as an index."""
import io


def outcome(f, *args):
    try:
        return f(*args)
    except (OverflowError, ValueError) as e:
        return type(e).__name__


for cls, text in (io.BytesIO, b'ab'), (io.StringIO, 'ab'):
    for pos in 2**40, 2**60, 2**61, 2**62, 2**63 - 1, 2**63, -1:
        f = cls()
        f.write(text)
        print(cls.__name__, pos, outcome(f.seek, pos), f.tell(), f.read(3), f.readline(), list(f), f.getvalue())
f = io.BytesIO(b'abc')
f.seek(5)
for whence in 1, 2:
    print(outcome(f.seek, 2**63 - 1, whence), f.tell(), outcome(f.seek, 2**62, whence), f.tell(), f.readinto(bytearray(3)))
for cls, text in (io.BytesIO, b'ab'), (io.StringIO, 'ab'):
    f = cls()
    f.seek(2**63 - 1)
    print(outcome(f.write, text))
