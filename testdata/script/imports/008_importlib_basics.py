# importlib: import_module, reload; __import__ replaced; modules built at run time
import importlib, sys, builtins
m = importlib.import_module("plug.one")
print(m.name, importlib.import_module(".two", "plug").name, importlib.import_module("plug") is sys.modules["plug"])
for args in (("plug.none",), (".two",), (".none", "plug"), ("",), ("plug.one.x",)):
    try:
        print(importlib.import_module(*args).__name__)
    except Exception as e:
        print(args, "->", type(e).__name__, e)
m.name = "changed"
m.extra = "kept over a reload"
r = importlib.reload(m)
print(r is m, m.name, m.extra, m.loads)
plugins = {}
for n in ("one", "two", "three"):
    try:
        mod = importlib.import_module("plug." + n)
        plugins[n] = mod.run
    except ImportError as e:
        plugins[n] = lambda *a, e=e: "unavailable: %s" % e
print({k: f(5) for k, f in plugins.items()})
calls = []
original = builtins.__import__
def tracing(name, globals=None, locals=None, fromlist=(), level=0):
    calls.append((name, fromlist, level))
    return original(name, globals, locals, fromlist, level)
builtins.__import__ = tracing
import math
import plug.one as p1
from plug import two, one as uno
from plug.two import run
import plug.one, math as mm
builtins.__import__ = original
print(*calls, sep="\n")
ModuleType = type(sys)
src = "x = 5\ndef f(n): return n * x\nprint('body of', __name__)"
made = ModuleType("made_up", "made at run time")
exec(compile(src, "made_up.py", "exec"), made.__dict__)
sys.modules["made_up"] = made
import made_up
from made_up import f as times_five
print(made_up.f(3), times_five(4), made_up.__doc__, made_up.f.__code__.co_filename, made_up.f.__module__)
pkg = ModuleType("made_pkg")
pkg.__path__ = []
child = ModuleType("made_pkg.child")
child.value = "child value"
sys.modules.update({"made_pkg": pkg, "made_pkg.child": child})
import made_pkg.child
print(hasattr(pkg, "child"))
from made_pkg.child import value
print(value)
try:
    import made_pkg.other
except ModuleNotFoundError as e:
    print(e)
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name.startswith("virtual_"):
            from importlib.machinery import ModuleSpec
            return ModuleSpec(name, self)
    def create_module(self, spec): return None
    def exec_module(self, module): module.greeting = "hello from " + module.__name__
sys.meta_path.append(Finder())
import virtual_one
print(virtual_one.greeting, virtual_one.__spec__.name)
from virtual_two import greeting
print(greeting)
sys.meta_path.pop()
try:
    import virtual_three
except ModuleNotFoundError as e:
    print(e)
import importlib.util
print(importlib.util.find_spec("plug.one").name, importlib.util.find_spec("no_such_thing"), importlib.util.find_spec("plug").submodule_search_locations is not None)
