# dir on classes and instances
def own(o): return [n for n in dir(o) if not n.startswith("__")]
class A:
    z = 1
    def a(self): pass
class B(A):
    b = 2
    def __init__(self): self.inst = 3
o = B()
print(own(A), own(B), own(o))
o.later = 1
B.added = 1
print(own(o))
del B.b
print(own(o), own(B))
class D:
    def __dir__(self): return ["z", "a", "m"]
print(dir(D()), sorted(D().__dir__()))
class Bad:
    def __dir__(self): return 5
class BadItems:
    def __dir__(self): return [1, "a"]
for k in Bad, BadItems:
    try:
        print(dir(k()))
    except TypeError as e:
        print(e)
class Meta(type):
    def mm(cls): pass
    def __dir__(cls): return ["from", "meta"]
class M(metaclass=Meta): pass
print(dir(M), own(M()))
class S:
    __slots__ = ("s1", "s2")
print(own(S()), own(S))
print("__class__" in dir(o), "__init__" in dir(o), "__dict__" in dir(o), "__dict__" in dir(S()), "__len__" in dir([]))
for n in ("append", "pop", "sort"):
    assert n in dir(list) and n in dir([])
def f():
    x, y = 1, 2
    return dir()
print(f())
class Body:
    p = 1
    names = [n for n in dir() if not n.startswith("__")]
print(Body.names)
def fn(): pass
fn.attr = 1
print([n for n in dir(fn) if n[0] != "_"], own(Body))
print(sorted(set(dir(B)) - set(dir(object))) == sorted(set(own(B)) | {"__dict__", "__module__", "__weakref__"}))
print(dir(D) == sorted(dir(D)), type(dir()).__name__)
