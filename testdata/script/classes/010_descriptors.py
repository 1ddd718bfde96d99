# the descriptor protocol
class D:
    def __init__(self, tag): self.tag = tag
    def __get__(self, obj, cls):
        return self.tag, "none" if obj is None else "obj", cls.__name__
class Data(D):
    def __set__(self, obj, v): print("set", self.tag, v)
    def __delete__(self, obj): print("delete", self.tag)
class SetOnly:
    def __set__(self, obj, v): obj.__dict__["so"] = ("via set", v)
class DelOnly:
    def __delete__(self, obj): print("deleted")
class C:
    n = D("nondata")
    d = Data("data")
    so = SetOnly()
    do = DelOnly()
class Sub(C): pass
c = C()
print(c.n, C.n, Sub().n, Sub.d)
c.__dict__["n"] = "instance wins"
c.__dict__["d"] = "descriptor wins"
print(c.n, c.d)
c.d = 1
del c.d
c.n = "x"
del c.n
print(c.n)
c.so = 5
print(c.so, type(C.so).__name__)
try:
    del c.so
except AttributeError as e:
    print(e)
del c.do
try:
    c.do = 1
except AttributeError as e:
    print(e)
C.d = "replaced on the class"
print(c.d, C.d)
i = C()
i.n = D("not called on instances")
print(type(i.n).__name__)
class Typed:
    def __init__(self, kind): self.kind = kind
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, cls=None):
        if obj is None:
            return self
        try:
            return obj.__dict__[self.name]
        except KeyError:
            raise AttributeError(self.name + " not set") from None
    def __set__(self, obj, v):
        if not isinstance(v, self.kind):
            raise TypeError(f"{self.name} wants {self.kind.__name__}, got {type(v).__name__}")
        obj.__dict__[self.name] = v
class P:
    name, age = Typed(str), Typed(int)
p = P()
p.name = "n"
print(p.name, P.age.name, hasattr(p, "age"))
for f in (lambda: setattr(p, "age", "x"), lambda: p.age):
    try:
        f()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
class Lazy:
    def __init__(self, f): self.f = f
    def __get__(self, obj, cls):
        v = obj.__dict__[self.f.__name__] = self.f(obj)
        return v
class L:
    @Lazy
    def value(self):
        print("computed once")
        return 42
l = L()
print(l.value, l.value, vars(l))
f = (lambda self, x: (self, x)).__get__(1)
print(f(2), type(f).__name__)
