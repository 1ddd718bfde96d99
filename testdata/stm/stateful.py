# Objects whose state is beside the heap in other interpreters: what a transaction that is
# undone has done to them is undone.
import array
import bz2
import codecs
import collections
import contextvars
import csv
import decimal
import functools
import gzip
import hashlib
import hmac
import html.parser
import io
import itertools
import lzma
import pickle
import random
import re
import struct
import xml.parsers.expat
import zlib

def pause():
    for _ in range(5):
        pass
out = []
for algo in ('md5', 'sha1', 'sha256', 'sha512', 'blake2b', 'blake2s', 'sha3_256', 'shake_128'):
    h = hashlib.new(algo)
    for i in range(30):
        h.update(b'abc%d' % i)
        pause()
        if i == 15:
            k = h.copy()
    out.append(h.hexdigest(10) if algo.startswith('shake') else h.hexdigest())
    k.update(b'x')
    out.append(k.hexdigest(10) if algo.startswith('shake') else k.hexdigest())
m = hmac.new(b'key', digestmod='sha256')
for i in range(30):
    m.update(b'm%d' % i)
    pause()
out.append(m.hexdigest())
c = zlib.compressobj()
parts = []
for i in range(40):
    parts.append(c.compress(b'hello %d ' % (i * 7919) * 20))
    pause()
parts.append(c.flush())
z = b''.join(parts)
d = zlib.decompressobj()
back = []
for i in range(0, len(z), 7):
    back.append(d.decompress(z[i:i + 7]))
    pause()
back.append(d.flush())
back = b''.join(back)
out.append((len(back), hashlib.md5(back).hexdigest(), d.eof))
c = bz2.BZ2Compressor(1)
parts = []
for i in range(40):
    parts.append(c.compress(b'hello %d ' % (i * 7919) * 20 + b'x' * (i * 200)))
    pause()
parts.append(c.flush())
z = b''.join(parts)
d = bz2.BZ2Decompressor()
back = []
for i in range(0, len(z), 7):
    back.append(d.decompress(z[i:i + 7]))
    pause()
out.append((len(z), hashlib.md5(b''.join(back)).hexdigest(), d.eof))
d = bz2.BZ2Decompressor()
back = [d.decompress(z, 1000)]
while not d.eof:
    back.append(d.decompress(b'', 1000))
    pause()
out.append((len(back), hashlib.md5(b''.join(back)).hexdigest(), d.eof))
c = lzma.LZMACompressor(preset=1)
parts = []
for i in range(40):
    parts.append(c.compress(b'hello %d ' % (i * 7919) * 20 + b'x' * (i * 200)))
    pause()
parts.append(c.flush())
z = b''.join(parts)
for size, limit in (7, -1), (len(z), 5000):
    d = lzma.LZMADecompressor()
    back = []
    at = 0
    while not d.eof:
        back.append(d.decompress(z[at:at + size] if d.needs_input else b'', limit))
        at += size
        pause()
    back = b''.join(back)
    out.append((len(back), hashlib.md5(back).hexdigest(), d.check))
g = io.BytesIO()
with gzip.GzipFile(fileobj=g, mode='wb', mtime=0) as f:
    for i in range(20):
        f.write(b'line %d\n' % i)
        pause()
out.append(hashlib.md5(gzip.decompress(g.getvalue())).hexdigest())
for enc in ('utf-8', 'utf-16', 'latin-1'):
    e = codecs.getincrementalencoder(enc)()
    data = b''
    for ch in 'héllo wörld' * 5:
        data += e.encode(ch)
        pause()
    dd = codecs.getincrementaldecoder(enc)()
    t = ''
    for b in data:
        t += dd.decode(bytes([b]))
        pause()
    out.append(t)
s = io.StringIO()
w = csv.writer(s)
for i in range(20):
    w.writerow([i, 'a,b', 'q"%d' % i])
    pause()
r = csv.reader(io.StringIO(s.getvalue()))
rows = []
for row in r:
    rows.append(row)
    pause()
out.append((len(rows), rows[-1]))
rnd = random.Random(42)
xs = []
for i in range(60):
    xs.append(rnd.random())
    xs.append(rnd.randrange(1000))
    pause()
st = rnd.getstate()
a = rnd.random()
rnd.setstate(st)
out.append((sum(xs), a == rnd.random(), rnd.gauss(0, 1), rnd.gauss(0, 1)))
random.seed(7)
ys = []
for i in range(50):
    ys.append(random.randint(0, 99))
    pause()
out.append(ys)
decimal.getcontext().prec = 20
x = decimal.Decimal(1)
for i in range(1, 40):
    x = x / 3 + i
    pause()
out.append(str(x))
with decimal.localcontext() as ctx:
    ctx.prec = 5
    for i in range(10):
        pause()
    out.append(str(decimal.Decimal(2).sqrt()))
out.append(decimal.getcontext().prec)
sc = re.compile('\\d+').scanner('1 22 333 4444 ' * 5)
n = []
while (mm := sc.search()):
    n.append(mm.group())
    pause()
out.append(n)
it = itertools.tee(itertools.accumulate(itertools.count(1)), 2)
q = []
for i in range(30):
    q.append(next(it[0]))
    pause()
    q.append(next(it[1]))
out.append(q)
dq = collections.deque(maxlen=7)
for i in range(50):
    dq.append(i)
    dq.rotate(2)
    pause()
out.append(list(dq))
p = io.BytesIO()
pk = pickle.Pickler(p)
shared = [1]
for i in range(10):
    pk.dump([shared, i])
    pause()
p.seek(0)
un = pickle.Unpickler(p)
out.append([un.load()[1] for _ in range(10)])
xp = xml.parsers.expat.ParserCreate()
ev = []
xp.StartElementHandler = lambda name, at: (ev.append(name), pause())
xp.CharacterDataHandler = lambda d: ev.append(d)
doc = '<a>' + ''.join(("<b i='%d'>t%d</b>" % (i, i) for i in range(15))) + '</a>'
for i in range(0, len(doc), 11):
    xp.Parse(doc[i:i + 11], False)
    pause()
xp.Parse('', True)
out.append(''.join(ev))

class P(html.parser.HTMLParser):

    def handle_starttag(self, t, a):
        ev2.append(t)

    def handle_data(self, d):
        ev2.append(d)
ev2 = []
hp = P()
for i in range(0, len(doc), 5):
    hp.feed(doc[i:i + 5])
    pause()
hp.close()
out.append(''.join(ev2))
v = contextvars.ContextVar('v', default=0)
for i in range(20):
    tok = v.set(v.get() + 1)
    pause()
out.append(v.get())
sio = io.TextIOWrapper(io.BytesIO(), encoding='utf-8', newline='\n')
for i in range(20):
    sio.write('lïne %d\n' % i)
    pause()
sio.seek(0)
lines = []
for l in sio:
    lines.append(l)
    pause()
out.append(len(''.join(lines)))
b = io.BufferedReader(io.BytesIO(bytes(range(256)) * 40), 64)
tot = 0
while (ch := b.read(37)):
    tot += sum(ch)
    pause()
out.append(tot)
cnt = itertools.count(5, 3)
cyc = itertools.cycle('abc')
z = []
for i in range(30):
    z.append((next(cnt), next(cyc)))
    pause()
out.append(z[-1])

@functools.lru_cache(maxsize=8)
def fib(n):
    pause()
    return n if n < 2 else fib(n - 1) + fib(n - 2)
out.append((fib(40), fib.cache_info()))
ar = array.array('i')
for i in range(40):
    ar.append(i)
    pause()
    ar.extend([i, i])
out.append((sum(ar), len(ar)))
sd = struct.Struct('<hI')
buf = bytearray(600)
for i in range(100):
    sd.pack_into(buf, i * 6, i, i * i)
    pause()
out.append(sum((y for x, y in sd.iter_unpack(buf))))
gen = (i * i for i in range(60))
tg = 0
for y in gen:
    tg += y
    pause()
out.append(tg)
for o in out:
    print(o)
