# Arrays that a memoryview shows keep their size; arrays and their iterators as pickles.
import array
import io
import operator
import pickle

for code, items in ('b', [1, -2, 3]), ('L', [1, 2, 2**64 - 1]), ('d', [1.5, -2.0, 3.25]), ('u', 'xyz'):
    a = array.array(code, items)
    other = array.array(code, a[:1])
    with memoryview(a):
        for name, f in [('append', lambda: a.append(a[0])), ('extend', lambda: a.extend(other)), ('iterable', lambda: a.extend(list(other))),
                        ('insert', lambda: a.insert(0, a[0])), ('remove', lambda: a.remove(a[0])), ('pop', a.pop),
                        ('fromlist', lambda: a.fromlist(a.tolist())), ('frombytes', lambda: a.frombytes(a.tobytes())),
                        ('fromfile', lambda: a.fromfile(io.BytesIO(bytes(80)), 1)), ('*=', lambda: operator.imul(a, 2)),
                        ('*= 0', lambda: operator.imul(a, 0)), ('+=', lambda: operator.iadd(a, other)),
                        ('slice', lambda: operator.setitem(a, slice(0, 0), other)), ('del', lambda: operator.delitem(a, 0)),
                        ('del slice', lambda: operator.delitem(a, slice(0, 1)))]:
            try:
                f()
                print(name, 'done')
            except BufferError as e:
                print(name, e)
        a[0], a[1:2] = a[1], a[:1]
        a.reverse()
        a.byteswap()
        a.byteswap()
    print(a)
    a.append(a[0])
    print(a.pop(), code == 'u' or memoryview(a)[0] == a[0], a.pop())

for code in array.typecodes:
    a = array.array(code, 'abc' if code == 'u' else [1, 2, 3])
    copies = [pickle.loads(pickle.dumps(a, p)) for p in range(6)]
    print(a, [c == a and c.typecode for c in copies], pickle.dumps(a, 3)[:40])
    print(a.__reduce_ex__(2), a.__reduce_ex__(4)[1:])
    it = iter(a)
    for taken in range(4):
        print([list(pickle.loads(pickle.dumps(it, p))) for p in range(6)], end=' ')
        next(it, None)
    list(it)
    print(it.__reduce__())


class Named(array.array):
    pass


n = Named('h', [1, 2])
n.name = 'name'
for p in range(6):
    c = pickle.loads(pickle.dumps(n, p))
    print(type(c).__name__, c, c.name)

make = array._array_reconstructor
print(make(array.array, 'l', 9, b'\x00\x00\x00\x01\xff\xff\xff\xff'), make(array.array, 'L', 3, b'\x01\x02'), make(array.array, 'd', 15, b'\x3f\xc0\x00\x00'))
print(make(array.array, 'f', 16, b'\x00\x00\x00\x00\x00\x00\xf8?'), make(array.array, 'u', 19, b'\x00a\x00b\xd8\x3d\xde\x00'), make(array.array, 'h', 1, b'\xff'))
for args in [('', 'b', 0, b''), (str, 'b', 0, b''), (array.array, 'b', '', b''), (array.array, 'b', 0, ''), (array.array, '?', 0, b''),
             (array.array, 'b', -1, b''), (array.array, 'b', 22, b''), (array.array, 'd', 16, b'a'), (array.array, 'u', 14, bytes(4)),
             (array.array, 'b', 20, bytes(8)), (array.array, 'b', 15, bytes(4))]:
    try:
        make(*args)
    except (TypeError, ValueError) as e:
        print(type(e).__name__)

for f in [lambda: array.array('i', None), lambda: operator.imul(array.array('i', [1]), 'bad'), lambda: str(array.array('u', b'\xff' * 4)),
          lambda: array.array('u', b'\xff' * 4).tounicode()]:
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)

m = memoryview(array.array('u', 'ab'))
nan = memoryview(array.array('d', [float('nan')]))
for f in [lambda: m[0], m.tolist, lambda: list(m), lambda: operator.setitem(m, 0, 'x'), lambda: m == memoryview(m.obj), lambda: m == m,
          lambda: m == b'a', lambda: 'a' in m, lambda: m[:1].tobytes(), lambda: m.cast('B')[4], lambda: (nan == nan, nan[0] == nan[0])]:
    try:
        print(f())
    except NotImplementedError as e:
        print(type(e).__name__, e)
