# cooperative super through a diamond
class Root:
    def __init__(self, **kw):
        print("Root", kw)
class Named(Root):
    def __init__(self, name, **kw):
        print("Named", name, kw)
        super().__init__(**kw)
        self.name = name
class Aged(Root):
    def __init__(self, age, **kw):
        print("Aged", age, kw)
        super().__init__(**kw)
        self.age = age
class Person(Named, Aged):
    def __init__(self, **kw):
        print("Person", kw)
        super().__init__(**kw)
p = Person(name="n", age=5, extra=1)
print(sorted(vars(p).items()))
class Base:
    def steps(self): return []
    def close(self): return ["base"]
class Log(Base):
    def steps(self): return ["log"] + super().steps()
    def close(self): return ["log"] + super().close()
class Lock(Base):
    def steps(self): return ["lock"] + super().steps()
    def close(self): return ["lock"] + super().close()
class Cache(Log):
    def steps(self): return ["cache"] + super().steps()
class Service(Cache, Lock):
    pass
print(Service().steps(), Service().close(), Cache().steps())
class Mixin:
    def save(self): return "mixin " + super().save()
class Store:
    def save(self): return "store"
class MS(Mixin, Store): pass
print(MS().save())
try:
    Mixin().save()
except AttributeError as e:
    print(e)
class Count(dict):
    def __missing__(self, k): return 0
class Ordered(dict):
    def __setitem__(self, k, v):
        print("set", k)
        super().__setitem__(k, v)
class OC(Count, Ordered): pass
oc = OC()
for c in "aba":
    oc[c] += 1
print(oc, [k.__name__ for k in OC.__mro__])
class Meta1(type):
    def __new__(m, *a):
        print("Meta1", a[0])
        return super().__new__(m, *a)
class Meta2(type):
    def __new__(m, *a):
        print("Meta2", a[0])
        return super().__new__(m, *a)
class Both(Meta1, Meta2): pass
class K(metaclass=Both): pass
print(type(K).__name__)
