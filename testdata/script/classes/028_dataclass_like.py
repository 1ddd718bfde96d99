# a small record library: decorators over classes, generated methods
def record(cls):
    fields = [n for k in reversed(cls.__mro__) for n in k.__dict__.get("__annotations__", {})]
    defaults = {n: getattr(cls, n) for n in fields if hasattr(cls, n)}
    params = ", ".join(n + ("=_defaults['%s']" % n if n in defaults else "") for n in fields)
    body = "".join("    self.%s = %s\n" % (n, n) for n in fields) or "    pass\n"
    ns = {"_defaults": defaults}
    exec("def __init__(self, %s):\n%s" % (params, body), ns)
    cls.__init__ = ns["__init__"]
    cls.__init__.__qualname__ = cls.__name__ + ".__init__"
    def values(self): return tuple(getattr(self, n) for n in fields)
    cls.__repr__ = lambda s: cls.__name__ + "(" + ", ".join("%s=%r" % p for p in zip(fields, values(s))) + ")"
    cls.__eq__ = lambda a, b: values(a) == values(b) if type(a) is type(b) else NotImplemented
    cls.__hash__ = lambda s: hash(values(s))
    cls.__lt__ = lambda a, b: values(a) < values(b) if type(a) is type(b) else NotImplemented
    cls.fields = tuple(fields)
    return cls
@record
class Point:
    x: int
    y: int = 0
    def norm1(self): return abs(self.x) + abs(self.y)
@record
class Point3(Point):
    z: int = 5
    label: str = "p"
p = Point(1, 2)
print(p, Point(3), Point(y=1, x=2), p.norm1(), Point.fields)
print(Point3(1), Point3(1, 2, 3, "q"), Point3.fields)
print(p == Point(1, 2), p == Point(2, 1), p != Point(1, 2), p == (1, 2), p == Point3(1, 2))
print(sorted([Point(2, 1), Point(1, 5), Point(1, 2)]), max(Point(0, 9), Point(1, 0)))
print({Point(1): "a"}[Point(1)], len({Point(1), Point(1), Point(2)}))
for f in (lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(1, z=2), lambda: Point(1) < 5, lambda: Point(1) < Point3(1)):
    try:
        print(f())
    except TypeError as e:
        print(e)
@record
class Empty: pass
print(Empty(), Empty() == Empty(), Empty.fields)
@record
class Tree:
    value: object
    left: "Tree" = None
    right: "Tree" = None
    def __iter__(self):
        if self.left: yield from self.left
        yield self.value
        if self.right: yield from self.right
t = Tree(2, Tree(1), Tree(4, Tree(3)))
print(t, list(t))
p.x += 10
print(p, vars(p))
def frozen(cls):
    def deny(self, k, v): raise AttributeError("frozen " + k)
    init = cls.__init__
    def __init__(self, *a, **k):
        object.__setattr__(self, "__class__", raw)
        init(self, *a, **k)
        object.__setattr__(self, "__class__", cls)
    raw = type("Raw", (), {})
    cls.__init__, cls.__setattr__ = __init__, deny
    return cls
F = frozen(record(type("F", (), {"__annotations__": {"a": int}})))
f = F(1)
try:
    f.a = 2
except AttributeError as e:
    print(f, e)
