# property
class Temp:
    def __init__(self, c):
        self.c = c
    @property
    def c(self):
        """degrees Celsius"""
        return self._c
    @c.setter
    def c(self, v):
        if v < -273:
            raise ValueError("too cold: %s" % v)
        self._c = v
    @c.deleter
    def c(self):
        print("deleting")
        del self._c
    @property
    def f(self):
        return self.c * 9 / 5 + 32
t = Temp(100)
print(t.c, t.f, t.__dict__)
t.c = 0
print(t.f)
for action in ("t.c = -300", "t.f = 1", "del t.f", "del t.c", "t.c", "t.f"):
    try:
        exec(action)
        print(action, "ok")
    except Exception as e:
        print(action, "->", type(e).__name__, e)
p = Temp.__dict__["c"]
print(type(p).__name__, p.fget.__name__, p.fset.__name__, p.fdel.__name__, p.__doc__, Temp.f.fset)
print(Temp.c is p, Temp.c.__get__(None, Temp) is p)
class Old:
    def get(self): return self.__dict__.get("v", "unset")
    def set(self, v): self.__dict__["v"] = v
    x = property(get, set, None, "the doc")
    empty = property()
    wo = property(None, set)
o = Old()
print(o.x, Old.x.__doc__)
o.x = 5
o.wo = 6
print(o.x)
for action in ("del o.x", "o.empty", "o.empty = 1", "del o.empty", "o.wo"):
    try:
        exec(action)
    except AttributeError as e:
        print(action, "->", e)
class Sub(Temp):
    @property
    def f(self):
        return "sub " + str(super().f)
    @Temp.c.getter
    def c(self):
        return self._c + 0.5
s = Sub(10)
print(s.f, s.c, Sub.c.fset is Temp.c.fset)
o.__dict__["x"] = "shadowed by the data descriptor"
print(o.x)
class Dyn: pass
Dyn.y = property(lambda self: "added to the class later")
print(Dyn().y)
d = Dyn()
d.z = property(lambda self: 1)
print(type(d.z).__name__)
