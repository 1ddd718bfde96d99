# assigning __class__
class A:
    def who(self): return "A"
class B:
    def who(self): return "B"
class S:
    __slots__ = ("x",)
class S2:
    __slots__ = ("x",)
class S3:
    __slots__ = ("y",)
a = A()
a.v = 1
a.__class__ = B
print(a.who(), a.v, type(a).__name__, isinstance(a, A))
s = S()
s.x = 5
s.__class__ = S2
print(s.x, type(s).__name__)
class D(dict): pass
class D2(dict): pass
d = D(k=1)
d.__class__ = D2
print(d, type(d).__name__)
for action in ("a.__class__ = int", "a.__class__ = 5", "s.__class__ = S3", "s.__class__ = A", "a.__class__ = D", "(1).__class__ = bool", "[].__class__ = D", "del a.__class__", "A.__class__ = 5", "object().__class__ = A"):
    try:
        exec(action)
        print(action, "ok")
    except TypeError as e:
        print(action, "->", e)
class State:
    def __init__(self): self.__class__ = Closed
class Closed(State):
    def push(self): self.__class__ = Open; return "opening"
class Open(State):
    def push(self): self.__class__ = Closed; return "closing"
door = State()
print(door.push(), door.push(), type(door).__name__)
class M(type):
    def hello(cls): return "from M"
class K: pass
try:
    K.__class__ = M
    print(K.hello(), type(K).__name__)
except TypeError as e:
    print(e)
class Cell:
    def f(self): return __class__
class Sub(Cell): pass
print(Sub().f().__name__)
o = Sub()
o.__class__ = Cell
print(type(o) is Cell)
class Watch:
    def __setattr__(self, k, v):
        print("setattr", k)
        super().__setattr__(k, v)
class Watch2(Watch): pass
w = Watch()
w.__class__ = Watch2
print(type(w).__name__)
f = lambda: 1
try:
    f.__class__ = A
except TypeError as e:
    print(e)
