# __instancecheck__, __subclasscheck__, __class__ lies
class Meta(type):
    def __instancecheck__(cls, o):
        print("instancecheck", cls.__name__)
        return hasattr(o, "quack")
    def __subclasscheck__(cls, sub):
        print("subclasscheck", sub.__name__)
        return "Duck" in sub.__name__
class Duck(metaclass=Meta): pass
class Other: quack = 1
class FakeDuck: pass
print(isinstance(Other(), Duck), isinstance(5, Duck), isinstance(Duck(), Duck))
print(issubclass(FakeDuck, Duck), issubclass(Other, Duck), issubclass(Duck, Duck))
print(isinstance(5, (str, Duck, int)), issubclass(int, (Duck, int)))
print(type.__instancecheck__(Duck, Other()), type.__subclasscheck__(int, bool))
class Liar:
    @property
    def __class__(self): return int
l = Liar()
print(isinstance(l, int), isinstance(l, Liar), type(l).__name__, l.__class__)
print(isinstance(True, int), isinstance(1, bool), isinstance(1, object), isinstance(int, type), isinstance(type, type))
print(isinstance([], (int, (str, (list,)))), isinstance(1, ()), issubclass(bool, (int, str)))
class Truthy(type):
    def __instancecheck__(cls, o): return "yes" if o else []
class T(metaclass=Truthy): pass
print(isinstance(1, T), isinstance(0, T))
class Raises(type):
    def __instancecheck__(cls, o): raise ValueError("checked")
class R(metaclass=Raises): pass
try:
    isinstance(1, R)
except ValueError as e:
    print(e)
print(isinstance(R(), R))
class Pseudo:
    def __instancecheck__(self, o): return o == "match"
p = Pseudo()
print(isinstance("match", p), isinstance("x", p))
class HasBases:
    __bases__ = ()
h = HasBases()
print(isinstance(5, h), issubclass(h, h))
for f in (lambda: isinstance(1, [int]), lambda: isinstance(1, (int, 5)), lambda: isinstance("x", (int, 5)), lambda: issubclass(5, int), lambda: issubclass(int, (str, "x")), lambda: isinstance(1, None)):
    try:
        print(f())
    except TypeError as e:
        print(e)
try:
    raise KeyError("k")
except LookupError as e:
    print("caught", repr(e))
class ExcMeta(type):
    def __subclasscheck__(cls, s): return True
class ExcHook(Exception, metaclass=ExcMeta): pass
try:
    try:
        raise ValueError("plain")
    except ExcHook:
        print("hook used")
except ValueError as e:
    print("hook not used:", e)
