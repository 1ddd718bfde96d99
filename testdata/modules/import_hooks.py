# Finders before and after the one for sys.path, hooks for entries of sys.path, and
# packages in several folders.
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import sys
import tempfile

print([f.__name__ for f in sys.meta_path if isinstance(f, type)])


class Loader(importlib.abc.Loader):
    def __init__(self, text):
        self.text = text

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        exec(self.text, module.__dict__)


class Finder(importlib.abc.MetaPathFinder):
    def __init__(self, known):
        self.known, self.asked = known, []

    def find_spec(self, fullname, path, target=None):
        self.asked.append(fullname)
        if fullname in self.known:
            return importlib.util.spec_from_loader(fullname, Loader(self.known[fullname]))


class EntryFinder:
    def __init__(self, entry):
        if not entry.startswith('memory:'):
            raise ImportError
        self.prefix = entry[7:]

    def find_spec(self, fullname, target=None):
        if fullname == self.prefix + 'mod':
            return importlib.util.spec_from_loader(fullname, Loader(f'v = {fullname!r}'))


with tempfile.TemporaryDirectory() as d:
    def write(name, text=''):
        os.makedirs(os.path.dirname(os.path.join(d, name)), exist_ok=True)
        with open(os.path.join(d, name), 'w') as f:
            f.write(text)
    write('one/space/a.py', 'x = 1')
    write('two/space/b.py', 'x = 2')
    write('three/space/c.py', 'x = 3')
    write('one/plain.py', 'where = "file"')
    sys.path[:0] = [os.path.join(d, 'one'), os.path.join(d, 'two')]

    first = Finder({'early': 'x = "first"', 'plain2': ''})
    last = Finder({'plain': 'where = "last"', 'late': 'x = "last"'})
    sys.meta_path.insert(0, first)
    sys.meta_path.append(last)
    import early, plain, late
    print(early.x, plain.where, late.x, 'plain' in first.asked, 'plain' in last.asked, 'late' in last.asked)
    print(early.__spec__.loader.text, early.__package__ == '', hasattr(early, '__file__'))
    try:
        import nowhere
    except ModuleNotFoundError as e:
        print(e, e.name, first.asked.count('nowhere'), last.asked.count('nowhere'))
    sys.meta_path.remove(first)
    sys.meta_path.remove(last)

    import space.a, space.b
    print(space.a.x, space.b.x, [os.path.relpath(p, d) for p in space.__path__], space.__file__ if hasattr(space, '__file__') else None)
    sys.path.append(os.path.join(d, 'three'))
    import space.c
    print(space.c.x, len(space.__path__), type(space.__spec__.loader).__name__)

    sys.path_hooks.append(EntryFinder)
    sys.path.append('memory:my')
    import mymod
    print(mymod.v, type(sys.path_importer_cache['memory:my']).__name__)
    sys.path_hooks.remove(EntryFinder)

    kept = sys.meta_path[:]
    sys.meta_path[:] = kept[:2]
    write('one/unseen.py')
    try:
        import unseen
    except ImportError as e:
        print(e)
    sys.meta_path[:] = kept
    import unseen
    print(importlib.machinery.PathFinder.find_spec('plain').origin[len(d):], importlib.machinery.PathFinder.find_spec('nowhere'))


class Base:
    def __init__(self, name, bases, ns):
        print(name, [type(b).__name__ for b in bases], '__orig_bases__' in ns)


class Derived(Base('root', (), {})):
    pass
