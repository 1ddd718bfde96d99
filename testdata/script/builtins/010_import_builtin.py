# __import__ and import statements over builtin modules
m = __import__("math")
print(m.__name__, m.sqrt(16), __import__("sys") is __import__("sys"), __import__("math", globals(), locals(), ["sqrt"], 0) is m)
import math, sys as system, itertools as it
from math import floor, ceil as up, pi
from operator import (add,
    mul as times,)
print(math is m, system.__name__, it.__name__, floor(1.5), up(1.5), round(pi, 4), add(1, 2), times(3, 4))
def local():
    import math as inner
    from math import gcd
    return inner is math, gcd(4, 6), "gcd" in locals()
print(local(), "gcd" in globals())
class K:
    import operator
    from math import sqrt as root
print(K.operator.add(1, 1), K.root(9))
for bad in ("import no_such_mod", "import no_such.sub", "import math.sub", "from math import nope", "from no_such import x", "from math import floor, nope", "from . import x", "from .x import y", "__import__('')", "__import__(5)", "__import__('no_such_mod')", "__import__('math', level=1)", "__import__()", "__import__('math', level=-1)", "import sys.nope"):
    try:
        exec(bad, {})
        print(bad, "ok")
    except Exception as e:
        print(bad, "->", type(e).__name__, str(e).split(" (")[0])
try:
    import no_such_mod.sub
except ModuleNotFoundError as e:
    print(e.name, e.msg, isinstance(e, ImportError))
try:
    from math import nope
except ImportError as e:
    print(type(e).__name__, e.name, str(e).startswith("cannot import name 'nope' from 'math'"))
sys = system
print("math" in sys.modules, sys.modules["math"] is math, sys.modules[__name__].__name__, type(math).__name__, math.__name__, math.__doc__ is not None)
fake = type(math)("fake_mod")
fake.value = 42
sys.modules["fake_mod"] = fake
import fake_mod
from fake_mod import value
print(fake_mod is fake, value)
del sys.modules["fake_mod"]
try:
    import fake_mod
except ModuleNotFoundError as e:
    print(e)
sys.modules["none_mod"] = None
try:
    import none_mod
except ModuleNotFoundError as e:
    print(e)
fake.__getattr__ = lambda n: "dynamic " + n
sys.modules["fake_mod"] = fake
from fake_mod import anything, value as v
print(anything, v)
fake.__all__ = ["value", "_private"]
fake._private = "private but listed"
ns = {}
exec("from fake_mod import *", ns)
print(sorted(k for k in ns if k != "__builtins__"))
del fake.__all__
fake.public = 1
ns = {}

fake2 = type(math)("fake2")
fake2.a, fake2._b = 1, 2
sys.modules["fake2"] = fake2
exec("from fake2 import *", ns)
print(sorted(k for k in ns if k != "__builtins__"))
fake2.__all__ = ["a", "missing"]
try:
    exec("from fake2 import *", {})
except AttributeError as e:
    print(e)
fake2.__all__ = [5]
try:
    exec("from fake2 import *", {})
except TypeError as e:
    print(e)
sys.modules["not_a_module"] = "a string"
import not_a_module
print(not_a_module)
from not_a_module import upper
print(upper())
