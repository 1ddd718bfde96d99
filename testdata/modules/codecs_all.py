# Encodings by name.
import codecs
print(codecs.lookup('utf8').name, codecs.lookup('latin1').name, codecs.lookup('cp1250').name)
print('é€'.encode('cp1250'), b'\x80\xe9'.decode('cp1250'), 'x'.encode('iso8859-2'))
codecs.register_error('mine', lambda e: ('<%d>' % ord(e.object[e.start]), e.start+1))
print('aéb€'.encode('ascii','mine'), 'aé'.encode('ascii', 'backslashreplace'))
d = codecs.getincrementaldecoder('utf-8')()
print([d.decode(bytes([b])) for b in 'é€x'.encode()])
print(list(codecs.iterdecode([b'\xff\xfea',b'\0b',b'\0'], 'utf-16')), b''.join(codecs.iterencode('ab','utf-16')))
print(codecs.encode(b'hello', 'hex'), codecs.encode('hello','rot13'), codecs.utf_8_decode(b'\xe2\x82'))
for f in [lambda: 'x'.encode('nope'), lambda: 'x'.encode('rot13'), lambda: 'é'.encode('ascii','nope'), lambda: codecs.lookup('nope'), lambda: codecs.utf_8_decode(b'\xe2\x82', 'strict', True), lambda: b'\x81'.decode('cp1250'),lambda: '\u1234'.encode('cp1250')]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(codecs.charmap_decode(b'\x41\x42', 'strict', {0x41:'x',0x42:None}) if 0 else '', codecs.BOM_UTF8)
