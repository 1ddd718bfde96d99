# BytesIO: stores in the middle, views of the content, and what may not be done while
# there are any.
import io
import pickle
import random

random.seed(5)


def same(b, m, pos):
    assert b.getvalue() == bytes(m) and b.tell() == pos, (b.getvalue(), m, b.tell(), pos)


for trial in range(60):
    m = bytearray(random.randbytes(random.choice([0, 3, 40])))
    b, pos = io.BytesIO(bytes(m)), 0
    for step in range(random.randrange(25)):
        do = random.randrange(9)
        n = random.randrange(0, 30)
        if do < 3:
            data = random.randbytes(n)
            assert b.write(data) == n
            if n:
                m.extend(bytes(max(0, pos - len(m))))
                m[pos:pos + n] = data
                pos += n
        elif do == 3:
            pos = b.seek(n)
        elif do == 4:
            pos = b.seek(-min(n, len(m)), 2)
        elif do == 5:
            assert b.read(n) == bytes(m[pos:pos + n])
            pos += len(m[pos:pos + n])
        elif do == 6:
            b.truncate(n)
            del m[n:]
        elif do == 7:
            with b.getbuffer() as v:
                assert bytes(v) == bytes(m) and not v.readonly
                if len(m) > 2:
                    v[1:3] = m[1:3] = b"uv"
        else:
            t = bytearray(n)
            k = b.readinto(t)
            assert t[:k] == m[pos:pos + n], (t, k)
            pos += k
        if random.random() < .3:
            same(b, m, pos)
    same(b, m, pos)

b = io.BytesIO(b"some\nlines\nof text")
v = b.getbuffer()
v[:4] = b"SOME"
print(b.getvalue(), b.readline(), v[5:10].tobytes(), v.readonly, len(v))
for f in (lambda: b.write(b"x"), lambda: b.write(b""), lambda: b.truncate(), lambda: b.truncate(100), lambda: b.close(),
          lambda: b.__setstate__((b"old", 0, None)), lambda: b.read(), lambda: b.seek(2), lambda: b.getvalue()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
w = b.getbuffer()
v.release()
try:
    b.write(b"x")
except BufferError as e:
    print(e)
w.release()
print(b.write(b"__"), b.getvalue(), b.getvalue() is b.getvalue(), b.getbuffer().nbytes, b.tell())
print(b.seek(0, 2), b.write(b" more"), b.write(b" and more"), b.getvalue(), b.seek(5), list(b))
c = pickle.loads(pickle.dumps(b))
print(c.getvalue(), c.tell(), c.getvalue() == b.getvalue())
b.close()
try:
    b.getbuffer()
except ValueError as e:
    print(e)


class Sub(io.BytesIO):
    pass


s = Sub(b"abc")
s.seek(5)
s.write(b"z")
print(s.getvalue(), s.getbuffer()[-1], bytes(s.getbuffer()))
