# What the library's own tools ask of importlib: pydoc, modulefinder, pyclbr, xmlrpc.server.
import importlib._bootstrap_external
import importlib.machinery
import importlib.util
import os
import tempfile

import modulefinder as _
import pyclbr
import pydoc
import xmlrpc.server

print(importlib._bootstrap_external.SourceFileLoader is importlib.machinery.SourceFileLoader)
print(pydoc.splitdoc(pydoc.getdoc(xmlrpc.server.SimpleXMLRPCDispatcher.register_function))[0][:32])
with tempfile.TemporaryDirectory() as folder:
    os.mkdir(os.path.join(folder, 'pack'))
    for name, text in (('__init__', 'from . import one'), ('one', 'import pack.two\nclass A: pass\ndef f(): pass'),
                       ('two', 'import missing_module')):
        with open(os.path.join(folder, 'pack', name + '.py'), 'w') as file:
            file.write(text)
    with open(os.path.join(folder, 'main.py'), 'w') as file:
        file.write('import pack')
    for name in 'pack', 'pack.__init__', '__init__':
        loader = importlib.machinery.SourceFileLoader(name, os.path.join(folder, 'pack', '__init__.py'))
        print(name, loader.is_package(name))
    print(sorted(pyclbr.readmodule_ex('one', [os.path.join(folder, 'pack')])))
    spec = importlib.util._find_spec_from_path('pack', [folder])
    print(spec.name, spec.submodule_search_locations == [os.path.join(folder, 'pack')])
    print(importlib.util._find_spec_from_path('missing_module', [folder]))
