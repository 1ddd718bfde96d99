# hex, fromhex, decode
print(b"\x00\xff\x10".hex(), b"abcdef".hex(":"), b"abcdef".hex("-", 2), b"abcde".hex(" ", 2), b"abcde".hex(" ", -2), b"".hex(), b"abc".hex(sep="_"), b"abcdef".hex(b"|", 4), b"a".hex(":"), b"ab".hex(":", 5), bytearray(b"\x01\x02").hex(), memoryview(b"\x0a\x0b").hex("."))
print(bytes.fromhex("00ff10"), bytes.fromhex("00 FF  10"), bytes.fromhex(""), bytes.fromhex(" ab cd\tef\n"), bytearray.fromhex("414243"), bytes.fromhex("aAbB"))
for bad in ("bytes.fromhex('0')", "bytes.fromhex('0g')", "bytes.fromhex('0 0')", "bytes.fromhex('é0')", "bytes.fromhex(b'00')", "bytes.fromhex('000')", "bytes.fromhex(5)", "bytes.fromhex('zz')", "b'ab'.hex('ab')", "b'ab'.hex('')", "b'ab'.hex('é')", "b'ab'.hex(5)", "b'ab'.hex(':', 'x')", "bytes.fromhex('0x00')"):
    try:
        print(bad, eval(bad))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
print(b"caf\xc3\xa9".decode(), b"caf\xe9".decode("latin-1"), b"abc".decode("ascii"), b"a\xff".decode("utf-8", "replace"), b"a\xff".decode("utf-8", "ignore"), b"a\xff".decode(errors="backslashreplace"), b"a\x00b\x00".decode("utf-16-le"), str(b"x", "utf-8"), bytes(range(65, 70)).decode())
class Sub(bytes):
    pass
print(type(Sub.fromhex("41")).__name__, Sub(b"x"), type(Sub(b"ab")[:1]).__name__, Sub(b"a") + b"b", Sub.fromhex("42") == b"B")
data = bytes((i * 37 + 11) % 256 for i in range(300))
assert bytes.fromhex(data.hex()) == data and bytes.fromhex(data.hex(" ")) == data and bytes.fromhex(data.hex(" ", 4)) == data and int(data.hex(), 16) == int.from_bytes(data, "big")
assert data.decode("latin-1").encode("latin-1") == data and all(data[i] == int(data.hex()[2 * i:2 * i + 2], 16) for i in range(300))
assert "".join("%02x" % x for x in data) == data.hex() == "".join(f"{x:02x}" for x in data)
print("hex round trips", data[:8].hex(" "), data[-4:].hex())
def checksum(b): return sum(b) & 0xff, (-sum(b)) & 0xff
print(checksum(data), checksum(b""), [x ^ 0x55 for x in b"abc"], bytes(x ^ k for x, k in zip(b"secret", b"keykey")))
