# Code objects as bytes, and modules whose source is gone or is in an archive.
import importlib.resources
import importlib.util
import inspect
import marshal
import os
import pkgutil
import py_compile
import subprocess
import sys
import tempfile
import zipfile


def f(x, *a, k=3, **kw):
    "doc"
    def g():
        return x
    return [g() for _ in range(k)]


c = marshal.loads(marshal.dumps(f.__code__))
print(c == f.__code__, c.co_name, c.co_varnames)
print(marshal.loads(marshal.dumps((1, c, 'x')))[2])
f.__code__ = c
print(f(4))
for bad in b'c', b'c\x05\0\0\0abc', b'c\xff\xff\xff\xff':
    try:
        marshal.loads(bad)
    except (EOFError, ValueError):
        print('bad data')

with tempfile.TemporaryDirectory() as d:
    src = os.path.join(d, 'modx.py')
    with open(src, 'w') as fh:
        fh.write('x = 5\nprint(__name__)\n')
    py_compile.compile(src, cfile=os.path.join(d, 'modx.pyc'), doraise=True)
    os.unlink(src)
    sys.path.insert(0, d)
    import modx
    print(modx.x, os.path.basename(modx.__file__), type(modx.__spec__.loader).__name__)
    run = subprocess.run([sys.executable, os.path.join(d, 'modx.pyc')], capture_output=True, text=True)
    print(run.returncode, run.stdout, run.stderr)

    z = os.path.join(d, 'a.zip')
    with zipfile.ZipFile(z, 'w', zipfile.ZIP_DEFLATED) as zf:
        zf.writestr('zm.py', 'import zpkg.sub\ny = zpkg.sub.v + 1\n')
        zf.writestr('zpkg/__init__.py', '')
        zf.writestr('zpkg/sub.py', 'v = 41\n')
        zf.writestr('zpkg/data.txt', 'hello')
        zf.writestr('__main__.py', 'import zm, sys; print(__name__, repr(__package__), zm.y, sys.argv[1:], 1 / 0)')
        zf.writestr('ns/', '')
        zf.writestr('ns/one.py', 'n = 1')
        zf.write(os.path.join(d, 'modx.pyc'), 'compiled.pyc')
    sys.path.insert(0, z)
    import zm, zpkg, ns.one, compiled
    print(zm.y, zm.__file__[len(d):], type(zm.__loader__).__name__, zpkg.__path__[0][len(d):], ns.one.n, compiled.x)
    print(pkgutil.get_data('zpkg', 'data.txt'), sorted(m.name for m in pkgutil.iter_modules([z])))
    print(importlib.resources.files('zpkg').joinpath('data.txt').read_text())
    print(inspect.getsource(zpkg.sub), importlib.util.find_spec('zpkg.sub').origin[len(d):])
    try:
        import zpkg.nope
    except ImportError as e:
        print(e)
    run = subprocess.run([sys.executable, z, 'a'], capture_output=True, text=True)
    print(run.returncode, run.stdout, run.stderr.splitlines()[-1])
    with open(os.path.join(d, 'app'), 'wb') as fh:
        fh.write(b'#!/usr/bin/env python\n')
        with open(z, 'rb') as archive:
            fh.write(archive.read())
    run = subprocess.run([sys.executable, os.path.join(d, 'app')], capture_output=True, text=True)
    print(run.returncode, run.stderr.splitlines()[-1])
