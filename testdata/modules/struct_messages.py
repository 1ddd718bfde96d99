import struct

for format in 'bBhHiIlLqQnNP':
    for order in '@<>':
        for value in 2**63, -1, 2**64, 2**70, -2**63 - 1:
            try:
                print(order + format, value, struct.pack(order + format, value))
            except struct.error as e:
                print(order + format, value, e)
print([struct.pack(f, float('nan')) for f in ('d', '<d', 'f', 'e')], struct.pack('f', 1e40), struct.pack('300p', b'x' * 300)[:3])
for f in (lambda: struct.pack('<f', 1e40), lambda: struct.calcsize('i\0i'), lambda: struct.unpack_from('I', b'abcdefg', -2),
          lambda: struct.unpack_from('I', b'abcdefg', 2**63 - 1), lambda: struct.pack_into('I', bytearray(10), 2**63 - 1, 1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
