import struct, zlib, io, array, binascii, hashlib, sys, codecs, base64, uuid, ipaddress, gzip, tempfile, os, hmac, secrets, zipfile, tarfile
from collections import namedtuple
from dataclasses import dataclass
def chunk(kind, data): return struct.pack(">I4s", len(data), kind) + data + struct.pack(">I", zlib.crc32(kind + data) & 0xFFFFFFFF)
def png(w, h, f):
    raw = b"".join(b"\0" + bytes(c for x in range(w) for c in f(x, y)) for y in range(h))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", w, h, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b"")
class PngError(ValueError): pass
def parse(data):
    view = memoryview(data)
    if view[:8] != b"\x89PNG\r\n\x1a\n": raise PngError("signature")
    pos, idat = 8, bytearray()
    while pos < len(view):
        n, kind = struct.unpack_from(">I4s", view, pos)
        body = view[pos + 8:pos + 8 + n]
        (crc,) = struct.unpack_from(">I", view, pos + 8 + n)
        if crc != zlib.crc32(body, zlib.crc32(kind)): raise PngError(f"crc of {kind!r} at {pos}")
        yield kind.decode(), bytes(body) if kind != b"IDAT" else len(zlib.decompress(body))
        pos += 12 + n
img = png(4, 3, lambda x, y: (x * 10, y * 20, 255))
print(*parse(img), sep="\n")
try: list(parse(img[:40] + b"\0" + img[41:]))
except PngError as e: print("PngError", e)
Hdr = namedtuple("Hdr", "magic version flags length")
S = struct.Struct("<4sHHI")
h = Hdr._make(S.unpack(S.pack(b"ABCD", 1, 0xFFFF, 2**31))); print(h, S.size, S.format)
for fmt, *args in (("b", 128), ("B", -1), ("h", 1.5), ("4s", "x"), ("i",), ("i", 1, 2), ("Z", 1), (">q", 2**63), ("c", b"ab"), ("?", []), ("f", 1e40), ("e", 1e6), ("10p", b"hello world"), ("3x",), ("@bi", 1, 2), ("=bi", 1, 2), ("n", 5), ("P", 7), ("0s", b"abc"), ("2i3h", *range(5)), ("d", float("nan")), ("!H", 65535)):
    try: print(fmt, args, struct.pack(fmt, *args), struct.calcsize(fmt))
    except Exception as e: print(fmt, args, type(e), e)
try: struct.unpack("<I", b"abc")
except struct.error as e: print(e)
try: struct.unpack_from("<I", b"abcdef", 4)
except struct.error as e: print(e)
print(list(struct.iter_unpack("<HB", b"abcdef")))
b = bytearray(10); struct.pack_into("<Hb", b, 2, 513, -1); print(b)
m = memoryview(b); m[0:2] = b"zz"; print(m.tolist(), m.hex(), m[::2].tobytes(), m.readonly, m.format, m.shape, m.strides, m.nbytes, m.contiguous, m[1], m[-1])
c = m.cast("H"); c[0] = 0x4142; print(b, c.tolist(), c.itemsize, len(c), m.cast("B", [2, 5]).tolist() )
for f in (lambda: b.append(1), lambda: m.__setitem__(0, 300), lambda: m.__setitem__(slice(0, 2), b"abc"), lambda: memoryview(b"x").__setitem__(0, 1), lambda: m["a"], lambda: m[100], lambda: m.cast("Z"), lambda: memoryview(b"abc").cast("H"), lambda: memoryview(3)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
m.release(); c.release()
try: m[0]
except ValueError as e: print(e)
a = array.array("i", [1, 2, 3]); a.extend([4]); a.frombytes(b"\5\0\0\0"); print(a, a.itemsize, a.typecode, a.tobytes(), memoryview(a)[1:3].tolist(), a[::-1], a.buffer_info()[1]); a.byteswap(); print(a)
try: a.append(2**40)
except OverflowError as e: print(e)
try: array.array("z")
except ValueError as e: print(e)
print(array.array("u", "héy"), array.array("d", [1.5]), array.array("B", b"ab"), array.array("i") == array.array("f"))
print(b"hello".hex(":", 2), bytes.fromhex("68 65 6c"), binascii.hexlify(b"ab"), binascii.crc32(b"x"), base64.b64encode(b"\xff" * 5), base64.urlsafe_b64encode(b"\xfb\xff"), base64.b32encode(b"hi"), base64.b85encode(b"hello"), base64.a85encode(b"hello"), base64.b16decode("4142"))
for f in (lambda: base64.b64decode("abc"), lambda: binascii.unhexlify("abc"), lambda: binascii.unhexlify("zz"), lambda: base64.b64decode("a$b=", validate=True), lambda: zlib.decompress(b"junk"), lambda: gzip.decompress(b"xx"), lambda: bytes.fromhex("a"), lambda: base64.b32decode("1")):
    try: print(f())
    except Exception as e: print(type(e).__module__, type(e).__name__, e)
for n in ("md5", "sha1", "sha256", "sha512", "blake2b", "sha3_256", "blake2s", "sha224"): print(n, hashlib.new(n, b"abc").hexdigest()[:20], hashlib.new(n).digest_size, hashlib.new(n).block_size)
print(hashlib.pbkdf2_hmac("sha256", b"p", b"s", 10).hex(), hmac.new(b"k", b"m", "sha256").hexdigest(), hmac.compare_digest("a", "a"), hashlib.shake_128(b"a").hexdigest(8), len(hashlib.algorithms_guaranteed), hashlib.blake2b(b"x", digest_size=4, key=b"k").hexdigest())
print(hashlib.scrypt(b"pw", salt=b"na", n=16, r=8, p=1, dklen=16).hex())
print(uuid.uuid5(uuid.NAMESPACE_DNS, "x.org"), uuid.UUID(int=5), uuid.UUID("{12345678123456781234567812345678}").urn, repr(uuid.uuid3(uuid.NAMESPACE_URL, "a")), uuid.uuid4().version)
print(ipaddress.ip_network("10.0.0.0/29").num_addresses, [str(x) for x in ipaddress.ip_network("10.0.0.0/30").hosts()], ipaddress.ip_address("::1").is_loopback, ipaddress.ip_address("1.2.3.4") in ipaddress.ip_network("1.2.0.0/16"), ipaddress.ip_address("2001:db8::1").exploded)
try: ipaddress.ip_address("1.2.3.400")
except ValueError as e: print(e)
bio = io.BytesIO()
with gzip.GzipFile(fileobj=bio, mode="wb", mtime=0) as g: g.write(b"data " * 100)
print(gzip.decompress(bio.getvalue()) == b"data " * 100)
with zipfile.ZipFile(bio2 := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as z: z.writestr("a/b.txt", "hello"); z.writestr("c", b"\0" * 1000)
with zipfile.ZipFile(bio2) as z: print(z.namelist(), z.read("a/b.txt"), z.getinfo("c").file_size, z.testzip())
try: zipfile.ZipFile(io.BytesIO(b"nope"))
except zipfile.BadZipFile as e: print(e)
with tarfile.open(fileobj=(t := io.BytesIO()), mode="w:gz") as tf: ti = tarfile.TarInfo("x"); ti.size = 3; tf.addfile(ti, io.BytesIO(b"abc"))
t.seek(0)
with tarfile.open(fileobj=t) as tf: print(tf.getnames(), tf.extractfile("x").read())
def varint(n):
    out = bytearray()
    while True:
        n, low = n >> 7, n & 127
        out.append(low | (0x80 if n else 0))
        if not n: return bytes(out)
def unvarint(bs):
    shift = r = 0
    for x in bs:
        r |= (x & 127) << shift; shift += 7
        if not x & 128: return r
    raise EOFError("varint")
print([unvarint(varint(n)) == n for n in (0, 1, 127, 128, 300, 2**70)], varint(300))
print(int.from_bytes(b"\xff\xfe", "little", signed=True), (1000).to_bytes(3, "big"), (-5).to_bytes(2, "little", signed=True), bin(0b1010 & ~0b10), f"{0xdeadbeef:_x} {0xff:#b} {255:#o} {3.7:a<8}" if 0 else f"{0xdeadbeef:_x} {0xff:#b} {255:#o}")
print(codecs.encode("hello", "rot13"), codecs.encode(b"a", "hex"), codecs.decode(b"YQ==", "base64"), "é".encode("utf-16-be"), b"\xe9".decode("cp1252"), "aé€".encode("ascii", "xmlcharrefreplace"), "é".encode("ascii", "backslashreplace"), b"a\xffb".decode("utf-8", "replace"), b"\xff".decode(errors="surrogateescape").encode(errors="surrogateescape"), "é".encode("latin-1", "namereplace"), "\u1234".encode("latin-1", "namereplace"))
