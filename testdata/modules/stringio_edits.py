# A StringIO that is written to in the middle, cut off, and read in between, against a list of characters.
import io, pickle, random, threading, zlib

PIECES = ['', 'x', 'abc', 'line\n', '\n', 'a\r', '\r\n', 'ä', 'üöß\n', '€uro', '\U0001f600\n', '\ud800', '\udc00z', 'w' * 300, 'é' * 200 + '\n']


class Model:
    def __init__(self, text):
        self.text, self.pos = list(text), 0

    def write(self, s):
        if s:
            self.text += '\0' * (self.pos - len(self.text))
            self.text[self.pos:self.pos + len(s)] = s
            self.pos += len(s)

    def read(self, n):
        part = self.text[self.pos:] if n < 0 else self.text[self.pos:self.pos + n]
        self.pos += len(part)
        return ''.join(part)

    def readline(self, n):
        rest = self.text[self.pos:]
        end = rest.index('\n') + 1 if '\n' in rest else len(rest)
        return self.read(end if n < 0 else min(n, end))


def run(seed, steps, pieces):
    rnd = random.Random(seed)
    start = ''.join(rnd.choice(pieces) for _ in range(rnd.randrange(12)))
    s, m = io.StringIO(start), Model(start)
    for _ in range(steps):
        op = rnd.randrange(8)
        if op == 0:
            p = rnd.randrange(len(m.text) + (30 if rnd.random() < .1 else 1))
            assert s.seek(p) == p
            m.pos = p
        elif op in (1, 2):
            piece = rnd.choice(pieces)
            assert s.write(piece) == len(piece)
            m.write(piece)
        elif op == 3:
            n = rnd.choice((-1, 0, 1, 5, 400))
            assert s.read(n) == m.read(n)
        elif op == 4:
            n = rnd.choice((-1, -1, 0, 3, 100))
            assert s.readline(n) == m.readline(n)
        elif op == 5 and rnd.random() < .4:
            n = rnd.randrange(len(m.text) + 5)
            assert s.truncate(n) == n
            del m.text[n:]
        elif op == 6:
            assert s.seek(0, 2) == len(m.text)
            m.pos = len(m.text)
        elif op == 7 and rnd.random() < .3:
            s = pickle.loads(pickle.dumps(s))
        assert s.tell() == m.pos
        if rnd.random() < .1:
            assert s.getvalue() == ''.join(m.text)
    text = s.getvalue()
    assert text == ''.join(m.text)
    return zlib.crc32(text.encode('utf-8', 'surrogatepass'))


def runs(out):
    for seed in range(12):
        out.append(run(seed, 150, PIECES[:6] if seed % 3 == 0 else PIECES))


here, there = [], []
thread = threading.Thread(target=runs, args=(there,))
thread.start()
runs(here)
thread.join()
print(here == there, here)

# Ends of lines, in text that was written to in the middle.
for newline in None, '', '\n', '\r', '\r\n':
    s = io.StringIO('one\r\ntwo\rthree\nfour' + 'x' * 600 + '\r' + 'y' * 511 + '\r\nend', newline=newline)
    s.seek(4)
    s.write('Ö')
    s.seek(0)
    print(repr(newline), [line if len(line) < 40 else (line[:8], len(line), line[-3:]) for line in s], s.newlines)

# What is refused, and what is beyond the end.
s = io.StringIO('äbc')
s.seek(1)
s.write('X')
for wrong in lambda: s.seek(-1), lambda: s.truncate(-1), lambda: s.write(b'x'), lambda: s.seek(1, 1):
    try:
        wrong()
    except (ValueError, TypeError, OSError) as e:
        print(type(e).__name__, e)
s.seek(6)
print(repr(s.read()), repr(s.readline()), s.truncate(50), s.tell(), repr(s.getvalue()))
s.write('')
print(repr(s.getvalue()))
s.write('é')
print(ascii(s.getvalue()), s.tell())
s.truncate(2)
print(s.tell(), repr(s.read()), repr(s.getvalue()))
s.seek(2 ** 62)
print(s.tell(), repr(s.read(5)), repr(s.readline(5)))
try:
    s.write('much')
except (OverflowError, MemoryError) as e:
    print('refused')
s.close()
try:
    s.read()
except ValueError as e:
    print(e)

# Lines of a BytesIO that was written to in the middle.
lines = [b'x' * n + b'\n' for n in (0, 1, 510, 511, 512, 513, 2047, 5000)] + [b'end' * 800]
b = io.BytesIO(b''.join(lines))
b.seek(10)
b.write(b'xx')
b.seek(0)
print([len(line) for line in b], b.readline(), b.seek(4), [len(b.readline(n)) for n in (0, 5, 600, 511, 513, 9000, -1, 3)])
