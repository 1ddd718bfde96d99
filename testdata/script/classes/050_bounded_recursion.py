# recursion without Python frames of its own, and metaclasses whose mro() is wrong
import itertools
class Endless:
    @property
    def __bases__(self): return (self, self)
class Foo: pass
Foo.__repr__ = Foo.__str__
class Getter:
    def __getattr__(self, name): return getattr(self, name)
class Call: pass
Call.__call__ = Call()
nested = ()
for i in range(5000):
    nested = (nested,)
for f in (lambda: issubclass(Endless(), int), lambda: str(Foo()), lambda: Getter().x,
          lambda: Call()(), lambda: isinstance(1, nested), lambda: issubclass(int, nested)):
    try:
        print(f())
    except RecursionError as e:
        print("RecursionError")
    except TypeError as e:
        print("TypeError", e)
def wrong(*mro):
    class Meta(type):
        def mro(cls): return mro
    try:
        return Meta("Made", (), {}).__mro__
    except TypeError as e:
        return e
class Other: pass
print(wrong(), wrong(5), wrong(dict, object), wrong(Other, object), sep="\n")
class Swap(type):
    ready = False
    def mro(cls):
        if Swap.ready and cls.__name__ == "C":
            Swap.ready = False
            C.__bases__ = (B2,)
        return type.mro(cls)
class A(metaclass=Swap): pass
class B1(A): pass
class B2(A): pass
class C(A): pass
Swap.ready = True
C.__bases__ = (B1,)
print(C.__bases__, B1.__subclasses__(), B2.__subclasses__())
try:
    A.__bases__ = (C,)
except TypeError as e:
    print(e)
print(sum(len(c) for c in itertools.combinations(range(20), 18)))
