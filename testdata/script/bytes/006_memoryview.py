# memoryview over bytes and bytearray
b = bytearray(b"abcdefgh")
m = memoryview(b)
print(len(m), m[0], m[-1], bytes(m[2:4]), m[2:4].tobytes(), m.tolist(), m[::2].tobytes(), m[::-1].tobytes(), m == b, m == b"abcdefgh", m != b"x", m[1:3] == b"bc")
print(m.readonly, m.format, m.itemsize, m.ndim, m.shape, m.strides, m.nbytes, m.contiguous, m.c_contiguous, m.obj is b, memoryview(b"x").readonly, m[::2].strides, m[::2].contiguous)
m[0] = 65
m[1:3] = b"XY"
m[3:5][0] = 90
print(b, m.tobytes(), 65 in m, list(m), bytes(m), bytearray(m), m.hex(), m.hex(" ", 2), list(reversed(m)), [x for x in m[:2]], max(m), sorted(m)[:2])
s = m[2:6]
t = s[1:3]
t[0] = 0
print(b, s.tobytes(), t.tobytes(), len(t), repr(m)[:13], hash(memoryview(b"ab")) == hash(b"ab"), {memoryview(b"k"): 1}[b"k"])
try:
    b.append(1)
except BufferError as e:
    print(e)
try:
    b.clear()
except BufferError as e:
    print(e)
b[0] = 1
print(m[0])
for bad in ("m[100]", "m['a']", "m[0] = 256", "m[0] = 'a'", "m[0:2] = b'xyz'", "m[0:2] = 'ab'", "memoryview(b'ab')[0] = 1", "del m[0]", "memoryview('a')", "memoryview(5)", "memoryview([1])", "hash(m)", "m + b'x'", "m * 2", "m < m", "m.x", "memoryview()", "m[0, 0]", "m[::0]", "m.cast('Q')[0]", "m.cast('z')", "m.append(1)"):
    try:
        exec(bad)
        print(bad, "ok")
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
with memoryview(b) as w:
    print(w[1])
try:
    w[0]
except ValueError as e:
    print(e)
m.release()
m.release()
for bad in ("m[0]", "len(m)", "m.tobytes()", "m == b", "repr(m)"):
    try:
        print(bad, eval(bad) if bad != "repr(m)" else eval(bad)[:18])
    except ValueError as e:
        print(bad, "->", e)
s.release()
t.release()
del s, t, w
import gc
gc.collect()
b2 = bytearray(b"free")
v = memoryview(b2)
v.release()
b2.append(33)
print(b2)
c = memoryview(bytes(range(8)))
print(c.cast("H").tolist() if c.cast("H")[0] == 256 else "big endian", c.cast("I").itemsize, c.cast("B", (2, 4)).tolist(), c.cast("B", (2, 4))[1, 2], c.cast("b").format, c.toreadonly().readonly, c.cast("H").shape)
x = memoryview(bytearray(4))
x[:] = b"wxyz"
x[::2] = b"WY"
print(bytes(x), bytes(x.toreadonly()), x.tolist(), b"".join([x[:2], x[2:]]), int.from_bytes(x, "big"))
