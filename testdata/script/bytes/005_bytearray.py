# bytearray: mutation
a = bytearray(b"hello")
print(a, len(a), a[0], a[1:3], a == b"hello", b"hello" == a, repr(a), str(a), bool(bytearray()))
a[0] = 72
a[-1] = ord("O")
print(a)
a[1:3] = b"EL"
a[5:] = b" world"
a[0:1] = [74, 75]
a[:0] = b">"
print(a)
del a[0], a[-1]
del a[:2]
del a[::2]
print(a)
a[::2] = bytes(len(a[::2]))
print(a, list(a))
b = bytearray()
b.append(65)
b.extend(b"BC")
b.extend([68, 69])
b.extend(x for x in (70,))
b.insert(0, 64)
b.insert(100, 71)
b.insert(-1, 33)
print(b, b.pop(), b.pop(0), b.pop(-2), b)
b.remove(66)
b.reverse()
print(b, b.copy(), b.copy() is b, b.index(67), b.count(b"E"), b.find(b"D"))
b += b"++"
b *= 2
c = b
b += bytearray(b"!")
print(b, c is b, b"C" in b, 67 in b)
b.clear()
print(b, bytearray(3), bytearray("é", "utf-8"), bytearray(range(3)), bytearray(b"x") + b"y", b"x" + bytearray(b"y"), bytearray(b"ab") * 2, bytearray(b"b") > b"a", bytearray(b"abc").upper(), bytearray(b"a,b").split(b","), bytearray(b"-").join([b"x", b"y"]), bytearray(b" x ").strip(), bytearray(b"ab").replace(b"a", b"c"), bytearray(b"abc").partition(b"b"), bytearray(b"ab").hex(), bytearray(b"a").decode())
d = bytearray(b"abc")
for bad in ("d[0] = 256", "d[0] = -1", "d[0] = 'a'", "d[0] = b'a'", "d[10] = 1", "d['a'] = 1", "d[0:1] = 5", "d[0:1] = 'ab'", "d[::2] = b'x'", "d.append(256)", "d.append('a')", "d.append(b'a')", "d.extend('ab')", "d.extend(5)", "d.extend([256])", "d.extend(['a'])", "d.insert('a', 1)", "d.insert(0, 300)", "d.pop(10)", "bytearray().pop()", "d.remove(200)", "d.remove(b'a')", "d.remove(300)", "hash(d)", "{d: 1}", "d + 'x'", "del d[10]", "d.x = 1", "d[0:2] = [1, 300]", "d[1.0]", "bytearray('a')", "bytearray(-1)", "d += 'x'", "d += 5", "d *= 1.5", "d.join(['a'])", "d.index(b'zz')"):
    try:
        exec(bad)
        print(bad, "ok", d)
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
print(d)
d[:] = b"fresh"
e = d[:]
e[0] = 0
print(d, e, d.__sizeof__() > 0, d.__contains__(b"re"), [n for n in dir(bytearray) if n not in dir(bytes) and n[0] != "_"])
