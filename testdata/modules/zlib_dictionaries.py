# Dictionaries that data is taken to begin like; objects that are at their end.
import copy
import zlib

words = b'the quick brown fox jumps over the lazy dog ' * 30
data = b'the lazy dog jumps over the quick brown fox ' * 3 + bytes(range(256))
for level in range(-1, 10):
    for wbits in 15, -15:
        c = zlib.compressobj(level, wbits=wbits, zdict=words)
        again = c.copy()
        packed = c.compress(data) + c.flush()
        plain = zlib.compressobj(level, wbits=wbits)
        plain = plain.compress(data) + plain.flush()
        d = zlib.decompressobj(wbits, zdict=bytearray(words))
        print(level, wbits, packed[:6] if wbits > 0 else '', level in (0, 1) or len(packed) < len(plain), d.decompress(packed) == data, d.eof,
              again.compress(data) + again.flush() == packed)
d = zlib.decompressobj(zdict=words)
print(b''.join(d.decompress(packed_byte) for packed_byte in [bytes([b]) for b in zlib.compressobj(zdict=words).flush()]), d.eof)
c = zlib.compressobj(zdict=words)
pieces = c.compress(words) + c.flush(zlib.Z_SYNC_FLUSH) + c.compress(data) + c.flush()
d = zlib.decompressobj(zdict=words)
first = d.decompress(pieces[:40])
e = d.copy()
print(first + d.decompress(pieces[40:]) == words + data, first + e.decompress(pieces[40:]) == words + data)
packed = zlib.compressobj(zdict=words)
packed = packed.compress(data) + packed.flush()
for f in (lambda: zlib.decompress(packed), lambda: zlib.decompressobj().decompress(packed), lambda: zlib.decompressobj(zdict=b'wrong').decompress(packed),
          lambda: zlib.decompressobj(zdict=b'').decompress(packed), lambda: zlib.compressobj(wbits=31, zdict=words),
          lambda: zlib.compressobj(zdict='x'), lambda: zlib.decompressobj(zdict=5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

c = zlib.compressobj()
c.compress(b'x')
c.flush()
for f in (c.flush, lambda: c.flush(zlib.Z_SYNC_FLUSH), lambda: c.flush(zlib.Z_NO_FLUSH), c.copy, lambda: c.compress(b'x')):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
packed = zlib.compress(data)
d = zlib.decompressobj()
d.decompress(packed)
print(d.copy().eof, d.flush())
for f in d.copy, lambda: copy.copy(d), lambda: copy.deepcopy(d):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
d = zlib.decompressobj()
d.decompress(packed, 5)
print(len(d.flush()), d.eof)
