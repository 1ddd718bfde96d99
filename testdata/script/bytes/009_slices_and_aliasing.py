# slices of bytearray against a model list
import itertools
def model(ops):
    a, l = bytearray(range(10)), list(range(10))
    for op in ops:
        ra = rl = None
        try:
            exec(op, {"x": a})
        except Exception as e:
            ra = type(e)
        try:
            exec(op, {"x": l})
        except Exception as e:
            rl = type(e)
        assert ra == rl and list(a) == l, (op, ra, rl, a, l)
    return bytes(a).hex()
print(model(["x[2:4] = [1, 2, 3]", "x[0] = 200", "del x[5:7]", "x[::2] = [7] * len(x[::2])", "x.append(9)", "x.insert(3, 77)", "x.pop()", "x.reverse()", "x[3:3] = [50, 51]", "x[:0] = [0]", "x[100:] = [1]"]))
print(model(["del x[::3]", "x.extend([1, 2])", "x[-3:-1] = []", "del x[20]", "x[50] = 1", "x.pop(50)", "x.remove(250)", "x[::2] = [1]", "x *= 2", "x.extend([5])", "x[5:2] = [9, 9]", "del x[-100:1]"]))
base = list(range(12))
for a, b, c in itertools.product((None, -5, 0, 3, 20), (None, -2, 5, 30), (None, 1, 2, -1, -3)):
    assert list(bytes(base)[a:b:c]) == base[a:b:c] == list(bytearray(base)[a:b:c]) == memoryview(bytes(base))[a:b:c].tolist()
    x, y = bytearray(base), base[:]
    del x[a:b:c], y[a:b:c]
    assert list(x) == y
    n = len(base[a:b:c])
    x, y = bytearray(base), base[:]
    x[a:b:c] = [99] * n
    y[a:b:c] = [99] * n
    assert list(x) == y
    if c is None:
        for k in (0, 1, 5):
            x, y = bytearray(base), base[:]
            x[a:b] = bytes([7] * k)
            y[a:b] = [7] * k
            assert list(x) == y
print("slices agree with lists")
a = bytearray(b"abcdef")
a[2:4] = a
print(a)
a[:] = a[::-1]
a += bytes(a)
print(a)
a[1:1] = memoryview(b"MV")
a.extend(a[:2])
print(a)
b = a
c = a[:]
b[0] = 33
print(a[0], c[0], a is b, a == b)
big = bytearray(1000)
for i in range(0, 1000, 7):
    big[i] = i % 256
print(sum(big), big.count(0), big.find(b"\x07"), big[700:710].hex(), len(big))
del big[::2]
print(len(big), sum(big))
while len(big) > 3:
    del big[len(big) // 2:]
print(big)
q = bytearray()
for i in range(300):
    q.append(i % 256)
    if i % 3 == 0:
        del q[0]
print(len(q), q[:4].hex(), q[-2:].hex())
