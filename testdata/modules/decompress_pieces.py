# Decompressors that are fed with small pieces, give out little at a time, are copied, fail, and work side by side and in threads.
import bz2, lzma, random, threading, zlib

rnd = random.Random(5)
words = [bytes(rnd.choices(b'abcdefgh', k=rnd.randrange(2, 9))) for _ in range(300)]
text = b' '.join(rnd.choices(words, k=5000)) + bytes(40_000) + rnd.randbytes(3000) + b' '.join(rnd.choices(words, k=3000))

KINDS = {
    'zlib': (zlib.compress(text, 9), zlib.decompressobj),
    'raw': (zlib.compress(text)[2:-4], lambda: zlib.decompressobj(-15)),
    'bz2': (bz2.compress(text), bz2.BZ2Decompressor),
    'xz': (lzma.compress(text), lzma.LZMADecompressor),
    'alone': (lzma.compress(text, lzma.FORMAT_ALONE), lzma.LZMADecompressor),
}


def feed(data, make, piece):
    d, out = make(), []
    for i in range(0, len(data), piece):
        out.append(d.decompress(data[i:i + piece]))
        if d.eof:
            break
    return b''.join(out), d.eof, d.unused_data


def limited(name, data, make, limit):
    d, out = make(), []
    while True:
        out.append(d.decompress(data, limit))
        assert len(out[-1]) <= limit
        if d.eof or not out[-1]:
            return b''.join(out), d.eof
        data = d.unconsumed_tail if name in ('zlib', 'raw') else b''


def each(out):
    for name, (data, make) in KINDS.items():
        for piece in 200, 1000, 1_000_000:
            got, eof, unused = feed(data + b'left', make, piece)
            out.append((name, piece, got == text, eof, unused))
        got, eof = limited(name, data, make, 3001)
        out.append((name, got == text, eof))


def beside(out):
    """Several at a time, in turns."""
    for kind in KINDS.values():
        running = [(kind[1](), []) for _ in range(3)]
        for i in range(0, len(kind[0]), 900):
            for d, parts in running:
                parts.append(d.decompress(kind[0][i:i + 900]))
        out.append([b''.join(parts) == text for d, parts in running])


def copies(out):
    data = KINDS['zlib'][0]
    d = zlib.decompressobj()
    begin = d.decompress(data[:2000])
    e, f = d.copy(), d.copy()
    rest = [x.decompress(data[2000:5000]) + x.decompress(data[5000:]) for x in (e, d, f)]
    out.append([begin + x == text for x in rest])
    f = zlib.decompressobj()
    f.decompress(data[:3000])
    g = f.copy()
    for x in f, g, f:
        try:
            out.append(len(x.decompress(b'\xff' * 3000)))
        except zlib.error as e:
            out.append(str(e).split(':')[0])
    d = zlib.decompressobj()
    a = d.decompress(data, 10)
    b = d.flush()
    out.append((a + b == text, d.eof, d.unconsumed_tail))
    z = zlib.compressobj(zdict=text[:30_000])
    packed = z.compress(text) + z.flush()
    for piece in 50, 40_000:
        out.append(feed(packed, lambda: zlib.decompressobj(zdict=text[:30_000]), piece)[0] == text)
    z = zlib.compressobj(wbits=-15, zdict=text[:40_000])
    packed = z.compress(text) + z.flush()
    out.append(feed(packed, lambda: zlib.decompressobj(-15, zdict=text[:40_000]), 500)[0] == text)
    d = zlib.decompressobj()
    view = memoryview(bytearray(data))
    out.append((d.decompress(view[:100]) + d.decompress(bytearray(data[100:])) == text, d.decompress(b'more'), d.unused_data))


def everything(out):
    each(out)
    beside(out)
    copies(out)


here, there, shared = [], [], []
threads = [threading.Thread(target=everything, args=(x,)) for x in (there, shared)]
for t in threads:
    t.start()
everything(here)
for t in threads:
    t.join()
for line in here:
    print(line)
print(here == there == shared)

# One decompressor, which threads take turns with.
for name, (data, make) in KINDS.items():
    d, parts, turn = make(), [], threading.Condition()
    at = [0]

    def work(me):
        while True:
            with turn:
                turn.wait_for(lambda: at[0] >= len(data) or at[0] // 500 % 2 == me)
                if at[0] >= len(data):
                    return
                parts.append(d.decompress(data[at[0]:at[0] + 500]))
                at[0] += 500
                turn.notify_all()

    threads = [threading.Thread(target=work, args=(i,)) for i in range(2)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    print(name, b''.join(parts) == text)
