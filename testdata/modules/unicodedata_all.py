# Properties of characters.
import unicodedata as u, hashlib
for c in 'a5½é\u0301²一가\n\x7f(٣ﬁＡ\u0378\ud800\U0001F600Ⅷ\ufdfa':
    print(ascii(c), u.name(c, None), u.category(c), u.bidirectional(c), u.combining(c), u.decimal(c, None), u.digit(c, None), u.numeric(c, None), u.mirrored(c), u.east_asian_width(c), u.decomposition(c))
print(u.lookup('LATIN SMALL LETTER E WITH ACUTE'), u.lookup('greek small letter alpha'), u.lookup('HANGUL SYLLABLE GAG'), u.lookup('CJK UNIFIED IDEOGRAPH-4E01'), ascii(u.lookup('LINE FEED')), u.unidata_version)
for form in ('NFC', 'NFD', 'NFKC', 'NFKD'):
    h = hashlib.sha256()
    for i in range(0, 0x110000, 23):
        if not 0xd800 <= i < 0xe000:
            h.update(u.normalize(form, chr(i)).encode())
    print(form, h.hexdigest(), ascii(u.normalize(form, 'e\u0301a\u0323\u0307ﬁ①각\u1100\u1161\u11a8q\u0307\u0323\u0344\u1e9b\u0323')), u.is_normalized(form, 'é'), u.is_normalized(form, 'e\u0301'))
h = hashlib.sha256()
for i in range(0, 0x110000, 11):
    c = chr(i)
    h.update(repr((u.name(c, ''), u.category(c), u.bidirectional(c), u.combining(c), u.decimal(c, None), u.digit(c, None), u.mirrored(c), u.decomposition(c))).encode())
print(h.hexdigest(), [i for i in range(0x3000) if u.numeric(chr(i), None) == 0.5])
for f in [lambda: u.name('\n'), lambda: u.name('ab'), lambda: u.lookup('nope'), lambda: u.decimal('x'), lambda: u.digit('x'), lambda: u.numeric('x'), lambda: u.normalize('x', 'a'), lambda: u.category(1), lambda: u.category('')]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print('é\u2014'.encode('ascii', 'namereplace'), b'\\N{DASH}' if 0 else '\N{EM DASH}', 'x'.isidentifier())
import re; print(re.match(r'\N{EM DASH}', '\u2014'))
