import mmap, os, tempfile, threading
with tempfile.TemporaryFile() as f:
    f.write(b'hello world\nsecond\n' * 3); f.flush()
    with mmap.mmap(f.fileno(), 0) as m:
        print(len(m), m[:5], m[4], m[-1], m.readline(), m.tell(), m.find(b'second'), m.rfind(b'second'), b'wor' in m)
        m[0:5] = b'HELLO'; m[6] = 87
        m.seek(0); print(m.read(11), m.size()); m.flush()
        m.move(0, 6, 5); print(m[:12])
        m.resize(4096); print(len(m), os.fstat(f.fileno()).st_size)
    print(m.closed)
    try: m[0]
    except ValueError as e: print(e)
    f.seek(0); print(f.read(12))
    r = mmap.mmap(f.fileno(), 10, access=mmap.ACCESS_READ)
    for stmt in ('r[0] = 1', 'r.write(b"x")', 'r.resize(20)', 'r.seek(99)', 'r["a"]', 'del r[0]', 'r[100]', 'mmap.mmap(-1, -1)', 'mmap.mmap(f.fileno(), 10**6)'):
        try: exec(stmt)
        except Exception as e: print(stmt, type(e).__name__, e)
    r.close()
a = mmap.mmap(-1, 8192)
def work(k):
    for i in range(200):
        a[k * 1000 + i] = i % 256
ts = [threading.Thread(target=work, args=(k,)) for k in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print([sum(a[k * 1000:k * 1000 + 200]) for k in range(4)], len(bytes(a[:])))
c = mmap.mmap(-1, 10, access=mmap.ACCESS_COPY); c[:] = b'0123456789'; print(c[::2], c[8:2:-3], list(c)[:3]); c[::5] = b'ab'; print(c[:])
class Index:
    def __index__(self):
        return a.find(b'q', 0) + 5


a[:100] = bytes(100)
a[10] = 113
print(a.find(b'q', Index()), a.rfind(b'q', -8192, Index()))
a.seek(Index())
a.move(Index(), 10, 1)
print(a.tell(), a[15])
