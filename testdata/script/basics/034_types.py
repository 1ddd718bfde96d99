# type() of common values and how types print
values = [1, 1.0, 1j, "s", b"b", None, True, (), [], {}, set(), frozenset(), range(3), ...,
          slice(1), len, print, type, object, int, ValueError, ValueError(), NotImplemented,
          bytearray(), memoryview(b""), iter([]), iter(()), iter(""), iter({}), iter(set()), iter(range(1)),
          {}.keys(), {}.values(), {}.items(), [].append, str.upper, "".upper, object(),
          zip(), map(len, []), filter(None, []), enumerate([]), reversed([]), property(),
          staticmethod(len), classmethod(len), super]
for v in values:
    print(type(v))
def f(): yield
class C:
    def m(self): pass
print(type(f), type(f()), type(lambda: 0), type(C), type(C()).__name__, type(C().m), type(C.m))
print(type((i for i in [])), type(f.__code__), type(C.__dict__))
print(int, str, C.__name__, C.__qualname__, C.__module__, C)
print(type(type) is type, isinstance(type, object), isinstance(object, type), type(object))
print(type(1) == int, type(True) == int, isinstance(True, int), isinstance(1, (str, int)))
print(int.__name__, int.__module__, ValueError.__module__, len.__name__, "".upper.__name__)
print(issubclass(bool, int), issubclass(KeyError, LookupError), int.__bases__, bool.__mro__)
print(object.__bases__, ValueError.__mro__)
