# class patterns and __match_args__
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
class Point3(Point):
    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z
class Plain:
    def __init__(self, **k): self.__dict__.update(k)
def f(p):
    match p:
        case Point3(x=0, z=z):
            return "3d on yz", z
        case Point(0, 0):
            return "origin"
        case Point(x, y=0):
            return "on x axis", x
        case Point(x, y) if x == y:
            return "diagonal", x
        case Point(x=px):
            return "point with x", px
        case Plain(a=1, b=[first, *_]):
            return "plain", first
        case Plain():
            return "some plain"
        case _:
            return "nothing"
for p in (Point3(0, 1, 2), Point(0, 0), Point(5, 0), Point(3, 3), Point(1, 2), Point3(1, 1, 1), Plain(a=1, b=[7, 8]), Plain(a=1), Plain(), 5):
    print(f(p))
def builtin(x):
    match x:
        case bool(b): return "bool", b
        case int(n): return "int", n
        case float(n): return "float", n
        case str(s): return "str", s
        case bytes(b): return "bytes", b
        case list([a, *_] as l): return "list", a, l
        case list(): return "empty list"
        case tuple((a, b)): return "tuple pair", a, b
        case tuple(t): return "tuple", t
        case dict({"k": v}): return "dict with k", v
        case dict(d): return "dict", d
        case set(s): return "set", len(s)
        case frozenset(s): return "frozenset", len(s)
        case bytearray(b): return "bytearray", bytes(b)
        case object(): return "object", type(x).__name__
for x in (True, 5, 1.5, "s", b"b", [1, 2], [], (1, 2), (1, 2, 3), {"k": 1}, {}, {1}, frozenset(), bytearray(b"x"), None, len):
    print(builtin(x))
class Sub(int): pass
print(builtin(Sub(5)))
class Multi:
    __match_args__ = ("a",)
    a = "class attribute"
    @property
    def p(self): print("property read"); return 5
    def __getattr__(self, n):
        if n == "dyn": return "dynamic"
        raise AttributeError(n)
match Multi():
    case Multi(nope=_): print("never")
    case Multi("class attribute", p=5, dyn="dynamic"): print("attributes by any means")
class Raises:
    @property
    def p(self): raise ValueError("property failed")
try:
    match Raises():
        case Raises(p=1): pass
except ValueError as e:
    print(e)
class NoArgs: pass
class BadArgs: __match_args__ = ["x"]
class BadItems: __match_args__ = (5,)
def attempt(code, **ns):
    try:
        exec(code, {**globals(), **ns})
        print("no match, no error")
    except Exception as e:
        print(type(e).__name__, e)
attempt("match NoArgs():\n case NoArgs(1): pass")
attempt("match Point(1, 2):\n case Point(1, 2, 3): pass")
attempt("match Point(1, 2):\n case Point(1, x=1): pass")
attempt("match BadArgs():\n case BadArgs(1): pass")
attempt("match BadItems():\n case BadItems(1): pass")
attempt("match 5:\n case int(1, 2): pass")
attempt("match 5:\n case print(): pass")
attempt("match 5:\n case undefined(): pass")
attempt("match 5:\n case int(real=5, x=1): pass")
attempt("match 5:\n case Point(x=1, x=2): pass")
class Meta(type):
    def __instancecheck__(c, o): return o == "yes"
class Hook(metaclass=Meta): pass
match "yes":
    case Hook(): print("instance hook used")
