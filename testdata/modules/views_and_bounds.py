# Bounds beyond tuples, bytearrays that are made anew while dead views of them are about, parts of no bytes.
import struct, mmap
for f in (lambda: (1,2,3).index(1,10), lambda: (1,2,3).index(1,-50,99), lambda: [1].index(1,7), lambda: (1,2).index(2,1,5), lambda: ().index(1,3), lambda: [].count(1), lambda: ().count(2)):
    try: print(f())
    except ValueError as e: print(e)
def g(src):
    b=bytearray(b'abc'); memoryview(b); memoryview(b)[1:]
    b.__init__(src)
    return b
for s in (5, b'wxyz', [1,2,3], 'x' and b'', bytearray(b'qq')): print(g(s))
def h():
    b=bytearray(b'abc'); memoryview(b)
    b.__init__('text','utf-8'); return b
print(h())
mm=mmap.mmap(-1,100); struct.pack_into('',mm,100); print(struct.unpack_from('',mm,100), struct.unpack_from('',b''), struct.unpack_from('0s',bytearray(),0))
