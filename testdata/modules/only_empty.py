"""There is one empty str, bytes and tuple, and one bytes object for each byte: programs ask by `is`."""
import binascii
import io
import re
import struct
import threading
import zlib
from urllib.parse import urlsplit

EMPTY, TEXT, NONE, A = b'', '', (), b'a'
ba = bytearray(b'')


class B(bytes):
    pass


for name, f in {
        'bytes()': lambda: bytes(), 'bytearray': lambda: bytes(ba), 'list': lambda: bytes([]), 'number': lambda: bytes(0), 'fromhex': lambda: bytes.fromhex(''),
        'encode': lambda: TEXT.encode(), 'latin-1': lambda: TEXT.encode('latin-1'), 'slice': lambda: b'abc'[1:1], 'times': lambda: b'a' * 0,
        'add': lambda: EMPTY + b'', 'join': lambda: b''.join([]), 'split': lambda: b','.split(b',')[0], 'partition': lambda: b'a'.partition(b',')[1],
        'rpartition': lambda: b'a'.rpartition(b',')[0], 'strip': lambda: b'  '.strip(), 'replace': lambda: b'a'.replace(b'a', b''),
        'removeprefix': lambda: b'a'.removeprefix(b'a'), 'lower': lambda: b''.lower(), 'translate': lambda: b'a'.translate(None, b'a'),
        'splitlines': lambda: b'\n'.splitlines()[0], '%': lambda: b'%s' % b'', 'tobytes': lambda: memoryview(b'').tobytes(),
        'to_bytes': lambda: (0).to_bytes(0, 'big'), 'subclass': lambda: bytes(B()), 're': lambda: re.match(b'(x?)', b'a').group(1),
        'struct': lambda: struct.pack(''), 'BytesIO': lambda: io.BytesIO().read(), 'getvalue': lambda: io.BytesIO().getvalue(),
        'read': lambda: io.BytesIO(b'a').read(0), 'hexlify': lambda: binascii.hexlify(b''), 'zlib': lambda: zlib.decompress(zlib.compress(b'')),
        'urlsplit': lambda: urlsplit(b'/a').scheme}.items():
    assert f() is EMPTY, name
for name, f in {'bytes': lambda: bytes([97]), 'encode': lambda: 'a'.encode(), 'slice': lambda: b'xay'[1:2], 'join': lambda: b''.join([b'a']),
                'strip': lambda: b'xa'.strip(b'x'), 'times': lambda: A * 1, 'split': lambda: b'a,b'.split(b',')[0]}.items():
    assert f() is A, name
for name, f in {'slice': lambda: 'abc'[1:1], 'decode': lambda: b''.decode(), 're': lambda: re.match('(x?)', 'a').group(1), 'join': lambda: ''.join([]),
                'StringIO': lambda: io.StringIO().read()}.items():
    assert f() is TEXT, name
for name, f in {'tuple': lambda: tuple([]), 'slice': lambda: (1, 2)[2:], 'args': lambda: (lambda *a: a)(), 'times': lambda: (1,) * 0, 'add': lambda: NONE + (),
                'generator': lambda: tuple(x for x in []), 'groups': lambda: re.match('', '').groups(), 'zip': lambda: tuple(zip())}.items():
    assert f() is NONE, name
every = bytes(range(256))
print([bytes([i]) is every[i:i + 1] for i in range(256)].count(True))
print(B() is EMPTY, B(b'a') is A, type(B()).__name__, bytes(1) == b'\0', hash(bytes()) == hash(EMPTY), {b'a': 1}[bytes([97])])

found = set()
start = threading.Barrier(3)


def look():
    start.wait()
    found.update(map(id, [bytes([i]) for i in range(256)] + [bytes(), ''.encode(), tuple([])]))


threads = [threading.Thread(target=look) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(found))
