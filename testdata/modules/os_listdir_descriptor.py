"""os.listdir() and os.scandir() of a descriptor that is no folder leave its position."""
import os
import tempfile

with tempfile.TemporaryFile() as f, tempfile.TemporaryDirectory() as d:
    f.write(b'x' * 100)
    f.flush()
    for list_ in os.listdir, os.scandir:
        try:
            list_(f.fileno())
        except NotADirectoryError as e:
            print(e.strerror, os.lseek(f.fileno(), 0, os.SEEK_CUR))
    try:
        os.listdir(99)
    except OSError as e:
        print(e.strerror)
    open(os.path.join(d, 'a'), 'w').close()
    folder = os.open(d, os.O_RDONLY)
    print(os.listdir(folder), os.listdir(folder), [e.name for e in os.scandir(folder)])
    os.close(folder)
