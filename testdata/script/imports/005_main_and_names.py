# __name__, __main__, module attributes, reload by hand, modules as objects
import sys
import mods.tool as tool
print(__name__, tool.__name__, tool.ran_as_main, sys.modules["__main__"].__dict__ is globals())
if __name__ == "__main__":
    print("run as a script")
import __main__
print(__main__ is sys.modules["__main__"], __main__.tool is tool)
from __main__ import tool as same
print(same is tool, tool.main_seen())
print(tool.__file__.endswith("mods/tool.py"), tool.__doc__, tool.__spec__.name, tool.__package__, tool.__loader__ is not None, repr(tool).startswith("<module 'mods.tool' from "), type(tool).__name__)
tool.counter += 5
import mods.tool
print(mods.tool.counter, mods.tool.bump(), tool.counter)
del sys.modules["mods.tool"]
import mods.tool as second
print(second is tool, second.counter, tool.counter, mods.tool is second)
tool.new_attr = "set from outside"
print(tool.read_new())
try:
    second.read_new()
except NameError as e:
    print(e)
del tool.helper
try:
    tool.use_helper()
except NameError as e:
    print(e)
print(second.use_helper())
tool.__dict__["injected"] = lambda: "injected"
print(tool.injected(), vars(tool)["counter"])
from mods import dynamic
print(dynamic.something, dynamic.other_thing, dynamic.real, dir(dynamic)[:2])
try:
    dynamic.forbidden
except AttributeError as e:
    print(e)
from mods.dynamic import computed_name
print(computed_name)
try:
    from mods.dynamic import forbidden
except ImportError as e:
    print(str(e).split(" (")[0])
import mods.replaces
print(mods.replaces, type(mods.replaces).__name__, mods.replaces.value)
from mods.replaces import value
print(value)
import mods.state
from mods.state import items, total
mods.state.add(3)
mods.state.add(4)
print(items, total, mods.state.items, mods.state.total)
exec("import mods.state as s\nresult = s.total")
print(result)
def f():
    import mods.state as local
    global from_function
    import mods.tool as from_function
    return local.total, "local" in locals()
print(f(), from_function is second, "local" in globals())
class C:
    from mods.state import total as attr
    import mods
print(C.attr, C.mods.state.total)
