# importlib: specs, loaders, modules from files; pkgutil, runpy, marshal, zipfile.
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import io
import marshal
import os
import pkgutil
import runpy
import sys
import tempfile
import zipfile

u = importlib.util
print(importlib.import_module("json.decoder").__name__, u.find_spec("no_such_module_x"), u.find_spec("shlex").name, u.find_spec("shlex").origin.endswith("shlex.py"))
for args in [("", None), (".x", None), ("..x", "a"), ("json.nope", None)]:
    try:
        importlib.import_module(*args)
    except (ValueError, TypeError, ImportError) as e:
        print(type(e).__name__, e)
print(u.resolve_name(".b", "a"), u.resolve_name("c", "a"), u.source_from_cache("a/__pycache__/b.x.pyc"))
with tempfile.TemporaryDirectory() as d:
    file = os.path.join(d, "mymod.py")
    with open(file, "w") as f:
        f.write('"""Doc."""\nx = 1\nname = __name__\nif __name__ == "__main__":\n    import sys\n    print("main", sys.argv[0] == __file__)\n')
    os.makedirs(os.path.join(d, "pk", "sub"))
    for n in ("pk/__init__.py", "pk/sub/__init__.py", "pk/m.py", "pk/__main__.py"):
        with open(os.path.join(d, n), "w") as f:
            f.write("y = __name__\n")
    spec = u.spec_from_file_location("other", file)
    m = u.module_from_spec(spec)
    print(m.__name__, m.__spec__ is spec, m.__file__ == file, hasattr(m, "x"), spec.parent, spec.has_location)
    spec.loader.exec_module(m)
    print(m.x, m.name, m.__doc__, "other" in sys.modules, spec.loader.get_source("other")[:10], spec.loader.is_package("other"))
    sys.path.insert(0, d)
    import mymod
    mymod.x = 5
    with open(file, "a") as f:
        f.write("z = 3\n")
    print(importlib.reload(mymod) is mymod, mymod.x, mymod.z)
    import pk
    spec = u.find_spec("pk.sub")
    print(spec.name, spec.parent, spec.submodule_search_locations == [os.path.join(d, "pk", "sub")], u.find_spec("pk.zz"))
    print([(x.name, x.ispkg) for x in pkgutil.iter_modules(pk.__path__)], [x.name for x in pkgutil.walk_packages([d])], pkgutil.get_data("pk", "m.py"))
    print(runpy.run_path(file)["name"], runpy.run_path(file, run_name="abc", init_globals={"q": 1})["q"], runpy.run_module("pk.m")["y"])
    runpy.run_path(file, run_name="__main__")
    lazy = u.spec_from_file_location("lazy", file)
    lazy.loader = u.LazyLoader(lazy.loader)
    m = u.module_from_spec(lazy)
    lazy.loader.exec_module(m)
    print(type(m).__name__, m.x, type(m).__name__)
    sys.path.remove(d)


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path, target=None):
        if name == "made" or name.startswith("made."):
            return importlib.machinery.ModuleSpec(name, self, is_package=name == "made")

    def exec_module(self, module):
        module.here = "made " + module.__name__


sys.meta_path.insert(0, Finder())
import made.inner
print(made.here, made.inner.here, made.__path__, made.inner.__package__, made.__spec__.name, made.__spec__.submodule_search_locations)
del sys.meta_path[0]
for v in [None, True, 5, -2**40, 2**100, 1.5, 2j, "a", "é" * 300, b"x", (1, (2,)), [1, [2]], {1: {2: 3}}, {4}, frozenset([5]), ...]:
    if marshal.loads(marshal.dumps(v)) != v:
        print("marshal", v)
for bad in [b"", b"i\1", b"?", b"(\1\0\0\0"]:
    try:
        marshal.loads(bad)
    except (EOFError, ValueError) as e:
        print(type(e).__name__, e)
try:
    marshal.dumps(object())
except ValueError as e:
    print(e)
f = io.BytesIO()
with zipfile.ZipFile(f, "w", zipfile.ZIP_DEFLATED) as z:
    z.writestr("a.txt", "alpha" * 100)
    z.writestr(zipfile.ZipInfo("d/b.bin", (2020, 1, 2, 3, 4, 6)), b"\0" * 10)
with zipfile.ZipFile(f) as z:
    print(z.namelist(), z.read("a.txt")[:10], z.getinfo("d/b.bin").date_time, z.testzip(), z.getinfo("a.txt").file_size, zipfile.is_zipfile(f))
    with z.open("a.txt") as h:
        print(h.read(3), len(h.read()))
    try:
        z.read("zz")
    except KeyError as e:
        print(e)
