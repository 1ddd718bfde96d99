# Library modules in Go from several threads.
import threading, re, json, zlib, csv, io, hashlib, array, unicodedata, random
errs = []
shared = re.compile(r'(\w+)@(\w+)\.com')
def work(n):
    try:
        for i in range(150):
            t = 'joe%d@site%d.com, ann@b.com é' % (i, n)
            assert shared.findall(t) == [('joe%d' % i, 'site%d' % n), ('ann', 'b')]
            assert re.sub(r'x{%d}|j' % (i % 40 + 1), lambda m: m[0].upper(), t)[0] == 'J'
            d = {'k%d' % j: [j, n, None, 1.5] for j in range(20)}
            assert json.loads(json.dumps(d)) == d
            b = (t * 50).encode()
            assert zlib.decompress(zlib.compress(b)) == b
            o = zlib.decompressobj(); c = zlib.compress(b); assert o.decompress(c[:20]) + o.decompress(c[20:]) == b
            assert list(csv.reader(['a,"b,%d"' % i])) == [['a', 'b,%d' % i]]
            assert hashlib.sha256(b).digest() == hashlib.sha256(b).digest()
            a = array.array('i', range(50)); a.extend(range(5)); assert sum(a) == 1235
            assert unicodedata.normalize('NFC', 'e\u0301') == 'é'
            assert [m.start() for m in re.finditer('b', 'abcb')] == [1, 3]
    except BaseException as e:
        errs.append(repr(e)); raise
ts = [threading.Thread(target=work, args=(i,)) for i in range(4)]
[t.start() for t in ts]; [t.join() for t in ts]
print(errs, 'done')
