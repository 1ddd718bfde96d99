# subclasses of bytes and bytearray, objects with __bytes__ and __index__
class Packet(bytes):
    def __new__(cls, kind, body=b""):
        return super().__new__(cls, bytes([kind, len(body)]) + body)
    @property
    def kind(self): return self[0]
    @property
    def body(self): return self[2:]
    def __repr__(self): return "Packet(%d, %r)" % (self.kind, self.body)
p = Packet(3, b"data")
print(p, p.kind, p.body, len(p), bytes(p), p == b"\x03\x04data", type(p[:2]).__name__, type(p + b"").__name__, p.hex(), hash(p) == hash(bytes(p)), {p: 1}[b"\x03\x04data"], [p], str(p), b"%b" % p, b"".join([p]), p.startswith(b"\x03"))
class Buf(bytearray):
    log = []
    def append(self, x):
        self.log.append(x)
        super().append(x)
    def __setitem__(self, k, v):
        self.log.append((k, v))
        super().__setitem__(k, v)
    def __len__(self): return 1000 + super().__len__()
b = Buf(b"ab")
b.append(99)
b[0] = 65
b[1:2] = b"ZZ"
b.extra = "attribute"
print(b, len(b), bytes(b), b.log, b.extra, type(b + b"x").__name__, type(b[:]).__name__, type(b.copy()).__name__, b == b"AZZc", list(b))
class Source:
    def __bytes__(self):
        print("asked")
        return Packet(1)
print(bytes(Source()), type(bytes(Source())).__name__)
class Seq:
    def __len__(self): return 3
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i + 65
print(bytes(Seq()), bytearray(Seq()), b"".join([bytes(Seq())]))
class Both:
    def __index__(self): return 2
    def __iter__(self): return iter([1, 2, 3])
print(bytes(Both()), bytearray(Both()))
class Raises:
    def __iter__(self): raise ValueError("iter failed")
class RaisesLate:
    def __iter__(self):
        yield 1
        raise ValueError("late")
for k in Raises, RaisesLate:
    for t in bytes, bytearray:
        try:
            t(k())
        except ValueError as e:
            print(t.__name__, e)
ba = bytearray(b"keep")
try:
    ba.extend(RaisesLate())
except ValueError as e:
    print(e, ba)
try:
    ba[:] = RaisesLate()
except ValueError as e:
    print(e, ba)
class E(bytes):
    def __eq__(self, o): return "eq"
    def __add__(self, o): return "add"
    def __radd__(self, o): return "radd"
    def __contains__(self, o): return True
    def __getitem__(self, i): return "item"
    __hash__ = bytes.__hash__
e = E(b"x")
print(e == b"y", b"y" == e, e + b"", b"" + e, 5 in e, e[0], list(e), e.upper(), bytes(e))
