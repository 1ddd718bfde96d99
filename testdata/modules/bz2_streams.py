# Module bz2: streams of all kinds, in pieces and whole, at all levels.
import bz2
import hashlib
import io
import random
import shutil
import tarfile
import tempfile
import os
import zipfile

rnd = random.Random(11)
data = {
    'empty': b'', 'byte': b'a', 'four': b'aaaa', 'longest': b'a' * 259, 'longer': b'a' * 260,
    'all': bytes(range(256)) * 3, 'periodic': b'ab' * 30000, 'zeros': bytes(300000),
    'random': rnd.randbytes(100001), 'full': rnd.randbytes(99981), 'not full': rnd.randbytes(99980),
    'runs': b''.join(bytes([rnd.randrange(3)]) * rnd.randrange(1, 600) for _ in range(200)),
    'words': b' '.join(rnd.choice([b'spam', b'eggs', b'bacon', b'ham']) for _ in range(9000)),
}
for name, d in data.items():
    for level in (1, 9) if len(d) > 20000 else range(1, 10):
        packed = bz2.compress(d, level)
        print(name, level, len(packed), hashlib.md5(packed).hexdigest(), bz2.decompress(packed) == d)


def in_pieces(packed, size, limit):
    d = bz2.BZ2Decompressor()
    out = []
    at = 0
    while not d.eof:
        piece = b''
        if d.needs_input:
            piece = packed[at:at + size]
            at += size
        out.append(d.decompress(piece, limit))
        if limit >= 0 and len(out[-1]) > limit:
            print('too much')
    return b''.join(out), d.unused_data + packed[at:], d.needs_input


packed = bz2.compress(data['words'], 1)
for size, limit in (1, -1), (7, 5000), (1000, 300), (len(packed), 100), (3, 20000):
    out, rest, needs = in_pieces(packed + b'rest', size, limit)
    print(size, limit, out == data['words'], rest, needs)
packed = bz2.compress(data['random'] + data['runs'], 1)
out, rest, needs = in_pieces(packed + packed, 5000, 7777)
print(out == data['random'] + data['runs'], rest == packed, needs)

# Input is taken though there is no room for what it becomes.
d = bz2.BZ2Decompressor()
packed = bz2.compress(data['zeros'])
n = len(d.decompress(packed[:20], 10)) + len(d.decompress(packed[20:] + b'xyz', 10))
print(n, d.needs_input, d.eof, d.unused_data)
while not d.eof:
    n += len(d.decompress(b'', 100000))
print(n, d.needs_input, d.eof, d.unused_data)
d = bz2.BZ2Decompressor()
print(d.decompress(packed, 0), d.needs_input, len(d.decompress(b'')), d.eof)
# The last block is there before what follows it.
d = bz2.BZ2Decompressor()
print(len(d.decompress(bz2.compress(data['words'][:5000])[:-10])), d.needs_input, d.eof)

for sizes in (1, 50), (1000, 70000):
    c = bz2.BZ2Compressor(1)
    out = []
    at = 0
    whole = data['runs'] + data['random']
    while at < len(whole):
        n = rnd.randint(*sizes)
        out.append(c.compress(whole[at:at + n]))
        at += n
    out.append(c.flush())
    print(b''.join(out) == bz2.compress(whole, 1))

print(bz2.decompress(bz2.compress(b'one') + bz2.compress(b'two') + b'rest'))
file = io.BytesIO(bz2.compress(b'a line\n' * 3) + bz2.compress(b'last'))
with bz2.open(file, 'rt') as f:
    print(f.readlines())
file.seek(0)
with bz2.BZ2File(file) as f:
    print(f.read(5), f.seek(-4, 2), f.read(), f.seek(2), f.peek(1)[:1], f.readline())

with tempfile.TemporaryDirectory() as folder:
    os.mkdir(folder + '/tree')
    for name in 'words', 'runs':
        with open(f'{folder}/tree/{name}', 'wb') as f:
            f.write(data[name])
    archive = shutil.make_archive(folder + '/archive', 'bztar', folder, 'tree')
    with tarfile.open(archive, 'r:bz2') as t:
        print(sorted(t.getnames()), t.extractfile('tree/runs').read() == data['runs'])
    shutil.unpack_archive(archive, folder + '/again')
    with open(folder + '/again/tree/words', 'rb') as f:
        print(f.read() == data['words'])
    with tarfile.open(archive, 'r|*') as t:
        print(sorted(m.size for m in t))
    with zipfile.ZipFile(folder + '/z.zip', 'w', zipfile.ZIP_BZIP2) as z:
        z.writestr('words', data['words'])
    with zipfile.ZipFile(folder + '/z.zip') as z:
        print(z.read('words') == data['words'], z.getinfo('words').compress_type)
