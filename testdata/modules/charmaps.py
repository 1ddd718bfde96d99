# Code pages: all bytes and many characters of each, with each error handler.
import codecs
import hashlib

NAMES = ('cp037 cp437 cp866 cp874 cp1006 cp1026 cp1140 cp1250 cp1251 cp1252 cp1253 cp1255 cp1257 hp_roman8 iso8859_2 '
         'iso8859_3 iso8859_5 iso8859_8 iso8859_15 koi8_r koi8_u mac_roman ptcp154 tis_620').split()
texts = ([chr(i) for i in range(0, 0x250, 3)] + ['abc', 'a\u20acb\u0401\udc80x', '\U0001F600', '', 'Привет, мир',
         ''.join(map(chr, range(0x20, 0x180)))])
for name in NAMES:
    results = []
    for errors in 'strict', 'ignore', 'replace', 'backslashreplace', 'surrogateescape':
        for data in [bytes([i]) for i in range(256)] + [bytes(range(256)), b'', b'abc\x81\x9f\xff\xfe' * 3]:
            try:
                results.append(data.decode(name, errors))
            except UnicodeError as e:
                results.append(str(e))
        for text in texts:
            try:
                results.append(text.encode(name, errors))
            except UnicodeError as e:
                results.append(str(e))
    print(name, hashlib.md5(repr(results).encode()).hexdigest())

mapping = codecs.charmap_build(''.join(map(chr, range(256))))
print(type(mapping).__name__, mapping.size() > 0)
for table in 'a' * 256, ''.join(map(chr, range(255, -1, -1))), ''.join(map(chr, range(128))) * 2, 'ab':
    mapping = codecs.charmap_build(table) if len(table) == 256 else {97: 0, 98: b'two', 99: None, 0x20ac: 'wrong'}
    for text in 'a', 'b', 'c', 'x', '\xff', 'é€', '':
        for errors in 'strict', 'replace', 'ignore':
            try:
                print(table[:2], ascii(text), codecs.charmap_encode(text, errors, mapping))
            except (UnicodeError, TypeError) as x:
                print(type(x).__name__, ascii(str(x)))
    print(codecs.charmap_decode(b'\0\1\2\xf0', 'replace', table))
print(codecs.charmap_decode(b'\0\1\2', 'ignore', {0: 'zero', 1: 0x31, 2: None}))
