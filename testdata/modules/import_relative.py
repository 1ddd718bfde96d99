# Modules found by relative entries of sys.path know where they are when the program goes elsewhere.
import importlib.machinery
import importlib.util
import os
import sys
import tempfile

with tempfile.TemporaryDirectory() as top:
    top = os.path.realpath(top)
    for name in 'pack', 'space', 'other':
        os.makedirs(os.path.join(top, name))
    for name in 'alone.py', 'pack/__init__.py', 'pack/part.py', 'space/within.py', 'other/far.py':
        with open(os.path.join(top, name), 'w') as f:
            f.write('here = __file__\n')
    os.chdir(top)

    def shown(path):
        return path.replace(top, 'TOP') if isinstance(path, str) else [shown(p) for p in path]

    sys.dont_write_bytecode = True
    sys.path[:0] = ['', 'pack/../other', 'other/']
    import alone
    import far
    import pack.part
    import space.within
    print(shown(alone.here), shown(alone.__spec__.origin), shown(far.here))
    print(shown(pack.here), shown(pack.__path__), shown(pack.part.here), shown(space.within.here), shown(list(space.__path__)))
    spec = importlib.util.spec_from_file_location('x', './pack/../alone.py')
    print(shown(spec.origin), shown(importlib.util.module_from_spec(spec).__file__))
    print(shown(importlib.util.spec_from_file_location('pack', 'pack/__init__.py').submodule_search_locations))
    print(shown(importlib.machinery.PathFinder.find_spec('far', ['other']).origin))
    del sys.modules['far']
    sys.path.remove('pack/../other')
    import far
    print(shown(far.here))
    os.chdir('/')
    print(os.path.exists(alone.__file__), os.path.exists(pack.part.__file__), os.path.exists(far.__file__))
