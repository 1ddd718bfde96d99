"""Natives that take a shorter way for what is usual: the unusual beside it."""

import array
import math
import types
import unicodedata
import zlib


def shown(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


print("array")
for code in "bBhHiIlLqQfd":
    a = array.array(code, [0, 1, 2, 100])
    if code.islower() or code in "fd":
        a.append(-3)
    print(code, list(a), [x for x in a], sum(a), a[3], a[-1], a.tolist() == list(a))
    lo, hi = -2 ** (8 * a.itemsize - 1), 2 ** (8 * a.itemsize) - 1
    for x in lo, hi, hi // 2, 2 ** 70, -2 ** 70, 1.5, None, "x":
        try:
            a[0] = x
        except Exception as e:
            print(type(e).__name__, end=" ")
        else:
            print(a[0] == x, end=" ")
    print()
u = array.array("u", "héllo€")
u[1] = "e"
print(list(u), u[-1], shown(u.__setitem__, 0, "ab"), shown(u.__setitem__, 0, 5))
a = array.array("i", range(10))
print(a[True], shown(a.__getitem__, 10), shown(a.__getitem__, -11), shown(a.__getitem__, 2 ** 80), shown(a.__getitem__, 1.0), a[2:4])
a[True] = 7
print(a[1], shown(a.__setitem__, 10, 1), shown(a.__setitem__, None, 1))
l = [5]
l.extend(a)
l += array.array("d", [.5])
print(l, list(array.array("q")))
it = iter(a)
next(it)
a.extend([11, 12])
del a[0]
print(list(it), list(it))


class Seen(array.array):
    def __iter__(self):
        return iter("own")


print(list(Seen("i", [1])))

print("zlib")
texts = [b"", b"a", b"hello world" * 100, bytes(range(256)) * 300, b"x" * 100000, bytes(i * i % 251 for i in range(70000))]
for text in texts:
    for level in -1, 0, 1, 9:
        packed = zlib.compress(text, level)
        assert zlib.decompress(packed) == text
        for piece, limit in (1000, 0), (7, 0), (50, 100):
            d, out, rest = zlib.decompressobj(), [], b""
            for i in range(0, len(packed), piece):
                rest += packed[i:i + piece]
                while rest:
                    out.append(d.decompress(rest, limit))
                    rest = d.unconsumed_tail
            while not d.eof:
                out.append(d.decompress(b"", 0))
            assert b"".join(out) == text, (len(text), level, piece, limit)
packed = zlib.compress(b"hello world" * 100)
for bad in b"", packed[:5], packed[:-1], b"\0" + packed, packed[:20] + b"\xff\xff" + packed[22:]:
    print(shown(zlib.decompress, bad).split(":")[0])
print(zlib.decompress(packed) == b"hello world" * 100)
# Nothing of one stream is seen by the next.
raw = bytes([0b01001011, 0x04, 0x02, 0])
far = bytes([0x4b, 0x04, 0x62, 0x00])
print(shown(zlib.decompress, far, -15))
words = zlib.compressobj(zdict=b"hello world")
packed = words.compress(b"hello hello world") + words.flush()
print(zlib.decompressobj(zdict=b"hello world").decompress(packed), shown(zlib.decompress, packed))

print("unicodedata")
for text in "é", "e\u0301", "\u1100\u1161\u11a8", "각", "\u0340", "\u2126", "ﬁ", "½", "a\u0323\u0307", "a\u0307\u0323", "\u09c7\u09be", "中文", "\ud800", "":
    for form in "NFC", "NFD", "NFKC", "NFKD":
        print(ascii(unicodedata.normalize(form, text)), unicodedata.is_normalized(form, text), end=" ")
        print(ascii(unicodedata.normalize(form, "x" + text + text)), end=" ")
    print()
print(shown(unicodedata.normalize, "NFX", "é"), shown(unicodedata.normalize, "NFC", 5)[:10], shown(unicodedata.normalize, None, "a")[:10])

print("isqrt")
for n in 0, 1, 2 ** 62, 2 ** 63, 2 ** 64 - 1, 2 ** 64, 10 ** 20, (2 ** 62 + 5) ** 2, (2 ** 62 + 5) ** 2 - 1, 2 ** 126 - 1, 2 ** 126, 2 ** 128 - 1, 2 ** 128, 10 ** 50, True:
    r = math.isqrt(n)
    assert r * r <= n < (r + 1) ** 2
    print(r, end=" ")
print(shown(math.isqrt, -1), shown(math.isqrt, -10 ** 30), shown(math.isqrt, 1.0))

print("SimpleNamespace")
n = types.SimpleNamespace(b=1, a=[2])
print(n, n.b, n.__dict__, n == types.SimpleNamespace(a=[2], b=1), shown(types.SimpleNamespace, 1))
n.__init__(c=3, a=4)
print(n, vars(n))
m = types.SimpleNamespace(**{"not a name": 1, "": 2, "x" * 3: 3})
print(m.xxx, getattr(m, "not a name"), getattr(m, ""))
print(shown(lambda: types.SimpleNamespace(**{1: 2})))


class Named(types.SimpleNamespace):
    def __setattr__(self, name, value):
        raise AttributeError(name)

    @property
    def p(self):
        return "property"


print(Named(a=1, p=2).__dict__, Named(p=2).p, shown(setattr, Named(), "a", 1))


class Slow(types.SimpleNamespace):
    def __new__(cls, *args, **kwargs):
        self = super().__new__(cls, *args, **kwargs)
        self.made = len(args)
        return self

    def __init__(self, *args, **kwargs):
        super().__init__(**kwargs)


print(Slow(1, 2, a=3))

print("itertools")
from collections import deque
from itertools import *


class Items:
    """An iterator written in Python."""

    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise StopIteration
        return self.n


def sources():
    l = list(range(7))
    return [l, tuple(l), range(7), "abcdefg", "äbcdefg", b"abcdefg", dict.fromkeys(l), {3}, deque(l), array.array("b", l), Items(7), (x for x in l), iter([])]


for i, s in enumerate(sources()):
    print(list(islice(s, 5)), end=" ")
    for args in (0,), (None,), (2, 5), (1, None, 2), (3, 3), (0, 100, 3), (6, 2), (2 ** 62,), (2 ** 61 - 1, 2 ** 62, 2 ** 62), (0, None, 2 ** 63 - 1):
        print(len(list(islice(sources()[i], *args))), end=" ")
    it = iter(sources()[i])
    print(list(islice(it, 2)), list(islice(it, 1, 3)), list(it), [x for x in islice(sources()[i], 1, 6, 2)])
    sl = islice(sources()[i], 1, 6, 2)
    print(next(sl, None), list(sl), list(sl), next(sl, None))
    for fill in None, "-":
        print(list(zip_longest(sources()[i], "xyz", fillvalue=fill))[2:5], list(zip_longest(range(2), sources()[i], Items(1), fillvalue=fill))[:3])
for bad in -1, 1.5, "x", 2 ** 63:
    print(shown(islice, [], bad), shown(islice, [], 0, bad), shown(islice, [], 0, 1, bad))
print(shown(islice, []), shown(islice, [], 1, 2, 3, 4), shown(islice, 5, 1), shown(islice, [], 0, 5, 0))
l = [1, 2, 3]
l.extend(islice(l, 2))
print(l, list(islice(count(), 3, 9, 4)), list(islice(repeat(5), 3)), list(islice(repeat(5, 2), 3)))
it = iter(l)
l.extend(islice(it, 20))
print(len(l))
d = {1: 1, 2: 2}
it = iter(d)
next(it)
d[3] = 3
for f in lambda: list(islice(it, 5)), lambda: list(zip_longest(it, "ab")), lambda: list(islice(map(int, "1x"), 5)):
    print(shown(f))
z = zip_longest(iter(d), "ab")
next(z)
del d[1]
print(shown(list, z), list(z))
print(list(zip_longest()), list(zip_longest([])), list(zip_longest([], [])), list(zip_longest("ab", repeat(1, 3))))
for pool in "", "a", "abcd", [1, 2, 3], Items(3), range(5):
    pool = tuple(pool)
    for r in 0, 1, 2, 3, 4:
        c, p, w, q = combinations(pool, r), permutations(pool, r), combinations_with_replacement(pool, r), product(pool, repeat=r)
        all_ = [list(x) for x in (c, p, w, q)]
        print([len(x) for x in all_], [x[-1:] for x in all_], [next(x, None) for x in (c, p, w, q)])
print(list(product("ab", [1, 2], ())), list(product("ab", Items(2), "c")), list(product()), list(product("ab", repeat=0)))
c = cycle("abc")
print([next(c) for _ in range(8)], shown(next, cycle([]), "none"), [x for _, x in zip(range(5), cycle(Items(2)))])

print("struct")
import struct


class Index:
    def __init__(self, n, then=None):
        self.n, self.then = n, then

    def __index__(self):
        if self.then:
            self.then()
        return self.n


for order in "", "@", "=", "<", ">", "!":
    packed = []
    for code in "bBhHiIlLqQ":
        size = struct.calcsize(order + code)
        for n in 0, 1, -1, 127, 128, 255, 256, 2 ** (8 * size - 1) - 1, 2 ** (8 * size - 1), 2 ** (8 * size) - 1, -2 ** (8 * size - 1), -2 ** (8 * size - 1) - 1, True, Index(5):
            try:
                b = struct.pack(order + code, n)
                assert struct.unpack(order + code, b) == (n.n if isinstance(n, Index) else n,)
                packed.append(b)
            except struct.error:
                packed.append(b"-")
    for code in "efd":
        b = struct.pack(order + code, 1.5)
        print(b.hex(), struct.unpack(order + code, b)[0], end=" ")
    print(zlib.crc32(b" ".join(packed)))
print(struct.pack("<100B", *range(100)).hex(), struct.unpack("", b""), struct.pack(""), struct.unpack("<2s?c3p", b"ab\1c\2xy"))
print(struct.pack("70s", b"x" * 80), struct.pack("3sx2p", b"a", b"bcd"), struct.pack(">iH", Index(1), Index(2)))
buffer = bytearray(16)
struct.pack_into("<HI", buffer, 3, 1, Index(2, lambda: buffer.__setitem__(0, 9)))
print(buffer, shown(struct.pack_into, "<I", buffer, 13, 1), shown(struct.pack_into, "<I", b"1234", 0, 1)[:9])
print(struct.unpack_from("<HI", buffer, Index(3, lambda: buffer.__setitem__(3, 7))), len(buffer), struct.unpack_from("<H", memoryview(buffer)[3:], -2))
for bad in (("<I", b"123"), ("<I", "1234"), ("<I", None), ("<I", array.array("i", [7]))):
    print(shown(struct.unpack, *bad))
for bad in ("<I", b"1234", 1), ("<I", b"1234", -5), ("<I", b"1234", 2 ** 70), ("<I", b"1234", "x"), ("<I", 5):
    print(shown(struct.unpack_from, *bad)[:13])
for bad in ("<I",), ("<I", "x"), ("<I", None), ("<I", 1.0), ("<I", 1, 2), ("<c", "a"), ("<s", "a"), ("<d", "a"):
    print(shown(struct.pack, *bad))
print(array.array("b", b"12"), shown(array.array("h").frombytes, b"123"))
print(zlib.crc32(memoryview(b"abcdef")[1:4]), zlib.adler32(bytearray(b"abc")), shown(zlib.crc32, "a"), shown(zlib.decompress, "a"), shown(zlib.compress, None))

print("base64")
import binascii
for text in "", "YQ==", "YR==", "YWI=", "YWJj", "Y Q==", "YQ==YQ==", "YWJj=", "YQ", "YQ=", "Y", "=", "====", "=YQ==", "YW\nJj\r\n", "YQ==\n", "YWJjZA==x", "Y-Q=", "YWJj" * 30 + "!", "ÿ", "YQ=\n=", "AA=A", "AAA=BBB=":
    for strict in False, True:
        print(shown(binascii.a2b_base64, text, strict_mode=strict), end=" ")
    print(shown(binascii.a2b_base64, text.encode("latin-1")))
data = bytes(range(256)) * 3
for n in range(8):
    assert binascii.a2b_base64(binascii.b2a_base64(data[n:])) == data[n:]
    assert binascii.unhexlify(binascii.hexlify(data[n:])) == data[n:]
print(shown(binascii.a2b_base64, None)[:9], shown(binascii.hexlify, "a")[:9], binascii.hexlify(memoryview(data)[5:9], "-", 2))

print("itemgetter")
from operator import itemgetter


class Reversed(list):
    def __getitem__(self, i):
        return list.__getitem__(self, -1 - i)


class Odd(tuple):
    def __getitem__(self, i):
        return ("odd", i)


for o in (1, 2, 3), [1, 2, 3], "abc", b"abc", {0: 1, 1: 2, True: 3}, range(5, 9), Reversed([1, 2, 3]), Odd((1, 2)), array.array("i", [4, 5]), deque("xyz"), 5, None:
    for keys in (0,), (1,), (-1,), (2, 0), (0, 1, 1), (7,), (0, 7), (slice(1),), (True, 0), (2 ** 70,), ("a",), (1.0, 0):
        r = shown(itemgetter(*keys), o)
        print(r.split(":")[0] if isinstance(r, str) and "Error" in r else r, end=" ")
    print()
print(shown(itemgetter(1))[:9], shown(itemgetter(1), [1], [2])[:9], shown(itemgetter)[:9])

print("OrderedDict")
from collections import OrderedDict


class Key:
    def __init__(self, n, then=None):
        self.n, self.then = n, then

    def __hash__(self):
        if self.then:
            self.then()
        return 1

    def __eq__(self, other):
        return self.n == other.n

    def __repr__(self):
        return f"Key({self.n})"


class Told(OrderedDict):
    def __setitem__(self, key, value):
        super().__setitem__(key, ("told", value))


for pairs in [], [("a", 1), ("b", 2), ("a", 3)], (("a", 1),), [["a", 1], ("b", 2)], ["ab", "cd"], iter([("a", 1)]), [("a", 1), 5], [("a", 1), ("b",)], [("a", 1), ("b", 1, 2)], [([], 1)], {"a": 1}, [(Key(1), 1), (Key(2), 2), (Key(1), 3)], "ab", 5, None:
    for cls in OrderedDict, Told:
        d = cls(x=0)
        r = shown(d.update, pairs)
        print(r if r is None else r.split(":")[0], d, end=" ")
    print()
l = [(Key(1), 1)]
l.append((Key(2, lambda: l.pop()), 2))
l.append((Key(3), 3))
print(len(OrderedDict(l)), l, OrderedDict([("b", 1), ("a", 2)], c=3), list(OrderedDict([("b", 1), ("a", 2), ("b", 3)])))
