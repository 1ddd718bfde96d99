import os
import tempfile

with tempfile.TemporaryDirectory(prefix='pre', suffix='.dir') as directory:
    print(os.path.isdir(directory), os.path.basename(directory)[:3], directory[-4:])
    with tempfile.NamedTemporaryFile('w+', dir=directory, suffix='.txt') as file:
        print(file.write('hello'), file.seek(0), file.read(), os.path.exists(file.name), file.name.endswith('.txt'))
        name = file.name
    print(os.path.exists(name))
    keep = tempfile.NamedTemporaryFile(dir=directory, delete=False)
    keep.write(b'kept')
    keep.close()
    print(open(keep.name).read(), keep.closed)
    fd, path = tempfile.mkstemp(dir=directory, prefix='x')
    os.write(fd, b'1')
    os.close(fd)
    print(os.stat(path).st_size, oct(os.stat(path).st_mode & 0o777), len(os.listdir(directory)))
    sub = tempfile.mkdtemp(dir=directory)
    print(oct(os.stat(sub).st_mode & 0o777))
    print(isinstance(tempfile.mkdtemp(dir=os.fsencode(directory)), bytes))
print(os.path.exists(directory))
with tempfile.TemporaryFile() as file:
    file.write(b'binary')
    file.seek(2)
    print(file.read())
spooled = tempfile.SpooledTemporaryFile(max_size=5)
spooled.write(b'1234')
print(spooled._rolled)
spooled.write(b'5678')
print(spooled._rolled, spooled.seek(0), spooled.read())
spooled.close()
print(tempfile.gettempprefix(), os.path.isabs(tempfile.gettempdir()), isinstance(tempfile.gettempdirb(), bytes), tempfile.TMP_MAX)
try:
    tempfile.mkstemp(prefix=b'a', suffix='b')
except TypeError as error:
    print(error)
d = tempfile.TemporaryDirectory()
d.cleanup()
print(os.path.exists(d.name))
