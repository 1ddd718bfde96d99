# Encodings of a byte a character go by their own names and have all their forms.
import codecs
import io
import os
import tempfile

for name in 'cp1252', 'windows-1252', 'cp437', 'IBM437', 'latin9', 'iso-8859-15':
    info = codecs.lookup(name)
    print(name, info.name)
    data = 'aé£'.encode(name)
    print(data, info.incrementaldecoder().decode(data), info.incrementalencoder().encode('aé£'))
    print(info.streamreader(io.BytesIO(data)).read())
    stream = io.BytesIO()
    info.streamwriter(stream).write('aé£')
    print(stream.getvalue() == data)
print(ascii(codecs.getincrementaldecoder('cp1252')('replace').decode(bytes(range(0x80, 0x90)))))
try:
    codecs.getincrementaldecoder('cp1252')().decode(b'a\x81')
except UnicodeDecodeError as e:
    print(e)
try:
    codecs.getincrementalencoder('cp437')().encode('a€')
except UnicodeEncodeError as e:
    print(e)

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'text')
    with open(path, 'w', encoding='cp1252') as file:
        file.write('5 €\n')
    with open(path, encoding='windows-1252') as file:
        print(file.read(), end='')
    with codecs.open(path, encoding='iso-8859-15') as file:
        print(ascii(file.read()))
