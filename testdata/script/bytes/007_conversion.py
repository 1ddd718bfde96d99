# bytes and integers, structs by hand, text codecs by hand
print(int.from_bytes(b"\x01\x02", "big"), (258).to_bytes(2, "little"), bytes([258 >> 8, 258 & 255]), int(b"42"), float(b"1.5"), int(b"-0x1f", 16), int(b" 7 "))
def u16(n): return n.to_bytes(2, "big")
def u32(n): return n.to_bytes(4, "big")
def record(name, n, flags):
    raw = name.encode()
    return u16(len(raw)) + raw + u32(n) + bytes([flags])
def read(b):
    n = int.from_bytes(b[:2], "big")
    return b[2:2 + n].decode(), int.from_bytes(b[2 + n:6 + n], "big"), b[6 + n], b[7 + n:]
r = record("naïve", 123456, 7) + record("x", 0, 255)
print(r)
while r:
    *fields, r = read(r)
    print(fields)
def varint(n):
    out = bytearray()
    while n > 127:
        out.append(n & 127 | 128)
        n >>= 7
    out.append(n)
    return bytes(out)
def unvarint(b):
    n = shift = 0
    for i, x in enumerate(b):
        n |= (x & 127) << shift
        if x < 128:
            return n, b[i + 1:]
        shift += 7
    raise ValueError("truncated")
for n in (0, 1, 127, 128, 300, 2 ** 32, 2 ** 70):
    v = varint(n)
    print(n, v.hex(), unvarint(v + b"rest") == (n, b"rest"))
try:
    unvarint(b"\x80\x80")
except ValueError as e:
    print(e)
def b32(data):
    bits = "".join(f"{x:08b}" for x in data)
    return "".join("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[int(bits[i:i + 5].ljust(5, "0"), 2)] for i in range(0, len(bits), 5))
print(b32(b"foobar"), b32(b""), b32(b"\xff"))
def rle(b):
    out, i = bytearray(), 0
    while i < len(b):
        j = i
        while j < len(b) and b[j] == b[i] and j - i < 255:
            j += 1
        out += bytes((j - i, b[i]))
        i = j
    return bytes(out)
def unrle(b): return b"".join(bytes([b[i + 1]]) * b[i] for i in range(0, len(b), 2))
for d in (b"", b"aaab", b"\0" * 600, bytes(range(5))):
    assert unrle(rle(d)) == d
    print(len(d), rle(d)[:12])
def rc4(key, data):
    s = list(range(256))
    j = 0
    for i in range(256):
        j = (j + s[i] + key[i % len(key)]) % 256
        s[i], s[j] = s[j], s[i]
    i = j = 0
    out = bytearray()
    for c in data:
        i = (i + 1) % 256
        j = (j + s[i]) % 256
        s[i], s[j] = s[j], s[i]
        out.append(c ^ s[(s[i] + s[j]) % 256])
    return bytes(out)
print(rc4(b"Key", b"Plaintext").hex(), rc4(b"Key", rc4(b"Key", b"round trip")))
