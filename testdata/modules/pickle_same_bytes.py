# The bytes of pickles, for values of many kinds, by protocol: natively, in pieces to a
# file, with the hooks of Pickler, and read back.
import collections
import copyreg
import functools
import hashlib
import io
import itertools
import operator
import pickle


class Plain:
    def __init__(self):
        self.x, self.y = 1, "why"


class Slots:
    __slots__ = "a", "b"


class SlotsAndDict(Slots):
    pass


class State:
    def __getstate__(self):
        return {"q": 1}


class OddState:
    def __getstate__(self):
        return 1, 2

    def __setstate__(self, state):
        self.state = state


class NewArgs(tuple):
    def __new__(cls, a, b):
        return tuple.__new__(cls, (a, b))

    def __getnewargs__(self):
        return tuple(self)


class NewArgsEx(str):
    def __new__(cls, a, *, k=1):
        return str.__new__(cls, a)

    def __getnewargs_ex__(self):
        return (str(self),), {"k": 2}


class L(list): pass
class D(dict): pass
class I(int): pass
class S(str): pass
class T(tuple): pass
class F(frozenset): pass


class Reduced:
    def __init__(self, *value):
        self.value = value

    def __reduce__(self):
        return self.value if len(self.value) > 1 else self.value[0]


class Meta(type): pass


class WithMeta(metaclass=Meta):
    class Inner:
        def method(self): pass



def setter(obj, state):
    obj.__dict__.update(state)


def circle(make):
    inner = []
    outer = make(inner)
    inner.append(outer)
    return outer


def slots(cls):
    obj = cls()
    obj.a, obj.b = 1, [2]
    if cls is SlotsAndDict:
        obj.other = 3
    return obj


def own_circle():
    obj = Plain()
    obj.me = obj
    return obj


def shared():
    x = [1]
    y = x, 2
    return [x, y, x, y, (x, y)]


def with_dict():
    obj = Plain()
    return [obj, obj.__dict__]


found = Reduced("found")
Pair = collections.namedtuple("Pair", "a b")
VALUES = [
    None, True, False, ..., NotImplemented, 0, -1, 255, 256, 65535, 65536, 2**31 - 1, 2**31, -2**31, -2**31 - 1, 2**63, -2**63, 10**50,
    -10**50, 2**2040 - 1, 2**2050, -2**2050, -128, -129, -32768, 0.0, -0.0, 1.5, 1e300, float("inf"), float("nan"), 1j,
    "", "x" * 255, "x" * 256, "é", "\u20ac" * 100, "\U0001f600", "\ud800", "a\nb\\c\0\r\x1a", b"", b"\x00\xff" * 50, b"y" * 256,
    b"z" * 70000, "q" * 70000, bytearray(), bytearray(b"abc"), bytearray(b"w" * 70000),
    (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1], [1, 2], *(list(range(n)) for n in (999, 1000, 1001, 2001)),
    {}, {1: 2}, {1: 2, 3: 4}, *(dict.fromkeys(range(n)) for n in (999, 1000, 1001)), set(), {1}, frozenset(), frozenset([1, 2]),
    *(set(range(n)) for n in (1000, 1001)),
    Plain(), slots(Slots), slots(SlotsAndDict), State(), OddState(), NewArgs(1, 2), NewArgsEx("x"), L([1, 2]), D(a=1), I(5), S("s"), T((1, 2)),
    F([1]), found, Reduced(L, ([1, 2, 3],)), Reduced(L, (), {"a": 1}, iter([1, 2, 3]), iter([])), Reduced(L, (), None, iter([1])),
    Reduced(D, (), {"a": 1}, None, iter([(1, 2), (3, 4)])), Reduced(Plain, (), {"z": 5}, None, None, setter), Meta, WithMeta, WithMeta.Inner,
    WithMeta.Inner.method, Pair(1, 2), Pair, ValueError("x"), KeyError, OSError(2, "m"),
    circle(lambda x: x), circle(lambda x: {1: x}), circle(lambda x: (x, 1)), circle(lambda x: (x, 1, 2, 3)), circle(lambda x: L([x])), own_circle(),
    shared(), with_dict(), len, [1].append, operator.itemgetter(1, 2), functools.partial(int, base=2), functools.reduce, type(None), type(...), range(3),
    slice(1, 2), int, object, type, complex, collections.OrderedDict([(1, 2)]), collections.deque([1, 2], 5), iter([1, 2]), itertools.count(5),
    [Plain() for _ in range(300)], [{"k": i, "s": f"v{i}"} for i in range(3000)], [["t", i, i * .5] for i in range(3000)],
    ["z" * 40000, "y" * 40000, "x" * 40000, b"b" * 65536, "v" * 65535],
    memoryview, [Plain(), Plain, Plain], lambda: 0, {1: 2}.keys(), (x for x in []), Reduced(1, ()), Reduced(L, 1), Reduced(5), Reduced(L, (), None, [1]),
    Reduced(L, (), None, None, {}), Reduced(L, (), None, None, None, 1), Reduced(D, (), None, None, iter([1])), Reduced(*[1] * 7),
    Reduced(copyreg.__newobj__, ()), Reduced(copyreg.__newobj__, (1,)), Reduced(copyreg.__newobj__, (L,)), Reduced(copyreg.__newobj_ex__, (L,)),
    Reduced(copyreg.__newobj_ex__, (1, (), {})), Reduced(copyreg.__newobj_ex__, (L, 1, {})), Reduced(copyreg.__newobj_ex__, (L, (), 1)),
]


class Names(pickle.Pickler):
    def persistent_id(self, obj):
        if isinstance(obj, str):
            return "pid:" + ascii(obj[:5])
        if obj is Plain:
            return 77


class Override(pickle.Pickler):
    def reducer_override(self, obj):
        if isinstance(obj, type) and obj.__module__ == "__main__":
            return type, (obj.__name__, (), {})
        return NotImplemented


class Table(pickle.Pickler):
    dispatch_table = collections.ChainMap({Plain: lambda obj: (L, ([9],))}, copyreg.dispatch_table)


class Pieces(list):
    def write(self, data):
        self.append(bytes(data))


def by(cls, fast=False):
    def write(value, protocol):
        file = io.BytesIO()
        pickler = cls(file, protocol)
        pickler.fast = fast
        pickler.dump(value)
        pickler.dump(value)     # of which the memo knows most
        return file.getvalue()
    return write


def in_pieces(value, protocol):
    file = Pieces()
    pickle.dump(value, file, protocol)
    return b"".join(file) + repr([len(piece) for piece in file]).encode()


def shown(write, value, protocols):
    """Lengths and a hash of what is written; what fails, once."""
    lengths, found = [], hashlib.md5()
    for protocol in protocols:
        try:
            data = write(value, protocol)
        except Exception as e:
            data = f"{type(e).__name__} {str(e).partition(' at 0x')[0]}".encode()
            lengths.append(data.decode() if data.decode() not in lengths else "same")
        else:
            lengths.append(len(data))
        found.update(data)
    return *lengths, found.hexdigest()[:8]


WAYS = dict(dumps=pickle.dumps, unfixed=functools.partial(pickle.dumps, fix_imports=False), pieces=in_pieces, pickler=by(pickle.Pickler),
            fast=by(pickle.Pickler, True), names=by(Names), override=by(Override), table=by(Table))
for way, write in WAYS.items():
    print(way)
    for i, value in enumerate(VALUES):
        if not (way == "fast" and getattr(value, "me", None) is value):
            print(i, *shown(write, value, range(6)))

print("read back")
for i, value in enumerate(VALUES[:86]):
    for protocol in range(6):
        try:
            data = pickle.dumps(value, protocol)
            assert pickle.dumps(pickle.loads(data), protocol) == data or type(value) is str, (value, protocol)
            assert pickle._loads(data) is not data
            assert pickle.load(io.BufferedReader(io.BytesIO(data))) is not data
        except Exception as e:
            print(i, protocol, type(e).__name__, str(e)[:60])
