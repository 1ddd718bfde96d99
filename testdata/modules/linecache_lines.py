import linecache
import os
import tempfile

with tempfile.TemporaryDirectory() as directory:
    path = os.path.join(directory, 'x.py')
    with open(path, 'w') as file:
        file.write('first\nsecond\nlast')
    print(repr(linecache.getline(path, 1)), repr(linecache.getline(path, 3)),
          repr(linecache.getline(path, 4)), repr(linecache.getline(path, 0)))
    print(linecache.getlines(path), path in linecache.cache)
    with open(path, 'w') as file:
        file.write('changed file\n')
    print(repr(linecache.getline(path, 1)))
    linecache.checkcache(path)
    print(repr(linecache.getline(path, 1)))
    with open(path, 'wb') as file:
        file.write('# -*- coding: latin-1 -*-\nx = "é"\n'.encode('latin-1'))
    linecache.checkcache()
    print(repr(linecache.getline(path, 2)))
linecache.checkcache(path)
print(linecache.getlines(path), linecache.getline('<string>', 1) == '', linecache.getlines(''))
linecache.clearcache()
print(linecache.cache)


class Loader:
    def get_source(self, name):
        return f'source of {name}\nline two'


module_globals = {'__name__': 'made', '__loader__': Loader()}
print(linecache.lazycache('nowhere.py', module_globals), linecache.getlines('nowhere.py'))
print(linecache.lazycache('other.py', {}), linecache.lazycache('', module_globals))
