# patterns against user containers, slots, dynamic match_args, inheritance
class S:
    __slots__ = __match_args__ = ("a", "b")
    def __init__(self, a=None, b=None):
        if a is not None: self.a = a
        if b is not None: self.b = b
def f(s):
    match s:
        case S(1, 2): return "both"
        case S(1): return "first"
        case S(b=2): return "second"
        case S(): return "bare"
print(f(S(1, 2)), f(S(1)), f(S(None, 2)), f(S()))
class Base: __match_args__ = ("x",)
class Child(Base):
    __match_args__ = ("y", "x")
    x, y = "X", "Y"
class Grand(Child): pass
def g(o):
    match o:
        case Base(x="X") if type(o) is Grand: return "grand"
        case Child(a, b): return a, b
        case Base(v): return "base", v
    return "none"
b = Base()
print(g(Grand()), g(Child()), g(b))
b.x = 5
print(g(b))
Child.__match_args__ = ("x",)
def h(o):
    match o:
        case Child(v): return v
print(h(Child()))
Child.__match_args__ = ()
try:
    h(Child())
except TypeError as e:
    print(e)
class Str(str): pass
class Int(int): pass
match Str("k"):
    case str("k"): print("subclass instance, base pattern")
match "k":
    case Str(): print("never")
    case _: print("base instance, subclass pattern")
match Int(3):
    case Int(3) as i: print(type(i).__name__)
match [Int(1), Str("x")]:
    case [1, "x"]: print("equal by value")
class MyList(list):
    def __eq__(self, o): return True
    def __len__(self): return 0
match MyList([1, 2]):
    case []: print("length asked of the object")
class Pair(tuple):
    __match_args__ = ("first", "second")
    first = property(lambda s: s[0])
    second = property(lambda s: s[1])
match Pair((1, 2)):
    case Pair(second=2, first=f1): print("by attributes", f1)
match Pair((1, 2)):
    case Pair(1, x): print("by position", x)
match Pair((1, 2)):
    case (a, b): print("as a sequence", a, b)
class Enumish:
    def __init_subclass__(cls):
        for i, n in enumerate(cls.names):
            setattr(cls, n, i)
class E(Enumish): names = ("A", "B", "C")
def e(v):
    match v:
        case E.A | E.B: return "a or b"
        case E.C: return "c"
    return "?"
print([e(v) for v in (0, 1, 2, 3, "A")])
class Prop:
    n = 0
    @property
    def v(self):
        Prop.n += 1
        return Prop.n
match Prop():
    case Prop(v=5): print("never")
    case Prop(v=2): print("attribute read anew for each case")
class Both(dict):
    __match_args__ = ("kind",)
    kind = "attr"
match Both(kind="item"):
    case Both("attr", kind2="x"): print("never")
    case {"kind": "item"} as d if isinstance(d, Both): print("mapping pattern on a subclass")
def typed(x: object):
    match x:
        case type(): return "a class"
        case Exception(args=(msg, *_)): return "exception " + msg
        case BaseException(): return "exception without args"
        case range(start=0, stop=n): return "range to %d" % n
        case slice(start=None): return "slice"
        case complex(real=r, imag=0): return "real complex %s" % r
        case object(__name__=n): return "named " + n
    return "other"
print([typed(x) for x in (int, ValueError("m"), KeyError(), range(5), slice(5), 3 + 0j, len, typed, 3)])
