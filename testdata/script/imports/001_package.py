# a package: __init__, submodules, attributes
import shop
print(shop.__name__, shop.__package__, shop.__doc__, shop.title, shop.__file__.endswith("shop/__init__.py"), len(shop.__path__))
print(hasattr(shop, "items"), hasattr(shop, "prices"))
import shop.prices
print(shop.prices.price("apple"), shop.prices.__name__, shop.prices.__package__, hasattr(shop, "prices"), hasattr(shop.prices, "__path__"))
from shop import prices, items as goods
print(prices is shop.prices, goods.all_items(), goods.__name__)
from shop.prices import price, TABLE as table
print(price("pear"), table is prices.TABLE)
import shop.deep.deeper.deepest as d
print(d.where, d.up_one, d.up_two, d.top, shop.deep.deeper.deepest is d, shop.deep.name)
import shop.deep.deeper
print(shop.deep.deeper.__package__, shop.deep.deeper.deepest.__package__)
from shop.deep import deeper
print(deeper.__name__, deeper is shop.deep.deeper)
import sys
print(sorted(m for m in sys.modules if m.startswith("shop")))
print(sys.modules["shop.prices"] is prices)
import shop as again
print(again is shop, again.loaded)
del sys.modules["shop.items"]
from shop import items
print(items is goods, "the attribute of the package is used")
import shop.items as fresh
print(fresh is goods, shop.items is fresh)
for bad in ("import shop.nothing", "from shop import nothing", "from shop.prices import nothing", "import shop.prices.nothing", "from shop.nothing import x", "import shop.broken", "from shop import broken", "import shop.syntax"):
    try:
        exec(bad)
        print(bad, "ok")
    except Exception as e:
        print(bad, "->", type(e).__name__, str(e).split(" (")[0])
print("shop.broken" in sys.modules, hasattr(shop, "broken"))
try:
    import shop.broken
except ZeroDivisionError as e:
    print("runs again:", e)
try:
    import shop.syntax
except SyntaxError as e:
    print(e.msg, e.lineno, e.filename.rsplit("/", 1)[-1])
