# type(), isinstance, issubclass, callable
print(type(1), type("a"), type(None), type([]), type(type), type(1) is int, type(True) == bool, type(1).__name__)
print(isinstance(1, int), isinstance(True, int), isinstance(1, (str, int)), isinstance(1, (str, (float, int))), isinstance(1, ()), isinstance(1, int | str), isinstance(None, int | None), isinstance([], list), isinstance(int, type), isinstance(1, object), isinstance("a", str | bytes))
print(issubclass(bool, int), issubclass(int, int), issubclass(int, (str, object)), issubclass(int, str | float), issubclass(type, object), issubclass(object, type), issubclass(KeyError, Exception), issubclass(int, ()))
print(callable(len), callable(int), callable(lambda: 0), callable(5), callable("a"), callable(type), callable(print), callable([].append), callable(None), callable(object()))
class A: pass
class B(A):
    def __call__(self): pass
a, b = A(), B()
print(isinstance(b, A), isinstance(a, B), type(b) is A, type(b) == B, callable(b), callable(a), callable(B), issubclass(B, A), isinstance(b, (int, A)), isinstance(A, A), isinstance(b.__class__, type))
for bad in ("isinstance(1)", "isinstance(1, 5)", "isinstance(1, 'int')", "isinstance(1, [int])", "isinstance(1, (int, 5))", "isinstance('a', (int, 5))", "isinstance(1, None)", "issubclass(1, int)", "issubclass(int, 5)", "issubclass(int, (str, 'x'))", "issubclass()", "issubclass(None, int)", "isinstance([], list[int])", "issubclass(list, list[int])", "type()", "type(1, 2)", "type('X', (), {}, 1, 2, 3)", "type(1, (), {})", "type('X', [], {})", "type('X', (), [])", "type('X', (1,), {})", "callable()", "callable(1, 2)", "isinstance(1, int | 5)", "isinstance(1, {int})", "issubclass(int, type(None) | 5)", "type(x=1)"):
    try:
        print(bad, eval(bad))
    except TypeError as e:
        print(bad, "->", e)
X = type("X", (A,), {"v": 5, "m": lambda self: self.v})
print(X, X().m(), X.__bases__, X.__name__, isinstance(X(), A), type(X) is type, X.__module__)
print([t.__name__ for t in (type(f) for f in (print, lambda: 0, int, [].append, "".upper, str.upper, A().__init__, type.mro, (i for i in []), range(1).__iter__))])
u = int | str
print(u, type(u).__name__, u.__args__, u == str | int, int | int, int | None, None | int, (int | str) | float, int | (str | float) == int | str | float, isinstance(1.5, u), hash(u) == hash(str | int), list[int] | None)
def kind(x):
    for t, n in ((bool, "bool"), (int, "int"), (float, "float"), (str, "str"), ((list, tuple), "seq"), (dict, "map"), (type(None), "none")):
        if isinstance(x, t):
            return n
    return "callable" if callable(x) else "other"
print([kind(x) for x in (True, 1, 1.5, "s", [1], (1,), {}, None, len, object())])
class Meta(type):
    def __instancecheck__(c, o): return "yes" if o else ""
    def __subclasscheck__(c, s): return s is int
class M(metaclass=Meta): pass
print(isinstance(1, M), isinstance(0, M), issubclass(int, M), issubclass(str, M), isinstance(5, (str, M)), isinstance(M(), M))
