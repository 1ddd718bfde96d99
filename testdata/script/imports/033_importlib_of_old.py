# reload, lazy modules, names of caches, and how things were done before specs
import importlib, importlib.abc, importlib.machinery, importlib.util
import os, sys, types, warnings

warnings.simplefilter('ignore')


def show(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


def clean(text):
    return text.replace(sys.implementation.cache_tag, 'TAG')


# names of caches
def cached(*args, **kwargs):
    return clean(importlib.util.cache_from_source(*args, **kwargs))


for path in 'a.py', '/x/a.py', 'a', '.a', 'x.y/a.b.py', '':
    show(cached, path)
    for optimization in '', 0, 1, 'ab', 'a-b', '.':
        show(cached, path, optimization=optimization)
show(cached, 'a.py', True)
show(cached, 'a.py', False)
show(cached, 'a.py', True, optimization='')
show(cached, 5)
for path in ('__pycache__/a.T.pyc', '/x/__pycache__/a.T.opt-1.pyc', '__pycache__/a.T.op-1.pyc', '__pycache__/a.T.opt-.pyc',
             'a.T.pyc', '__pycache__/a.pyc', '__pycache__/a.b.c.d.pyc', '', 5):
    show(importlib.util.source_from_cache, path)
sys.pycache_prefix = '/tmp/pre/'
show(cached, '/x/a.py')
show(importlib.util.source_from_cache, '/tmp/pre/x/a.T.pyc')
show(importlib.util.source_from_cache, '/tmp/other/a.T.pyc')
sys.pycache_prefix = None

# specs of modules that are there
for spec in None, 5:
    module = sys.modules['odd'] = types.ModuleType('odd')
    module.__spec__ = spec
    show(importlib.util.find_spec, 'odd')
del module.__spec__
show(importlib.util.find_spec, 'odd')
sys.modules['odd'] = None
show(importlib.util.find_spec, 'odd')
del sys.modules['odd']
show(importlib.reload, 5)
show(importlib.reload, types.ModuleType('nowhere'))
show(importlib.import_module, 5)
show(importlib.import_module, '.x')


# a loader of text
class Texts(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    texts = {'lazy': 'x = 1\nz = 3', 'swap': "import sys\nsys.modules['swap'] = 5", 'bad': '1/0'}

    def find_spec(self, name, path, target=None):
        if name in self.texts:
            return importlib.util.spec_from_loader(name, self)

    def exec_module(self, module):
        print('runs', module.__name__)
        exec(self.texts[module.__name__], module.__dict__)


texts = Texts()
sys.meta_path.insert(0, texts)


def lazily(name):
    spec = importlib.util.find_spec(name)
    loader = spec.loader = importlib.util.LazyLoader(spec.loader)
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


lazy = lazily('lazy')
print(type(lazy).__name__, isinstance(lazy, types.ModuleType))
lazy.y = 2
lazy.x = 7
print(lazy.x, lazy.y, lazy.z, type(lazy).__name__)
swap = lazily('swap')
show(getattr, swap, 'x')
del sys.modules['swap']
bad = lazily('bad')
show(getattr, bad, 'x')
show(importlib.util.LazyLoader, 5)
show(importlib.util.LazyLoader.factory, 5)
print(isinstance(importlib.util.LazyLoader(texts), importlib.abc.Loader))

# reload gives a module what its spec says
lazy.__loader__ = lazy.__name__ = lazy.__package__ = None
print(importlib.reload(lazy) is lazy, lazy.x, lazy.__loader__ is texts, lazy.__name__, repr(lazy.__package__))
print(texts.load_module('lazy') is lazy)
sys.meta_path.remove(texts)
show(importlib.reload, lazy)


# finders and loaders without specs
class Old:
    def find_module(self, name, path=None):
        return self if name in ('old', 'failing') else None

    def load_module(self, name):
        module = sys.modules.setdefault(name, types.ModuleType(name))
        if name == 'failing':
            raise ValueError('no')
        module.a = 1
        return module


sys.meta_path.append(Old())
import old
print(old.a, type(old.__loader__).__name__, repr(old.__package__), old.__spec__.name)
show(importlib.import_module, 'failing')
print(type(importlib.find_loader('old')).__name__, importlib.find_loader('nonexistent'))
sys.meta_path.pop()

warnings.simplefilter('error')
sys.meta_path.append(Old())
show(importlib.util.find_spec, 'none.such')
sys.meta_path.pop()
show(importlib.find_loader, 'old')
show(importlib.machinery.PathFinder.find_module, 'none_such')
show(importlib.machinery.BuiltinImporter.find_module, 'none_such')
show(importlib.machinery.FileFinder('.').find_module, 'none_such')
show(importlib.machinery.FileFinder('.').find_loader, 'none_such')
show(importlib.machinery.BuiltinImporter.get_source, 'none_such')
show(importlib.util.module_for_loader, print)
warnings.simplefilter('ignore')


class Decorated:
    @importlib.util.module_for_loader
    def load(self, module):
        print(module.__name__, module.__loader__ is self)
        if module.__name__ == 'dec2':
            raise ValueError
        return module

    @importlib.util.set_loader
    @importlib.util.set_package
    def make(self, name):
        return types.ModuleType(name)


d = Decorated()
print(d.load('dec1').__name__, 'dec1' in sys.modules, d.load('dec2'), 'dec2' in sys.modules)
made = d.make('p.q')
print(made.__package__, made.__loader__ is d)


# finders for entries of sys.path
class Entry:
    def find_spec(self, name, target=None):
        return importlib.util.spec_from_loader(name, texts) if name == 'lazy' else None


sys.path.append('texts:')
sys.path_importer_cache['texts:'] = Entry()
del sys.modules['lazy']
import lazy
print(lazy.x)
importlib.invalidate_caches()
print('texts:' in sys.path_importer_cache)
import importlib.metadata
importlib.invalidate_caches()

# what looks like a spec is equal to one
spec = importlib.machinery.ModuleSpec('m', None, origin='o')
like = types.SimpleNamespace(name='m', loader=None, origin='o', submodule_search_locations=None, has_location=False, cached=None)
print(spec == like, spec != like, spec == 5)
like.name = 'n'
print(spec == like, spec != like)
spec = importlib.util.spec_from_file_location('m', '/x/m.pyc')
print(type(spec.loader).__name__, spec.cached)
print(importlib.util.spec_from_file_location('m', '/x/m.txt'))
