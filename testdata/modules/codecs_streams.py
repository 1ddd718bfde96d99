# Readers and writers of streams, marks of the order of bytes, UTF-7, errors that say what failed.
import codecs
import io
import os
import tempfile
import warnings

text = 'first\r\nsecond\rthird\u2028fourth \U0001F40D\nlast'
for encoding in ('utf-8', 'utf-16', 'utf-16-be', 'utf-32', 'utf-7', 'latin-1', 'utf-8-sig', 'raw-unicode-escape', 'unicode-escape'):
    what = text if encoding != 'latin-1' else text.encode('ascii', 'ignore').decode()
    data = what.encode(encoding)
    reader = codecs.getreader(encoding)
    r = reader(io.BytesIO(data))
    lines = list(r)
    print(encoding, [ascii(line) for line in lines], ''.join(lines) == what)
    print([ascii(line) for line in reader(io.BytesIO(data)).readlines()] == [ascii(x) for x in what.splitlines(True)])
    r = reader(io.BytesIO(data))
    print(ascii(r.read(1)), ascii(r.readline()), ascii(r.read(3)), ascii(r.read(4, 2)), ascii(r.readline(keepends=False)), ascii(r.readline(size=2)), ascii(r.read()))
    r.seek(0)
    print(ascii(r.read(5)))
    out = io.BytesIO()
    w = codecs.getwriter(encoding)(out)
    w.write(what[:3])
    w.writelines([what[3:7], what[7:]])
    print(out.getvalue() == data or out.getvalue())
    e, d = codecs.getincrementalencoder(encoding)(), codecs.getincrementaldecoder(encoding)()
    pieces = [e.encode(what[i:i + 3]) for i in range(0, len(what), 3)] + [e.encode('', True)]
    print(b''.join(pieces) == data or b''.join(pieces))
    once = ''.join(d.decode(data[i:i + 1]) for i in range(len(data))) + d.decode(b'', True)
    print(once == what or ascii(once))
    d.reset()
    print(ascii(d.decode(data[:9])), d.getstate()[1] if encoding in ('utf-16', 'utf-32') else '')

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'text')
    with codecs.open(path, 'w+', 'utf-16') as f:
        f.write('ab')
        f.write('cd\n')
        f.seek(0)
        print(f.read(), f.read(1) == '')
        f.seek(0)
        f.write('AB')
    print(open(path, 'rb').read())
    with codecs.open(path, encoding='utf-16') as f:
        print(f.read(2), f.readline(), repr(f.readline()))

for encoding in 'utf-16', 'utf-32':
    for f in (lambda: codecs.getreader(encoding)(io.BytesIO('abcd'.encode(encoding + '-be'))).read(),
              lambda: codecs.getincrementaldecoder(encoding)().decode('abcd'.encode(encoding + '-le'))):
        try:
            print(f())
        except UnicodeError as e:
            print(type(e).__name__, e)
    d = codecs.getincrementaldecoder(encoding)()
    print(d.getstate(), d.decode('x'.encode(encoding)), d.getstate())
    d.setstate((b'', 1))
    print(d.decode('y'.encode(encoding + '-be')), d.getstate())
    e = codecs.getincrementalencoder(encoding)()
    print(e.getstate(), e.encode(''), e.getstate(), e.encode('z'))
print(codecs.utf_16_ex_decode(b'\xfe\xff\0a'), codecs.utf_16_ex_decode(b'a\0'), codecs.utf_32_ex_decode(b'\0\0\0a', 'strict', 1, True))

for s in ('Hi Mom -\u263a-!', '1 + 1 = 2', '\u65e5\u672c\u8a9e', 'a\U0001F40D-b', '\ud800', '~\\', 'x\0y', '\u20acA', '\u20ac-', ''):
    data = s.encode('utf-7')
    print(data, data.decode('utf-7') == s, ascii(data[:-1].decode('utf-7', 'replace')))
for data in (b'+', b'++', b'a\xffb', b'+IKx', b'+IKwx-', b'+@', b'+2AHab-x', b'+IK-', b'+AGE+AGI-'):
    try:
        print(data, ascii(data.decode('utf-7')))
    except UnicodeDecodeError as e:
        print(e, ascii(data.decode('utf-7', 'replace')))
print(codecs.utf_7_decode(b'ab+IKw'), codecs.utf_7_decode(b'ab+IKw', 'strict', True), codecs.utf_7_encode('\xe4'))

class Odd(ValueError):
    def __init__(self, *args):
        super().__init__(*args)

def search(name):
    if name.startswith('test_'):
        def fail(text, errors='strict'):
            raise failing
        return codecs.CodecInfo(fail, fail, name=name)

codecs.register(search)
for failing in (ValueError('text'), KeyError(), RuntimeError('a', 'b'), ValueError(3), Odd('odd'), OSError('os'), TypeError('no')):
    for f in ('x'.encode, b'x'.decode, lambda n: codecs.encode('x', n), lambda n: codecs.decode(b'x', n)):
        try:
            f('test-codec')
        except Exception as e:
            print(type(e).__name__, e, e.__cause__ is failing, e is failing)
for name in 'hex', 'zlib':
    try:
        codecs.decode(b'x', name)
    except Exception as e:
        print(str(e)[:40], type(e) is type(e.__cause__))
seen = []
codecs.register(seen.append)
for name in 'AAA-8', 'aaa  8', '-x--y.z', 'Über_8':
    try:
        codecs.lookup(name)
    except LookupError as e:
        print(e)
print(seen)
codecs.unregister(seen.append)

print(codecs.readbuffer_encode('\xe4'), codecs.readbuffer_encode(bytearray(b'ab')))
print(codecs.escape_decode(br'[\x0]\x0', 'ignore'), codecs.escape_decode(br'[\xg]\x', 'replace'), codecs.unicode_escape_decode(r'\u1234'))
print([ascii(codecs.raw_unicode_escape_decode(b, 'strict', False)) for b in (rb'a\u12', rb'a\\u12', b'a\\', b'a\\\\', rb'a\U0001f4')])
for decode in codecs.escape_decode, codecs.unicode_escape_decode:
    for data in rb'a\z', rb'\\z', rb'\400\9', rb'\n\x41\777', rb'\8':
        with warnings.catch_warnings(record=True) as log:
            warnings.simplefilter('always')
            print(ascii(decode(data)), [str(w.message) for w in log])
print(codecs.charmap_decode(b'abc', 'replace', {97: 'A', 98: '\ufffe', 99: 0x63}))
try:
    'x\udc80\ud800'.encode('utf-8', 'surrogateescape')
except UnicodeEncodeError as e:
    print(e.start, e.end)
d = codecs.getincrementaldecoder('utf-8')('surrogatepass')
print([ascii(d.decode(bytes([b]))) for b in '\ud800x'.encode('utf-8', 'surrogatepass')])

def other(e):
    e.object = b'cd'
    return '?', 1

codecs.register_error('other', other)
for encoding in 'ascii', 'utf-8', 'utf-7', 'cp1250':
    print(encoding, (b'ab\xff+\x81').decode(encoding, 'other'))
def bad(e):
    e.object = 42
    return '?', 0
codecs.register_error('bad', bad)
try:
    b'\xff'.decode('ascii', 'bad')
except TypeError as e:
    print(e)
