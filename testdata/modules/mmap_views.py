# memoryview() of a mapping shows its memory.
import mmap
import re
import struct
import tempfile

m = mmap.mmap(-1, 4096)
v = memoryview(m)
print(len(v), v.readonly, v.obj is m, v.format, v.nbytes)
v[0] = 65
v[1:4] = b'BCD'
print(m[:5], bytes(v[:5]), v[:4].tolist(), v[2])
w = v[8:16].cast('i')
w[0], w[1] = -5, 7
print(w.tolist(), m[8:16], struct.unpack_from('ii', m, 8))
struct.pack_into('d', v, 16, 1.5)
print(struct.unpack_from('d', v, 16))
v[::1024] = b'wxyz'
print(m[0], m[1024], m[3072], bytes(v[::-1024]))
for change in m.close, lambda: m.resize(8192):
    try:
        change()
    except BufferError as e:
        print(e)
print(m.closed)
w.release()
v.release()
try:
    v[0]
except ValueError as e:
    print(e)
m.close()
print(m.closed)
try:
    memoryview(m)
except ValueError as e:
    print(e)

with tempfile.TemporaryFile() as f:
    f.write(b'hello world')
    f.flush()
    m = mmap.mmap(f.fileno(), 0, access=mmap.ACCESS_READ)
    v = memoryview(m)
    print(v.readonly, bytes(v), v == b'hello world', hash(v) == hash(b'hello world'))
    try:
        v[0] = 1
    except TypeError as e:
        print(e)
    print(re.search(b'w.r', m).group(), m.find(b'wor'), bytes(m), b'x'.join([m, m]))
    del v
    m.close()
