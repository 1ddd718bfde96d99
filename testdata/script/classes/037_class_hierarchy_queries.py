# questions about classes: mro, subclasses, where an attribute lives
class A:
    x = 1
    def f(self): pass
class B(A): y = 2
class C(A):
    x = 3
    def g(self): pass
class D(B, C): z = 4
def where(cls, name):
    return [k.__name__ for k in cls.__mro__ if name in vars(k)]
for n in "xyzfg":
    print(n, where(D, n), getattr(D, n, None) is not None)
print(where(D, "__init__"), where(D, "__module__")[:2], where(D, "nope"))
def tree(cls, depth=0):
    yield "  " * depth + cls.__name__
    for s in cls.__subclasses__():
        yield from tree(s, depth + 1)
print("\n".join(tree(A)))
print([[issubclass(p, q) for q in (A, B, C, D)] for p in (A, B, C, D)])
print(D.__base__.__name__, [b.__name__ for b in D.__bases__], D.__mro__.index(C))
common = [k for k in B.__mro__ if k in C.__mro__]
print([k.__name__ for k in common])
print(type(D).__mro__, D.__class__, D().__class__.__class__)
overridden = {n for n in vars(C) if not n.startswith("__") and hasattr(A, n)}
print(overridden)
print(isinstance(D(), (C, int)), D.x, super(B, D()).x, super(C, D()).x)
print(A.f is D.f, D().f.__func__ is A.f, D.f.__qualname__, D().g.__self__.__class__.__name__)
exceptions = [ArithmeticError, LookupError, OSError, RuntimeError, ValueError, SyntaxError, ImportError, NameError, Warning]
for e in exceptions:
    print(e.__name__, e.__base__.__name__, sorted(s.__name__ for s in e.__subclasses__() if s.__module__ == "builtins")[:4])
print([k.__name__ for k in UnicodeDecodeError.__mro__], [k.__name__ for k in ModuleNotFoundError.__mro__])
print([k.__name__ for k in (int, float, complex, str, bytes, list, tuple, dict, set, frozenset, bool, type) if k.__base__ is object])
