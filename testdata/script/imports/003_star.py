# from x import *: __all__, underscore names, what is bound
ns = {}
exec("from stars import *", ns)
print(sorted(k for k in ns if k != "__builtins__"))
ns = {}
exec("from stars.with_all import *", ns)
print(sorted(k for k in ns if k != "__builtins__"))
ns = {}
exec("from stars.listing import *", ns)
print(sorted(k for k in ns if k != "__builtins__"), ns["sub_one"].value)
from stars.plain import *
print(public, function(), Klass.__name__, math.floor(1.5))
for n in ("_private", "__dunder"):
    print(n, n in globals())
from stars.plain import _private
print(_private)
x = "before"
from stars.shadows import *
print(x, len("abc"))
del len
print(len("abc"))
for bad in ("from stars.bad_all import *", "from stars.bad_type import *", "from stars.no_such import *", "def f():\n from stars import *", "class C:\n from stars import *", "from stars import *, x", "from stars import (*)"):
    try:
        exec(bad, {})
        print(repr(bad), "ok")
    except Exception as e:
        print(repr(bad), "->", type(e).__name__, str(e).split(" (")[0])
import stars.plain as p
p.added_later = 5
ns = {}
exec("from stars.plain import *", ns)
print("added_later" in ns, ns["public"] is p.public, sorted(k for k in ns if k != "__builtins__"))
ns["public"].append("shared")
print(public, p.public)
p.public = "rebound in the module"
print(public)
if True:
    from stars.with_all import *
print(listed, _listed)
try:
    unlisted
except NameError as e:
    print(e)
