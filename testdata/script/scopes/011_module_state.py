# the module namespace: __name__, __doc__, special names, deletion and rebinding
"""not a docstring: it follows a comment, which is fine"""
print(__name__, __doc__ is not None, __package__, __spec__, __loader__ is not None)
print(__file__.rsplit("/", 1)[-1], "__cached__" in globals())
import sys
me = sys.modules["__main__"]
print(me.__name__, me.__dict__ is globals(), type(me).__name__)
me.through_module = 1
print(through_module)
through_global = 2
print(me.through_global)
del me.through_module
print("through_module" in globals())
setattr(me, "not an identifier", 3)
print(globals()["not an identifier"])
Module = type(sys)
m = Module("fresh", "its doc")
print(m.__name__, m.__doc__, m.__package__, m.__loader__, m.__spec__, sorted(m.__dict__))
m.x = 1
exec("y = x + 1\ndef f(): return x, y", m.__dict__)
print(m.y, m.f(), m.f.__module__)
m.x = 100
print(m.f())
try:
    m.nothing
except AttributeError as e:
    print(e)
try:
    del m.nothing
except AttributeError as e:
    print(e)
m.__getattr__ = lambda name: "module getattr " + name
print(m.anything, m.x)
m.__dir__ = lambda: ["b", "a"]
print(dir(m))
print(repr(m))
del m.__name__
try:
    m.__getattr__ = None
    del m.__getattr__
    m.zzz
except AttributeError as e:
    print(e)
for bad in (lambda: Module(), lambda: Module(5), lambda: setattr(m, "__dict__", {})):
    try:
        bad()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
class Sub(Module):
    @property
    def prop(self): return "module property"
s = Sub("s")
print(s.prop, repr(s), isinstance(s, Module))
x = 1
def f(): return x
x = 2
print(f())
del x
try:
    f()
except NameError as e:
    print(e)
del f
print("f" in dir())
