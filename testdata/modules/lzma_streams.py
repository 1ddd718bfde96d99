# Module lzma: streams of all kinds, in pieces and whole, with all sorts of filters.
import io
import lzma
import os
import random
import shutil
import tarfile
import tempfile
import zipfile

rnd = random.Random(11)
data = {
    'empty': b'', 'byte': b'a', 'zeros': bytes(300000), 'random': rnd.randbytes(70001),
    'periodic': b'abc' * 30000, 'far': rnd.randbytes(40000) * 2,
    'words': b' '.join(rnd.choice([b'spam', b'eggs', b'bacon', b'ham']) for _ in range(9000)),
    'calls': b''.join(b'\xe8' + (i * 5).to_bytes(4, 'little') + bytes([i & 7, 0xeb]) for i in range(3000)),
}
small = {'id': lzma.FILTER_LZMA2, 'preset': 6, 'dict_size': 4096, 'lc': 1, 'lp': 3, 'pb': 0}
kinds = [
    {}, {'preset': 0}, {'preset': 9 | lzma.PRESET_EXTREME, 'check': lzma.CHECK_SHA256}, {'check': lzma.CHECK_NONE}, {'check': lzma.CHECK_CRC32, 'filters': [small]},
    {'format': lzma.FORMAT_ALONE}, {'format': lzma.FORMAT_ALONE, 'preset': 1},
    {'format': lzma.FORMAT_RAW, 'filters': [small]},
    {'format': lzma.FORMAT_RAW, 'filters': [{'id': lzma.FILTER_LZMA1, 'preset': 3}]},
    {'filters': [{'id': lzma.FILTER_X86}, {'id': lzma.FILTER_DELTA, 'dist': 7}, {'id': lzma.FILTER_ARM, 'start_offset': 8}, small]},
    {'filters': [{'id': lzma.FILTER_POWERPC}, {'id': lzma.FILTER_IA64}, {'id': lzma.FILTER_SPARC}, small]},
    {'filters': [{'id': lzma.FILTER_ARMTHUMB}, small]},
]


def decompressor(kind):
    if kind.get('format') == lzma.FORMAT_RAW:
        return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=kind['filters'])
    return lzma.LZMADecompressor()


def in_pieces(d, packed, size, limit):
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
    return b''.join(out), d.unused_data + packed[at:], d.needs_input, d.check


for name, d in data.items():
    for kind in kinds:
        c = lzma.LZMACompressor(**kind)
        packed = b''.join([c.compress(d[i:i + 30000]) for i in range(0, len(d), 30000)]) + c.flush()
        for size, limit in (1000, -1), (len(packed) + 4, -1), (4000, 20000):
            out, rest, needs, check = in_pieces(decompressor(kind), packed + b'rest', size, limit)
            print(name, kinds.index(kind), size > len(packed) or size, limit, out == d, rest, needs, check)

# Streams that follow each other, and padding.
one, two = lzma.compress(data['words']), lzma.compress(b'two', format=lzma.FORMAT_ALONE)
print(lzma.decompress(one + one) == data['words'] * 2, lzma.decompress(two), len(lzma.decompress(one + b'junk')))
for broken in one[:-1], one[:50], one[:40] + b'x' + one[41:], b'', b'junk', one[:-12] + bytes(12):
    try:
        print(len(lzma.decompress(broken)))
    except (lzma.LZMAError, EOFError) as e:
        print(type(e).__name__, e)

# Files.
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'a.xz')
    with lzma.open(path, 'wt', encoding='utf-8') as f:
        for i in range(3000):
            f.write(f'line {i}\n')
    with lzma.open(path, 'at', encoding='utf-8') as f:
        f.write('the last\n')
    with lzma.open(path, 'rt', encoding='utf-8') as f:
        lines = f.readlines()
    print(len(lines), lines[-1])
    with lzma.LZMAFile(path) as f:
        f.seek(10000)
        print(f.read(20), f.tell(), f.peek(3)[:3])
        f.seek(-5, 2)
        print(f.read())
    archive = os.path.join(folder, 'a.tar.xz')
    with tarfile.open(archive, 'w:xz') as tar:
        tar.add(path, 'name')
    with tarfile.open(archive) as tar:
        print(tar.getnames(), len(tar.extractfile('name').read()) > 100)
    with zipfile.ZipFile(os.path.join(folder, 'a.zip'), 'w', zipfile.ZIP_LZMA) as z:
        z.writestr('name', data['words'])
    with zipfile.ZipFile(os.path.join(folder, 'a.zip')) as z:
        print(z.read('name') == data['words'], z.testzip())
    os.mkdir(os.path.join(folder, 'tree'))
    shutil.copy(path, os.path.join(folder, 'tree', 'b'))
    made = shutil.make_archive(os.path.join(folder, 'tree'), 'xztar', folder, 'tree')
    shutil.unpack_archive(made, os.path.join(folder, 'out'))
    print(os.path.basename(made), os.listdir(os.path.join(folder, 'out', 'tree')))
