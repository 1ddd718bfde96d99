# A PickleBuffer shows the bytes of what it was made of; the protocol of PEP 574 with it.
import pickle


class Bytes(bytearray):
    """As PEP 574 has it."""

    def __reduce_ex__(self, protocol):
        if protocol >= 5:
            return type(self)._reconstruct, (pickle.PickleBuffer(self),), None
        return type(self)._reconstruct, (bytes(self),)

    @classmethod
    def _reconstruct(cls, obj):
        with memoryview(obj) as m:
            obj = m.obj
            return obj if type(obj) is cls else cls(obj)


b = Bytes(b'abc')
for protocol in range(6):
    c = pickle.loads(pickle.dumps(b, protocol))
    print(protocol, type(c).__name__, c, c is b)
buffers = []
data = pickle.dumps(b, 5, buffer_callback=buffers.append)
print(len(buffers), len(data) < 120, pickle.loads(data, buffers=buffers) is b)
print(pickle.loads(data, buffers=[b'xyz']), pickle.loads(data, buffers=[bytearray(b'12')]))

data = bytearray(b'abcd')
p = pickle.PickleBuffer(data)
print(bytes(p), bytearray(p), memoryview(p).obj is data, memoryview(p)[0], len(memoryview(p)), b''.join([p, b'-', p]), b'x' + p)
m = memoryview(p)
m[0] = 65
print(data, p.raw().readonly, pickle.PickleBuffer(b'q').raw().readonly, pickle.PickleBuffer(p).raw().obj is data, bytes(data).find(p))
m.release()
for f in (lambda: data.append(1), lambda: pickle.PickleBuffer(5), lambda: pickle.PickleBuffer(), lambda: len(p), lambda: p[0], lambda: pickle.dumps(p, 4),
          lambda: p == p, lambda: type('Derived', (pickle.PickleBuffer,), {}), lambda: pickle.PickleBuffer(memoryview(data)[::2]).raw()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__)
p.release()
p.release()
try:
    p.raw()
except ValueError as e:
    print(e)
data.append(1)
print(data, isinstance(p, memoryview), isinstance(p, (bytes, bytearray)))
