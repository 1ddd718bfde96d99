# Only regular files are imported: nobody waits for the other end of a FIFO.
import os
import sys
import tempfile

with tempfile.TemporaryDirectory() as folder:
    sys.path.insert(0, folder)
    os.mkfifo(os.path.join(folder, 'waits.py'))
    os.mkdir(os.path.join(folder, 'package'))
    os.mkfifo(os.path.join(folder, 'package', '__init__.py'))
    os.mkdir(os.path.join(folder, 'directory.py'))
    for name in 'waits', 'directory':
        try:
            __import__(name)
        except ImportError as e:
            print(e)
    import package
    print(len(list(package.__path__)), getattr(package, '__file__', None))
