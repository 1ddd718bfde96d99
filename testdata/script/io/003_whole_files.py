# A file is read as a whole: what it has then, wherever the position is and whatever happened since it was opened.
import io
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'f')

    def fresh(data):
        with open(path, 'wb') as f:
            f.write(data)

    for size in 0, 1, 511, 512, 8191, 8192, 8193, 70_000:
        data = bytes(range(256)) * (size // 256) + b'x' * (size % 256)
        fresh(data)
        for buffering in 0, -1, 16:
            with open(path, 'rb', buffering) as f:
                print(size, buffering, f.read() == data, f.read(), f.tell() == size)
            with open(path, 'rb', buffering) as f:
                head = f.read(10)
                print(head + f.read() == data, f.seek(0), f.read() == data, f.seek(-min(size, 3), 2) == size - min(size, 3), len(f.read()))

    # It grows, or shrinks, before it is read.
    for change in '+', '-', '=':
        fresh(b'a' * 1000)
        with open(path, 'rb') as f, open(path) as text:
            with open(path, 'ab' if change == '+' else 'rb+') as g:
                if change == '+':
                    g.write(b'b' * 500)
                elif change == '-':
                    g.truncate(300)
                else:
                    g.write(b'c' * 1000)
            print(change, len(f.read()), len(text.read()), f.read(), repr(text.read()))
            with open(path, 'ab') as g:
                g.write(b'tail')
            print(f.read(), text.read())

    # The descriptor is moved by others.
    fresh(b'0123456789')
    with open(path, 'rb') as f:
        os.lseek(f.fileno(), 4, 0)
        print(f.read(), f.tell())
    with open(path) as f:
        os.read(f.fileno(), 3)
        print(f.read())
    with open(path, opener=lambda p, flags: (fd := os.open(p, flags), os.lseek(fd, 7, 0))[0]) as f:
        print(f.read())

    # Marks of the byte order come at the begin of a file only.
    for mode in 'w', 'a', 'a', 'r+', 'w+', 'x':
        if mode == 'x':
            os.unlink(path)
        with open(path, mode, encoding='utf-16-le' if mode == 'r+' else 'utf-16') as f:
            f.write('ab')
            print(mode, f.tell())
        with open(path, 'rb') as f:
            print(f.read().replace(b'\xff\xfe', b'BOM').replace(b'\0', b''))

    print(open(path, 'rb').isatty(), open(path).line_buffering, io.open(path, buffering=1).line_buffering)

# What has no size that is known.
with open('/proc/self/status') as f:
    print(f.readline()[:5], len(f.read()) > 200, repr(f.read()))
with open('/proc/self/stat', 'rb') as f:
    print(f.read().count(b' ') > 40, f.read())
with open('/dev/null') as f:
    print(repr(f.read()), f.isatty())
with open('/dev/zero', 'rb', 0) as f:
    print(f.read(3))
