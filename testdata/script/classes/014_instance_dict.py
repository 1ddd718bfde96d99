# __dict__ of instances and classes
class C:
    x = 1
    def __init__(self): self.a = 1
c = C()
print(c.__dict__, vars(c) is c.__dict__)
c.__dict__["b"] = 2
print(c.b, hasattr(c, "b"))
c.__dict__["x"] = "instance x"
print(c.x, C.x)
del c.__dict__["x"]
print(c.x)
c.__dict__ = {"new": "dict"}
print(c.new, hasattr(c, "a"))
c.__dict__.update(p=1, q=2)
print(c.p + c.q, list(c.__dict__))
d = C()
d.__dict__ = c.__dict__
d.shared = "seen by both"
print(c.shared)
c.__dict__["not an identifier"] = 1
c.__dict__[5] = "non-string key"
print(getattr(c, "not an identifier"), c.__dict__[5])
del c.__dict__
print(c.__dict__)
for action in ("c.__dict__ = 5", "c.__dict__ = None", "C.__dict__['x'] = 1", "C.__dict__ = {}", "object().__dict__", "(1).__dict__", "object().x = 1", "del C.__dict__['x']"):
    try:
        exec(action)
        print(action, "ok")
    except Exception as e:
        print(action, "->", type(e).__name__, e)
print(type(C.__dict__).__name__, "x" in C.__dict__, C.__dict__["x"], sorted(k for k in C.__dict__ if k[:2] != "__"))
C.y = 5
print(C.__dict__["y"], len(C.__dict__) == len(list(C.__dict__)))
proxy = C.__dict__
del C.y
print("y" in proxy, proxy.get("y", "gone"))
class D(dict): pass
dd = D(k=1)
dd.attr = 2
print(dd, dd.__dict__, vars(dd))
def f(): pass
f.x = 1
print(f.__dict__, vars(f))
class Order:
    def __init__(self):
        for k in "zyxabc":
            setattr(self, k, ord(k))
o = Order()
del o.x
o.x = "re-added at the end"
print(list(vars(o)), [k for k in Order.__dict__][:1])
import sys
print(vars(sys) is sys.__dict__, "argv" in vars(sys))
def loc():
    a = 1
    return vars()
print(loc())
e = ValueError("x")
e.note = 5
print(e.__dict__)
