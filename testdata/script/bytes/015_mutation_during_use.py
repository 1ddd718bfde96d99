# bytearray changed while iterated, exported or used as an argument
a = bytearray(b"abc")
out = []
for c in a:
    out.append(c)
    if len(a) < 6:
        a.append(c + 1)
print(out, a)
it = iter(a)
next(it)
a.clear()
print(list(it))
a.extend(b"xyz")
print(list(it), list(iter(a)))
a = bytearray(b"hello")
m = memoryview(a)
for op in ("a.append(1)", "a.extend(b'x')", "a.pop()", "a.clear()", "a += b'x'", "del a[0]", "a[1:2] = b''", "a[1:2] = b'xy'", "a.insert(0, 1)", "a *= 2", "a.remove(104)"):
    try:
        exec(op)
        print(op, "ok", a)
    except BufferError as e:
        print(op, "->", e)
for op in ("a[0] = 72", "a[1:3] = b'EL'", "a.reverse()", "a[::2] = b'123'", "a += b''", "a[2:2] = b''"):
    try:
        exec(op)
        print(op, bytes(a), bytes(m))
    except BufferError as e:
        print(op, "->", e)
m.release()
a.append(33)
print(a)
class Evil:
    def __init__(self, target): self.target = target
    def __index__(self):
        self.target.clear()
        return 65
b = bytearray(b"target")
try:
    b[0] = Evil(b)
    print("stored", b)
except IndexError as e:
    print(e, b)
b = bytearray(b"target")
b.append(Evil(b))
print(b)
b = bytearray(b"abcdef")
def gen():
    for x in (1, 2, 3):
        b.append(x)
        yield x
b.extend(gen())
print(b)
c = bytearray(b"abc")
c.extend(c)
c += bytes(c)
c[len(c):] = c
print(len(c), c[:7])
d = bytearray(b"aXbXc")
parts = d.split(b"X")
d[0] = 122
print(parts, d, [type(p).__name__ for p in parts])
e = bytearray(b"key")
table = {bytes(e): 1}
e[0] = 75
print(table, bytes(e) in table, b"key" in table)
f = bytearray(b"ab")
g = [f] * 2
g[0][0] = 90
print(g, g[0] is g[1], [bytes(x) for x in g])
h = bytearray(b"0123456789")
j = memoryview(h)[2:8]
k = j[1:4]
k[0] = 65
j[5] = 66
print(h, bytes(j), bytes(k), j.nbytes, k.obj is h)
