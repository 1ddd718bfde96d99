# Data beside modules, of packages that are imported for it.
import os
import pkgutil
import sys
import tempfile

with tempfile.TemporaryDirectory() as folder:
    os.mkdir(os.path.join(folder, 'withdata'))
    for name, text in ('__init__.py', 'print("imported", __name__)\n'), ('text', 'the data'), ('broken.py', '1 / 0\n'):
        with open(os.path.join(folder, 'withdata', name), 'w') as file:
            file.write(text)
    sys.path.insert(0, folder)
    print(pkgutil.get_data('withdata', 'text'), 'withdata' in sys.modules)
    print(pkgutil.get_data('withdata', 'text'))
    try:
        pkgutil.get_data('withdata.broken', 'text')
    except ZeroDivisionError as e:
        print(e, 'withdata.broken' in sys.modules)
    try:
        pkgutil.get_data('withdata', 'none')
    except FileNotFoundError as e:
        print(e.errno)
    print(pkgutil.get_data('withdata.none', 'text'))
print(len(sys._git))
