# memoryviews of several dimensions
import array
b = bytearray(range(24))
m = memoryview(b).cast("B", (2, 3, 4))
print(m.ndim, m.shape, m.strides, m.itemsize, m.nbytes, len(m), m.format, m.contiguous, m.c_contiguous, m.f_contiguous)
print(m[1, 2, 3], m[-1, -1, -1], m[0, 0, 0], m.tolist() == [[[12 * i + 4 * j + k for k in range(4)] for j in range(3)] for i in range(2)])
m[1, 0, 2] = 99
print(b[14], m.tobytes() == bytes(b), m[1:].tolist(), m[1:].shape, m[::-1].tolist()[0][0], m[::-1].contiguous)
n = memoryview(b).cast("H", [3, 4])
print(n.tolist(), n[2, 3], n.strides, n.cast("B").shape, n.cast("B", (24,)).tolist() == list(b))
z = memoryview(b"abcd").cast("I", ())
print(z.ndim, z.shape, z.strides, len(z), z.tolist() == z[()], z[...] is z, z.nbytes, z.cast("B").tolist(), z.contiguous)
w = memoryview(bytearray(8)).cast("d", ())
w[()] = 1.5
print(w[()], w.tolist(), w.tobytes() == memoryview(array.array("d", [1.5])).tobytes())
one = memoryview(bytearray(4)).cast("B", (1, 4))
print(one.c_contiguous, one.f_contiguous, one.cast("B").tolist(), memoryview(bytearray(4)).cast("B", (4, 1)).f_contiguous)
for text in ("m[0]", "m[0, 1]", "m[0, 0, 0, 0]", "m[2, 0, 0]", "m[0, 3, 0]", "m[0, 0, -5]", "m['a']", "m[0, 'a', 0]", "m[..., 0]", "m[...]",
             "m[0:1, 0:1]", "iter(m)", "iter(z)", "z[0]", "z['x']", "m.cast('B', (24,)).cast('B', 24)", "m.cast('B', (4, 6))", "m.cast('H').shape",
             "memoryview(b).cast('B', (5, 5))", "memoryview(b).cast('B', (0, 24))", "memoryview(b).cast('B', (-1,))", "memoryview(b).cast('B', ('a',))",
             "memoryview(b).cast('B', (1,) * 65)", "memoryview(b)[::2].cast('B', (3, 4))", "memoryview(b''). cast('B', (1,))", "memoryview(b).cast('B', (2 ** 40, 2 ** 40))",
             "m.__setitem__(0, 1)", "m.__setitem__(slice(0, 1), b'x')", "m.__setitem__((0, 0), 1)", "m.__setitem__((0, 0, 0), 300)", "z.__setitem__((), 1)", "w.__setitem__(0, 1.0)", "w.__setitem__((), 'a')",
             "hash(m)", "memoryview(bytes(b)).cast('B', (4, 6)).__hash__() == hash(bytes(b))"):
    try:
        print(text, "=", eval(text))
    except Exception as e:
        print(text, "->", type(e).__name__, e)
print(m == memoryview(b), m == b, memoryview(b) == b, m == memoryview(bytearray(b)).cast("B", (2, 3, 4)), m == memoryview(bytearray(b)).cast("B", (3, 2, 4)))
print(memoryview(array.array("i", [1, 2])) == array.array("i", [1, 2]), memoryview(array.array("i", [1, 2])) == array.array("d", [1, 2]), memoryview(array.array("i", [1])) == b"\1\0\0\0")
it = iter(memoryview(b"abc"))
print(type(it).__name__, next(it), it.__class__ is type(iter(memoryview(b""))), list(it), list(it))
