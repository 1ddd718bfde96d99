# __builtins__ of namespaces
import builtins
print(len is builtins.len, vars(builtins)["print"] is print)
ns = {"__builtins__": {}}
try:
    exec("print(1)", ns)
except NameError as e:
    print(e)
ns = {"__builtins__": {"print": lambda *a: print("replaced print", *a)}}
exec("print(1, 2)", ns)
exec("def f(): print('in function')\nf()", ns)
ns = {"__builtins__": {"len": len}}
print(eval("len('abc')", ns))
try:
    eval("sum([1])", ns)
except NameError as e:
    print(e)
try:
    exec("class C: pass", {"__builtins__": {}})
except NameError as e:
    print(e)
try:
    exec("import math", {"__builtins__": {}})
except ImportError as e:
    print(type(e).__name__, e)
calls = []
def my_import(name, *a):
    calls.append(name)
    return "module " + name
ns = {"__builtins__": {"__import__": my_import}}
exec("import some.thing, other as o", ns)
print(calls, ns["some"], ns["o"])
def my_build(func, name, *bases, **kw): return ("built", name, bases, kw)
ns = {"__builtins__": {"__build_class__": my_build}, "__name__": "n"}
exec("class K(1, 2, x=3): pass", ns)
print(ns["K"])
ns = {}
exec("x = 1", ns)
print(ns["__builtins__"] is vars(builtins) or ns["__builtins__"] is builtins)
def outer():
    return len
saved = builtins.abs
builtins.abs = lambda x: "patched abs"
print(abs(-1))
builtins.abs = saved
print(abs(-1), "abs" in globals())
builtins._late = "seen everywhere"
def f(): return _late
print(f())
del builtins._late
try:
    f()
except NameError as e:
    print(e)
print(sorted(n for n in dir(builtins) if n[:1].islower())[:12])
print(builtins.__name__, type(builtins).__name__, builtins.__build_class__.__name__)
for n in ("True", "None", "Ellipsis", "NotImplemented", "__debug__", "object"):
    print(n, n in vars(builtins), end="; ")
print()
