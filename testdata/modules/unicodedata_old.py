# The characters as Unicode 3.2 had them, and names in other alphabets (IDNA), which are prepared by it.
import hashlib
import stringprep
import unicodedata
from encodings.idna import ToASCII, ToUnicode, nameprep

old = unicodedata.ucd_3_2_0
print(old.unidata_version, unicodedata.unidata_version, type(old).__name__)
for c in 'aª\u0221\xad€½²\u0660٣\u3007\u2f00\U0001f40d\U0002f868\u212b\uac00\u0958(':
    print(ascii(c), old.category(c), old.bidirectional(c), old.combining(c), old.mirrored(c), old.east_asian_width(c),
          old.decimal(c, None), old.digit(c, None), old.numeric(c, None), old.name(c, None),
          [ascii(old.normalize(form, c)) for form in ('NFC', 'NFD', 'NFKC', 'NFKD')], old.is_normalized('NFC', c))
for form in 'NFC', 'NFD', 'NFKC', 'NFKD':
    h = hashlib.sha256()
    for i in range(0, 0x30000, 7):
        if not 0xD800 <= i < 0xE000 and old.category(chr(i)) != 'Cn':
            h.update(old.normalize(form, 'a' + chr(i) + '\u0301').encode())
    print(form, h.hexdigest())
for f in (lambda: old.lookup('SNAKE'), lambda: old.name('\U0001f40d'), lambda: old.lookup('LATIN SMALL LETTER A'), lambda: old.category('ab'),
          lambda: old.decimal('x'), lambda: old.normalize('NF', 'x'), lambda: type(old)()):
    try:
        print(f())
    except (KeyError, ValueError, TypeError) as e:
        print(type(e).__name__)
print([stringprep.in_table_a1(c) for c in '\u0221a'], stringprep.in_table_d1('\u05d0'), ascii(stringprep.map_table_b2('\u0130')))

for name in ('python.org', 'pythön.org', 'bücher.example', '日本語。jp', 'faß.de', 'x' * 64, '', 'a..b', '.', 'ΑΒΓ.gr', 'Königsgäßchen', 'xn--bcher-kva.example',
             '\u0221.com', 'a\u200bb.com', 'ÅÄÖ.se', 'www.Ünï.', 'א1a', 'xn--x', '\u00ad'):
    try:
        data = name.encode('idna')
        print(ascii(name), data, ascii(data.decode('idna')))
    except UnicodeError as e:
        print(ascii(name), type(e).__name__, e)
print(ToASCII('bücher'), ascii(ToUnicode('xn--bcher-kva')), ascii(nameprep('FOO\u00adß\u212b')))
