# order of execution, side effects, conditional imports, namespace packages, sys.path
import sys
order = []
import ordered.a
print(ordered.log)
import ordered.b, ordered.a
print(ordered.log)
from ordered import c, a
print(ordered.log)
try:
    import fast_json_that_is_not_there as json
except ImportError:
    import ordered.fallback as json
print(json.name)
if ordered.log[0] == "a":
    import ordered.chosen as impl
else:
    import ordered.never as impl
print(impl.name, "ordered.never" in sys.modules)
import nsp.inner
print(nsp.inner.value, getattr(nsp, "__file__", None), nsp.__name__, len(list(nsp.__path__)))
from nsp import inner
print(inner is nsp.inner)
folder = ordered.__path__[0]
sys.path.insert(0, folder)
import found_by_path
print(found_by_path.name, found_by_path.__package__ == "")
sys.path.pop(0)
import found_by_path as cached
print(cached is found_by_path)
del sys.modules["found_by_path"]
try:
    import found_by_path
except ModuleNotFoundError as e:
    print(e, e.name)
try:
    from ordered import found_by_path as inside
    print(inside.__name__)
except ImportError as e:
    print(e)
def lazily():
    import ordered.late
    return ordered.late.name
print("ordered.late" in sys.modules, lazily(), "ordered.late" in sys.modules)
for i in range(2):
    import ordered.late as l
    print(l.name)
import ordered.uses_all as u
print(u.result)
try:
    import ordered.raises
except ValueError as e:
    print(e, "ordered.raises" in sys.modules, ordered.log[-1])
try:
    import ordered.raises
except ValueError as e:
    print(e, ordered.log.count("raises"))
try:
    import ordered.imports_missing
except ModuleNotFoundError as e:
    print(e, e.name, "ordered.imports_missing" in sys.modules)
try:
    import ordered.exits
except SystemExit as e:
    print("SystemExit", e.code)
