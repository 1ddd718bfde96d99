# what modules say about where they come from
import sys, importlib.machinery, importlib.util
import mods.tool, nsp
import mods.dynamic as dynamic
for m in (sys, mods, mods.tool, dynamic):
    s = m.__spec__
    print(s.name, s.parent, s.has_location, m.__loader__ is s.loader, s.submodule_search_locations is getattr(m, "__path__", None),
          s.origin == getattr(m, "__file__", "built-in"), m.__package__ == s.parent, s.loader_state, type(s).__name__)
    print(hasattr(m, "__cached__") and m.__cached__ == s.cached and m.__cached__.startswith(m.__file__.rpartition("/")[0] + "/__pycache__/"))
print(nsp.__spec__.name, nsp.__spec__.origin, nsp.__spec__.has_location, type(nsp.__loader__).__name__, [p.rpartition("/")[2] for p in nsp.__path__], hasattr(nsp, "__file__"))
print(__spec__, __cached__, type(__loader__).__name__, __loader__.name, __loader__.path == __file__, __loader__.get_source("__main__").startswith("# what modules"))
tool = mods.tool.__loader__
print(tool.name, tool.path == mods.tool.__file__, tool.get_filename() == tool.path, tool.is_package("mods.tool"), mods.__loader__.is_package("mods"), tool.get_data(tool.path) == tool.get_source("mods.tool").encode(), type(tool.get_code("mods.tool")).__name__)
print(tool == type(tool)("mods.tool", tool.path), tool == type(tool)("other", tool.path), hash(tool) == hash(type(tool)("mods.tool", tool.path)), isinstance(tool, importlib.machinery.SourceFileLoader))
print(importlib.util.find_spec("mods.tool") == mods.tool.__spec__, importlib.util.find_spec("sys"))
s = importlib.machinery.ModuleSpec("a.b", None, origin="somewhere")
print(s, s.parent, s.cached, s.has_location, s == importlib.machinery.ModuleSpec("a.b", None, origin="somewhere"), s != 5)
s.has_location = True
s.origin = "/tmp/x.py"
s.cached = "there"
print(s, s.has_location, s.cached, importlib.machinery.ModuleSpec("p", None, is_package=True))
for bad in ("importlib.machinery.ModuleSpec()", "importlib.machinery.ModuleSpec('a')", "s.nothing", "hash(s)"):
    try:
        print(eval(bad))
    except (TypeError, AttributeError) as e:
        print(type(e).__name__)
Module = type(sys)
m = Module("made")
print(m, repr(sys))
m.__file__ = "file.py"
print(m)
m.__name__ = 5
print(m)
del m.__name__
print(m)
m.__spec__ = s
print(m)
s.has_location = False
print(m)
s.origin = None
print(m)
s.loader = 7
print(m)
class Loud(importlib.machinery.SourceFileLoader):
    def get_data(self, path): return b"value = __name__ * 2"
spec = importlib.util.spec_from_loader("loud", Loud("loud", "/nowhere/loud.py"))
m = importlib.util.module_from_spec(spec)
spec.loader.exec_module(m)
print(m.value, m.__file__, m)
