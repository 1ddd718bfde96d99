# scanning binary data: a PNG-like chunk reader, a tar-like archive, ini in bytes
def crc32(data, table=[]):
    if not table:
        for n in range(256):
            c = n
            for _ in range(8):
                c = c >> 1 ^ (0xEDB88320 if c & 1 else 0)
            table.append(c)
    c = 0xFFFFFFFF
    for b in data:
        c = c >> 8 ^ table[(c ^ b) & 255]
    return c ^ 0xFFFFFFFF
MAGIC = b"\x89PYS\r\n\x1a\n"
def chunk(kind, body): return len(body).to_bytes(4, "big") + kind + body + crc32(kind + body).to_bytes(4, "big")
def write(*chunks): return MAGIC + b"".join(chunk(k, b) for k, b in chunks)
def read(data):
    if not data.startswith(MAGIC):
        raise ValueError("bad magic %r" % data[:4])
    pos = len(MAGIC)
    while pos < len(data):
        n = int.from_bytes(data[pos:pos + 4], "big")
        kind, body, crc = data[pos + 4:pos + 8], data[pos + 8:pos + 8 + n], data[pos + 8 + n:pos + 12 + n]
        if len(crc) < 4:
            raise ValueError("truncated chunk %r" % kind)
        if crc32(kind + body) != int.from_bytes(crc, "big"):
            raise ValueError("crc of %r: %s" % (kind, crc.hex()))
        yield kind.decode("ascii"), body
        pos += 12 + n
f = write((b"HEAD", b"\x01\x02"), (b"DATA", bytes(range(40))), (b"tEXt", "key\0é".encode()), (b"END.", b""))
print(len(f), f[:20].hex(" "))
for kind, body in read(f):
    print(kind, len(body), body[:6])
broken = bytearray(f)
broken[30] ^= 1
for data in (bytes(broken), f[:-3], b"GIF89a", f + b"\0\0\0\x05junk"):
    try:
        print([k for k, _ in read(data)])
    except ValueError as e:
        print(e)
def tar(files):
    out = bytearray()
    for name, body in files.items():
        head = bytearray(64)
        head[:len(name)] = name.encode()
        head[40:52] = b"%011o\0" % len(body)
        head[52:60] = b" " * 8
        head[52:60] = b"%06o\0 " % sum(head)
        out += head + body + bytes(-len(body) % 64)
    return bytes(out + bytes(128))
def untar(data):
    files, pos = {}, 0
    while any(head := data[pos:pos + 64]):
        name = head[:40].rstrip(b"\0").decode()
        size = int(head[40:52].rstrip(b"\0"), 8)
        if int(head[52:58], 8) != sum(head[:52]) + 8 * 32 + sum(head[60:]):
            raise ValueError("checksum of " + name)
        files[name] = data[pos + 64:pos + 64 + size]
        pos += 64 + size + -size % 64
    return files
t = tar({"a.txt": b"hello", "b/empty": b"", "c.bin": bytes(200)})
print(len(t), t[:12], t[40:60], {k: len(v) for k, v in untar(t).items()}, untar(t)["a.txt"])
try:
    untar(t[:3] + b"X" + t[4:])
except ValueError as e:
    print(e)
def words(data, n=3):
    run = bytearray()
    for b in data + b"\0":
        if 32 <= b < 127:
            run.append(b)
        else:
            if len(run) >= n:
                yield run.decode()
            run.clear()
print(list(words(f, 3)), list(words(b"\0ab\0abcd\xffefg")))
