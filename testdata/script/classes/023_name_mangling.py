# private names
class A:
    __cls = "private class attribute"
    def __init__(self):
        self.__x = 1
        self.__y__ = "not mangled"
        self._z = "not mangled either"
    def __method(self): return "A.__method"
    def call(self): return self.__method(), self.__x, A.__cls
    def hasit(self): return hasattr(self, "__x"), hasattr(self, "_A__x")
    def other(self, o): return o.__x
    def local(self):
        __v = "mangled local"
        return sorted(locals())
    def param(self, __p): return __p, sorted(locals())
    def kw(self):
        def f(__k=1): return __k
        try:
            return f(__k=5)
        except TypeError as e:
            return str(e), f(_A__k=6), f(**{"_A__k": 7})
    def nested(self):
        def g(): return self.__x
        return g()
    class __Inner: v = "inner"
    def inner(self): return self.__Inner.v, self.__Inner.__name__
class B(A):
    def __init__(self):
        super().__init__()
        self.__x = 2
    def __method(self): return "B.__method"
    def b(self): return self.__x, self.__method()
b = B()
print(b.call(), b.b(), b.hasit())
print(sorted(b.__dict__), b._A__x, b._B__x, A._A__cls)
print(b.local(), b.param(1), b.kw(), b.nested(), b.inner())
try:
    b.__x
except AttributeError as e:
    print(e)
try:
    b.other(5)
except AttributeError as e:
    print(e)
class _Under:
    def m(self): self.__v = 1; return self.__dict__
class __Dunder:
    def m(self): self.__v = 1; return self.__dict__
class ___:
    def m(self): self.__v = 1; return self.__dict__
class Trail__:
    def m(self): self.__v = 1; return self.__dict__
print(_Under().m(), __Dunder().m(), ___().m(), Trail__().m())
_C__glob = "module level name found by mangling"
class C:
    def m(self): return __glob
    def imp(self):
        import math as __m
        return sorted(locals())
    def glob(self):
        global __made
        __made = 1
    def exc(self):
        try: 1 / 0
        except ZeroDivisionError as __e: return "_C__e" in locals()
    def comp(self): return [__i for __i in range(2)], {"__s": 1}, "__str"
    def attr(self, o):
        o.__set = 1
        o.__set += 1
        del o.__dict__["_C__set"]
        return getattr(o, "__set", "string names are not mangled")
    lam = lambda self, __l=3: __l
    __slots__ = ("__s", "__dict__")
c = C()
print(c.m(), c.imp(), c.exc(), c.comp(), c.attr(C()), c.lam(_C__l=4))
c.glob()
print("_C__made" in globals())
f = lambda __x: __x
print(f(__x=1), A.param(None, _A__p=7)[0])
