# relative imports, __package__, __name__, and their failures
import rel.a
print(rel.a.names)
print(rel.a.b.value, rel.a.value, rel.sub.c.from_parent, rel.sub.c.sibling, rel.sub.c.pkg)
from rel.sub import c
print(c.__name__, c.__package__, c.d.__name__, c.lazy())
for name in ("rel.beyond", "rel.sub.toofar", "rel.missing_name", "rel.missing_module", "rel.star_rel"):
    try:
        __import__(name)
        print(name, "ok")
    except ImportError as e:
        print(name, "->", type(e).__name__, str(e).split(" (")[0], e.name)
for code in ("from . import x", "from .m import x", "from .. import x", "import .x", "from .x import", "from . import *"):
    try:
        exec(code)
    except (ImportError, SyntaxError) as e:
        print(code, "->", type(e).__name__, e.msg)
print(__package__, __name__, __spec__)
for g in ({"__name__": "rel.a", "__package__": "rel"}, {"__name__": "rel.a"}, {"__name__": "rel", "__path__": []}, {"__package__": ""}, {"__package__": 5}, {"__name__": "top"}, {}):
    try:
        exec("from .b import value as v", g)
        print(g.get("v"))
    except Exception as e:
        print(type(e).__name__, e)
m = __import__("b", {"__package__": "rel"}, None, ["value"], 1)
print(m.__name__, m.value, __import__("rel.sub.c").__name__, __import__("rel.sub.c", fromlist=["x"]).__name__, __import__("", {"__package__": "rel"}, None, ["b"], 1).__name__, __import__("sub.c", {"__package__": "rel"}, level=1).__name__)
