# tuples as records, keys, multiple returns; sorting and grouping of rows
rows = [("ann", 30, "dev"), ("bob", 25, "ops"), ("cid", 30, "ops"), ("dan", 25, "dev")]
for name, age, team in sorted(rows, key=lambda r: (r[1], r[0])):
    print(name, age, team)
print(sorted(rows, key=lambda r: r[2]), max(rows, key=lambda r: (r[1], r[0])), [r[0] for r in rows if r[1] > 26])
groups = {}
for r in rows:
    groups.setdefault((r[1], r[2]), []).append(r[0])
print(groups, groups[30, "dev"], (25, "ops") in groups, sorted(groups))
def stats(xs): return min(xs), max(xs), sum(xs) / len(xs)
lo, hi, mean = stats([r[1] for r in rows])
print(lo, hi, mean, stats([1]), stats((5, 7))[1])
def swap(p): return p[::-1]
print(swap((1, 2)), dict(map(swap, {"a": 1, "b": 2}.items())), dict(rows[i][:2] for i in range(2)), list(zip(*rows)), [dict(zip(("n", "a", "t"), r)) for r in rows[:1]])
class Point(tuple):
    __slots__ = ()
    def __new__(cls, x, y): return super().__new__(cls, (x, y))
    x = property(lambda s: s[0])
    y = property(lambda s: s[1])
    def __add__(self, o): return Point(self.x + o[0], self.y + o[1])
    def __repr__(self): return "Point(x=%r, y=%r)" % self
    def replace(self, **k): return Point(*(k.get(n, v) for n, v in zip("xy", self)))
p = Point(1, 2)
print(p, p.x, p[1], p + (1, 1), p == (1, 2), hash(p) == hash((1, 2)), p.replace(y=9), {p: 1}[1, 2], sorted([Point(2, 1), Point(1, 5)]), len(p), list(p), *p, isinstance(p, tuple), type(p + p).__name__, type(p[:]).__name__, type(p * 2).__name__)
x, y = p
try:
    p.x = 5
except AttributeError as e:
    print(e)
try:
    p.z = 5
except AttributeError as e:
    print(e)
try:
    Point(1)
except TypeError as e:
    print(e)
def namedtuple(name, fields):
    fields = fields.split()
    def new(cls, *a, **k):
        if len(a) > len(fields):
            raise TypeError("%s expected %d arguments, got %d" % (name, len(fields), len(a)))
        vals = dict(zip(fields, a))
        for key, v in k.items():
            if key in vals or key not in fields:
                raise TypeError("%s: bad argument %r" % (name, key))
            vals[key] = v
        missing = [f for f in fields if f not in vals]
        if missing:
            raise TypeError("%s: missing %s" % (name, ", ".join(missing)))
        return tuple.__new__(cls, (vals[f] for f in fields))
    ns = {f: property(lambda s, i=i: s[i]) for i, f in enumerate(fields)}
    ns.update(__new__=new, __slots__=(), _fields=tuple(fields), __repr__=lambda s: name + "(" + ", ".join("%s=%r" % p for p in zip(fields, s)) + ")", _asdict=lambda s: dict(zip(fields, s)), __match_args__=tuple(fields))
    return type(name, (tuple,), ns)
Emp = namedtuple("Emp", "name age team")
e = Emp("eve", age=40, team="dev")
print(e, e.name, e._asdict(), Emp._fields, Emp(*rows[0]).team, e < Emp("zed", 1, ""), [Emp(*r).name for r in rows])
match e:
    case Emp(n, 40, team=t): print("matched", n, t)
for f in (lambda: Emp(1, 2), lambda: Emp(1, 2, 3, 4), lambda: Emp(1, name=2), lambda: Emp(x=1)):
    try:
        f()
    except TypeError as err:
        print(err)
