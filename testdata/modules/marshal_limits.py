# What marshal refuses, and buffers.
import array
import marshal


def show(function, *args):
    try:
        print(function(*args))
    except Exception as e:
        print(type(e).__name__, e)


show(marshal.dumps, bytearray(b'ab'))
show(marshal.loads, marshal.dumps(array.array('B', [1, 2])))
show(marshal.dumps, object())
show(marshal.loads, b'l\x02\x00\x00\x00\x00\x00\x00\x00')
show(marshal.loads, b'l\x00\x00\x00\x00')
nested = []
for _ in range(100000):
    nested = [nested]
show(marshal.dumps, nested)
