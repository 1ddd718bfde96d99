# type with three arguments, and attributes of classes
A = type("A", (), {"x": 1, "m": lambda self: self.x})
B = type("B", (A,), {})
print(A, A().m(), B().m(), B.__bases__, A.__module__, A.__qualname__)
print(type("C", (int,), {"__repr__": lambda s: "C" + int.__repr__(s)})(5))
A.x = 2
print(B.x)
A.__name__ = "Renamed"
print(A, A.__name__, A.__qualname__)
A.__qualname__ = "Q.R"
print(A)
A.__module__ = "mod"
print(A)
for bad in ("type(1, (), {})", "type('X', 5, {})", "type('X', (5,), {})", "type('X', (), 5)", "type('X', [], {})", "type('X\\0', (), {})", "type('X', (), {'__slots__': 5})", "A.__name__ == setattr(A, '__name__', 5)", "setattr(A, '__name__', 'a\\0b')", "setattr(int, 'x', 1)", "delattr(int, 'real')", "setattr(A, '__bases__', ())", "setattr(A, '__bases__', 5)", "setattr(A, '__bases__', (int,))", "delattr(A, '__name__')", "delattr(A, 'nope')", "setattr(A, '__mro__', ())"):
    try:
        print(bad, eval(bad))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
ns = {"a": 1}
C = type("C", (), ns)
ns["b"] = 2
print(hasattr(C, "b"), C.a)
class M(type):
    @classmethod
    def __prepare__(m, name, bases): return {"prepared": name}
print(hasattr(type("X", (), {}), "prepared"), hasattr(M("X", (), {}), "prepared"))
class X(metaclass=M): pass
print(X.prepared)
print(type(X)("Y", (X,), {}).__mro__[1] is X, type("Z", (X,), {}).__class__.__name__)
weird = type("has space", (), {"also a space": 1})
print(weird, getattr(weird, "also a space"), weird().__class__.__name__)
print(type.__name__, type.__bases__, type(type), type.__call__(int, "7"), type.mro(int))
doc = type("D", (), {"__doc__": "given"})
print(doc.__doc__, type("E", (), {}).__doc__, type(int.__doc__) is str)
print(C.__dict__["a"], "__weakref__" in C.__dict__)
print(object.__class__, C.__class__, C().__class__, C.__base__, object.__base__, bool.__base__)
def init(self, v): self.v = v
P = type("P", (), dict(__init__=init, __eq__=lambda a, b: a.v == b.v, __slots__=("v",)))
print(P(1) == P(1), P(1) == P(2), P.__hash__, hasattr(P(1), "__dict__"))
