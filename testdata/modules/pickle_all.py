# Pickling by every protocol.
import collections, copyreg, datetime, decimal, enum, fractions, functools, io, pickle, pickletools


class P:
    def __init__(self, x, y=None):
        self.x, self.y = x, y

    def __eq__(self, other):
        return type(self) is type(other) and self.__dict__ == other.__dict__


class Slots:
    __slots__ = "a", "b"

    def __init__(self):
        self.a = 1

    def __eq__(self, other):
        return self.a == other.a


class State:
    def __getstate__(self):
        return {"v": self.v * 2}

    def __setstate__(self, state):
        self.v = state["v"]


class New(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    def __getnewargs__(self):
        return tuple(self)


class Red:
    def __init__(self, n):
        self.n = n

    def __reduce__(self):
        return Red, (self.n + 1,)


class E(enum.Enum):
    A = 1


class L(list):
    pass


N = collections.namedtuple("N", "a b")
values = [None, True, 0, 1, -1, 255, 256, 65536, -2**31, 2**31, 2**63, -2**100, 10**300, 1.5, float("inf"), -0.0, 1 + 2j, "", "é\n\\", "x" * 300, "\ud800", b"", b"\xff" * 300, bytearray(b"ab"),
          (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1, [2]], {}, {"a": {1: 2}}, set(), {1, 2}, frozenset([1]), range(3), slice(1, 2), int, len, P, P(1, [2]), Slots(), New(1, 2), E.A, L([1, 2]), N(1, 2),
          collections.OrderedDict(a=1), collections.Counter("aab"), collections.deque([1], 3), collections.defaultdict(list, a=[1]), datetime.date(2020, 1, 2), decimal.Decimal("1.5"), fractions.Fraction(1, 3), functools.partial(int, base=2).func,
          Ellipsis, NotImplemented, [1] * 2000, {i: str(i) for i in range(1500)}, ValueError("x", 1), P.__eq__]
for proto in range(pickle.HIGHEST_PROTOCOL + 1):
    bad = []
    for v in values:
        try:
            w = pickle.loads(pickle.dumps(v, proto))
            if repr(w) != repr(v) and w != v or type(w) is not type(v):
                bad.append(v)
        except Exception as e:
            bad.append((type(v).__name__, type(e).__name__, str(e)))
    print(proto, bad)
s = State()
s.v = 21
print(pickle.loads(pickle.dumps(s)).v, pickle.loads(pickle.dumps(Red(1))).n)
a = [1]
a.append(a)
b = pickle.loads(pickle.dumps(a))
print(b[1] is b, b[0])
p = P(1)
p.y = p
q = pickle.loads(pickle.dumps(p))
print(q.y is q)
x = [p, p]
y = pickle.loads(pickle.dumps(x))
print(y[0] is y[1])
print(pickle.dumps([1, "a", None, (2.5,)], 4), pickle.dumps({"k": b"v"}, 3), pickle.dumps([1, "a", {2: 3}], 0), pickle.dumps(2**40, 2), pickle.dumps(P, 1))
for data in [b"", b"\x80\x04", b"garbage", b"\x80\x09.", b"cos\nnosuch\n.", b"]."[1:]]:
    try:
        print(pickle.loads(data))
    except Exception:
        print("bad")
for v in [lambda: 1, (i for i in ()), open]:
    try:
        print(len(pickle.dumps(v)) > 0)
    except Exception as e:
        print(type(e).__name__)
f = io.BytesIO()
pickler = pickle.Pickler(f, 4)
pickler.dump([1])
pickler.dump("two")
f.seek(0)
un = pickle.Unpickler(f)
print(un.load(), un.load())


class Pers(pickle.Pickler):
    def persistent_id(self, obj):
        return "id%d" % obj.x if isinstance(obj, P) else None


class Unpers(pickle.Unpickler):
    def persistent_load(self, pid):
        return "loaded " + pid

    def find_class(self, module, name):
        return super().find_class(module, name)


f = io.BytesIO()
Pers(f).dump([P(7)])
f.seek(0)
print(Unpers(f).load())
bufs = []
data = pickle.dumps(pickle.PickleBuffer(b"abc") if 0 else b"abc", 5, buffer_callback=bufs.append)
print(pickle.loads(data), bufs)
print(pickle.loads(b"\x80\x03]q\x00(K\x01K\x02e."), pickle.loads(b"(lp0\nI1\naI01\naF2.5\naS'x'\naVy\na."))
