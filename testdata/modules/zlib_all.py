# Compression: zlib, gzip, zip and tar files.
import gzip, io, zlib, random
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
random.seed(5)
words = [bytes(random.choices(b'abcdefghij', k=random.randint(1, 9))) for _ in range(200)]
samples = [b'', b'a', b'hello' * 1000, bytes(range(256)) * 20, random.randbytes(5000), b' '.join(random.choices(words, k=20000)), b'\0' * 100000]
for s in samples:
    ok = []
    for level in (-1, 0, 1, 6, 9):
        for wbits in (15, -15, 31, 9):
            c = zlib.compress(s, level, wbits)
            ok.append(zlib.decompress(c, wbits) == s)
            if wbits in (15, 31): ok.append(zlib.decompress(c, 47) == s)
            o = zlib.compressobj(level, zlib.DEFLATED, wbits)
            parts = [o.compress(s[i:i+777]) for i in range(0, len(s), 777)] + [o.flush(zlib.Z_SYNC_FLUSH), o.compress(b'tail'), o.flush()]
            data = b''.join(parts)
            ok.append(zlib.decompress(data, wbits) == s + b'tail')
            d = zlib.decompressobj(wbits)
            out = b''.join(d.decompress(data[i:i+97]) for i in range(0, len(data), 97)) + d.flush()
            ok.append(out == s + b'tail' and d.eof and d.unused_data == b'')
            d = zlib.decompressobj(wbits); out = b''; rest = data + b'extra'
            while not d.eof:
                out += d.decompress(rest, 501); rest = d.unconsumed_tail
            ok.append(out == s + b'tail' and d.unused_data == b'extra')
    print(len(s), all(ok), len(ok))
# what other compressors made: fixed, dynamic and stored blocks
made = [bytes.fromhex('789ccb48cdc9c95728cf2fca490100' + '1a0b045d'), bytes.fromhex('78da4b4c4a4e494d4bcfc8cccace01001180038e'[:40])]
t(lambda: zlib.decompress(made[0]))
import base64
dyn = base64.b64decode('eNpVjkEOwjAMBO+8Yj/QL/QBSHAoHyjNQiOCHcUutLyeNBfEcTWemfWOZwpQiXQUUiAaGCGFBlcX4S6JC4QLtUCX3PqIPpDBTZkVvdEjyLaeFkOkjWOmBcOZwyBNzJ1aqA//Fkp8VhWNSF7B6CfXVMHWVNcPdBxZdPrNtg/7ljeN1z/+AVVmQlk=')
t(lambda: len(zlib.decompressobj().decompress(dyn[:40])) > 0)
good = zlib.compress(b'hello world' * 50)
for bad in [b'', b'x', good[:-1], good[:20], b'\x78\x9c\x07', good[:-4] + b'abcd', b'\x00\x00', b'\x79\x9c' + good[2:], good + b'more', b'\x78\x9c\x01\x05\x00\x00\x00']:
    t(lambda: len(zlib.decompress(bad)))
t(lambda: zlib.decompress(gzip.compress(b'x'), 15)); t(lambda: zlib.compress('x')); t(lambda: zlib.compress(b'', 77)); t(lambda: zlib.decompressobj(99)); t(lambda: zlib.decompressobj().decompress(good, -1))
print(zlib.crc32(b'hello'), zlib.adler32(b'hello'), zlib.adler32(b'lo', zlib.adler32(b'hel')), zlib.crc32(b'lo', zlib.crc32(b'hel')), zlib.adler32(b''), zlib.adler32(b'\xff' * 100000), zlib.MAX_WBITS, zlib.Z_FINISH, zlib.error)
d = zlib.decompressobj(); a = d.decompress(good[:10]); e = d.copy(); print(a + d.decompress(good[10:]) == a + e.decompress(good[10:]), d.eof, e.eof, d.decompress(b'zz'), d.unused_data)
c = zlib.compressobj(); a = c.compress(b'abc'); k = c.copy(); print(zlib.decompress(a + k.flush()) == b'abc' == zlib.decompress(a + c.flush())); t(lambda: c.compress(b'x'))
g = gzip.compress(b'data' * 10, mtime=1); print(gzip.decompress(g), g[:4], gzip.decompress(g + g) == b'data' * 20); t(lambda: gzip.decompress(g[:-3])); t(lambda: gzip.decompress(b'notgzip'))
f = io.BytesIO()
with gzip.open(f, 'wt', encoding='utf-8') as h: h.write('héllo\nline2\n' * 1000)
f.seek(0)
with gzip.open(f, 'rt', encoding='utf-8') as h: print(h.readline(), len(h.read()))
f.seek(0)
with gzip.GzipFile(fileobj=f) as h: print(h.read(3), h.tell(), h.seek(9), h.read(4), len(h.readlines()))
import tarfile
f = io.BytesIO()
with tarfile.open(fileobj=f, mode='w:gz') as tar:
    for n, b in [('a.txt', b'alpha'), ('d/b.bin', b'\0' * 1000)]:
        i = tarfile.TarInfo(n); i.size = len(b); tar.addfile(i, io.BytesIO(b))
f.seek(0)
with tarfile.open(fileobj=f) as tar: print(tar.getnames(), tar.extractfile('a.txt').read(), tar.getmember('d/b.bin').size)
