"""Files in encodings of the package encodings, and with registered error handlers."""
import codecs
import io
import os
import tempfile

name = os.path.join(tempfile.mkdtemp(), 'file')


def read(**kw):
    with open(name, **kw) as file:
        return file.read()


for encoding, text in [('cp1251', 'Привет\nмир\n'), ('cp1252', 'häß€\n'), ('koi8-r', 'Привет\r\nмир'),
                       ('cp037', 'hello\nx'), ('mac_roman', 'é\n'), ('cp437', 'é\nx'), ('punycode', 'bücher'),
                       ('utf-16', 'é\nü'), ('utf-8-sig', 'é\n'), ('iso8859-15', '€')]:
    with open(name, 'w', encoding=encoding, newline='') as file:
        file.write(text)
    with open(name, 'rb') as file:
        print(encoding, file.read())
    with open(name, encoding=encoding) as file:
        print(list(file))
    with open(name, encoding=encoding) as file:
        print(repr(file.read(2)), repr(file.readline()), repr(file.read()))
    with open(name, 'a', encoding=encoding) as file:
        file.write('Z')
    print(ascii(read(encoding=encoding, newline='')))
for bad in 'hex', 'nosuch', 'rot13':
    try:
        open(name, encoding=bad)
    except LookupError as e:
        print(e)
codecs.register_error('mine', lambda e: (f'<{type(e).__name__}>', e.end))
for encoding in 'cp1252', 'ascii', 'latin-1':
    for errors in 'mine', 'xmlcharrefreplace', 'ignore':
        with open(name, 'w', encoding=encoding, errors=errors) as file:
            file.write('жä')
        print(encoding, errors, read(encoding='latin-1').encode())
with open(name, 'wb') as file:
    file.write(b'a\xff\xfeb\n\x81')
print(ascii(read(encoding='utf-8', errors='mine')), ascii(read(encoding='cp1252', errors='mine')))
for use in (lambda: read(encoding='cp1252'), lambda: open(name, 'w', encoding='cp1252').write('ж'),
            lambda: read(encoding='utf-8', errors='nosuch')):
    try:
        print(ascii(use()))
    except (UnicodeError, LookupError) as e:
        print(type(e).__name__, e)
file = io.TextIOWrapper(io.BytesIO(), 'cp1251')
file.write('Я')
file.flush()
print(file.buffer.getvalue(), file.encoding, file)
file.reconfigure(encoding='koi8-r')
file.write('Я')
file.flush()
print(file.buffer.getvalue(), file.encoding)
