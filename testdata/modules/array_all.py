# Arrays of machine values.
import array, copy, pickle, io, struct
from array import array as A
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(array.typecodes, array.ArrayType is A, A('i'), A('d', [1, 2.5]), A('u', 'héy'), A('b', b'\x01\xff'), A('i', range(4)), A('H', A('b', [1, 2])))
for c in array.typecodes:
    a = A(c, 'ab' if c == 'u' else [1, 2, 3]); print(c, a.itemsize, a.typecode, a, len(a), a.tobytes()[:a.itemsize], a.tolist(), memoryview(a).format, memoryview(a).itemsize)
for c, v in [('b',128),('b',-129),('B',256),('B',-1),('h',40000),('H',-1),('H',70000),('i',2**31),('I',2**32),('I',-1),('l',2**63),('L',2**64),('L',-1),('q',2**63),('Q',2**64),('Q',-1),('b',2**70),('i','x'),('i',1.5),('d','x'),('u',1),('u','ab'),('f',1),('d',True)]:
    t(lambda: A(c, [v]))
for args in [(), ('z',), (1,), ('ii',), ('i','abc'), ('i', 1), ('i', b'abc'), ('b', A('u','a'))]: t(lambda: A(*args))
a = A('i', [1, 2, 3, 4, 5])
print(a[0], a[-1], a[1:3], a[::2], a[::-1], a[5:], 3 in a, 9 in a, a.index(3), a.count(2), list(a), list(reversed(a)))
a[0] = 10; a[1:3] = A('i', [7, 8, 9]); print(a); del a[0]; print(a); del a[::2]; print(a); a[::2] = A('i', [0]*len(a[::2])); print(a)
a.append(5); a.extend([6, 7]); a.insert(1, 99); a.insert(-100, -1); a.insert(100, 100); print(a, a.pop(), a.pop(0), a); a.remove(99); a.reverse(); print(a); a.byteswap(); print(a); a.byteswap(); a.fromlist([1, 2]); a.frombytes(struct.pack('i', 3)); print(a, a + a, a * 2, 2 * a, a * -1)
a += A('i', [4]); a *= 2; print(a, a == A('l', a), a < A('i', [9]), a != [1], a == list(a), A('i', [1, 2]) < A('d', [1, 2, 3]))
for f in [lambda: a[100], lambda: a['x'], lambda: a.__setitem__(100, 1), lambda: a.__setitem__(0, 'x'), lambda: a.__setitem__(slice(0, 2), [1]), lambda: a.__setitem__(slice(0, 4, 2), A('i', [1])), lambda: a.index(12345), lambda: a.remove(12345), lambda: A('i').pop(), lambda: a.pop(100), lambda: a.extend(A('d')), lambda: a + [1], lambda: a * 1.5, lambda: a.__iadd__([1]), lambda: a.fromlist([1, 'x']), lambda: a.fromlist((1,)), lambda: a.frombytes(b'x'), lambda: a.fromunicode('x'), lambda: a.tounicode(), lambda: hash(a), lambda: a < [1], lambda: a.frombytes('x')]: t(f)
u = A('u', 'ab'); u.fromunicode('cé'); print(u.tounicode(), u)
print(copy.copy(a) == a, copy.deepcopy(a) == a, pickle.loads(pickle.dumps(a)) == a)
f = io.BytesIO(); a.tofile(f); f.seek(0); b = A('i'); b.fromfile(f, 3); print(b); t(lambda: b.fromfile(f, 1000)); print(b == a)
print(bytes(A('H', [1, 2])), bytearray(A('B', [1])), b''.join([A('B', [65])]), struct.unpack('2H', A('H', [3, 4])), memoryview(A('d', [1.5]))[0], int.from_bytes(A('B', [1, 0]), 'big'))
m = memoryview(A('i', [1, 2, 3])); m[1] = 50; print(m.tolist(), m.obj)
class S(A):
    def __init__(self, *a): self.x = 1
s = S('i', [1, 2]); s.y = 2; print(s, s.x, s.y, s[0:1], copy.copy(s), isinstance(s, A), s == A('i', [1, 2])); s.append(3); print(list(s))
import collections.abc; print(isinstance(a, collections.abc.MutableSequence), A('f', [0.1]), A('f', [0.1])[0], A.__module__, A('b', [1]).buffer_info()[1], next(iter(A('b', [1]))), list(iter(A('u', 'xy'))))
