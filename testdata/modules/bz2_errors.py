# Module bz2: arguments that are wrong, broken data, objects at their end.
import bz2
import copy
import inspect
import io
import pickle
from bz2 import BZ2Compressor, BZ2Decompressor


def show(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


for level in 0, 10, -1, 'x', None, 1.5, 2 ** 40, 2 ** 70:
    show(BZ2Compressor, level)
show(bz2.compress, b'x', 11)
c = BZ2Compressor(True)
show(c.compress, 'text')
show(c.compress, 5)
print(c.compress(memoryview(b'ab')) + c.compress(bytearray(b'c')) == b'')
print(bz2.decompress(c.flush()))
show(c.compress, b'')
show(c.flush)

d = BZ2Decompressor()
for wrong in 'text', None, 3:
    show(d.decompress, wrong)
show(d.decompress)
show(d.decompress, b'', 'x')
show(d.decompress, b'', 2 ** 70)
print(d.decompress(b'', max_length=-7), d.decompress(data=b'BZ'), d.eof, d.needs_input, d.unused_data)
for name in 'eof', 'unused_data', 'needs_input':
    try:
        setattr(d, name, 1)
    except AttributeError:
        print(name, 'cannot be set')

packed = bz2.compress(b'some text, some more text' * 20)
d = BZ2Decompressor()
d.decompress(packed + b'tail')
print(d.eof, d.needs_input, d.unused_data)
show(d.decompress, b'more')
show(d.decompress, b'')
print(d.unused_data)

for i in range(len(packed)):
    broken = bytearray(packed)
    broken[i] ^= 0x5a
    try:
        out = bz2.decompress(broken)
        print(i, 'is not noticed', len(out))
    except (OSError, ValueError) as e:
        if str(e) not in ('Invalid data stream', 'Compressed data ended before the end-of-stream marker was reached'):
            print(i, e)
# What is wrong is told at once.
for start in b'A', b'BA', b'BZA', b'BZh0', b'BZhA', b'BZh9A', b'BZh91B', b'BZh9\x17s':
    show(BZ2Decompressor().decompress, start)
for end in range(len(packed)):
    try:
        bz2.decompress(packed[:end])
        print(end, 'is enough')
    except ValueError:
        pass
print(bz2.decompress(b''))
with bz2.BZ2File(io.BytesIO(packed[:-10])) as f:
    print(len(f.read(500)))
    show(f.read, 1)

for o in BZ2Compressor(), BZ2Decompressor():
    show(pickle.dumps, o)
    show(copy.copy, o)
for t in BZ2Compressor, BZ2Decompressor:
    show(lambda: type('Derived', (t,), {}))
    print(t.__module__, t.__qualname__, inspect.signature(t), t.__doc__.splitlines()[0])
for f in BZ2Compressor.compress, BZ2Compressor.flush, BZ2Decompressor.decompress:
    print(inspect.signature(f), f.__doc__.splitlines()[0])

# No symbol is coded by what follows, the origin is beyond any block.
words = bytes(bz2.compress(b''.join(b'%d,' % (i * i) for i in range(3000)), 1))
print(len(words))
beyond = bytearray(words)
beyond[14] = 0x7f
show(BZ2Decompressor().decompress, beyond[:18])
outcomes = {}
for i in range(18, 400):
    for bit in 1, 16:
        broken = bytearray(words)
        broken[i] ^= bit
        d = BZ2Decompressor()
        try:
            n = 0
            while n < len(words):
                d.decompress(broken[n:n + 20])
                n += 20
            outcomes[i, bit] = -1
        except OSError as e:
            outcomes[i, bit] = n
print([(n, list(outcomes.values()).count(n)) for n in sorted(set(outcomes.values()))])
