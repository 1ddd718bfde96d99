# a tag-length-value codec with nesting, strictness and errors
class CodecError(ValueError): pass
def encode(v):
    match v:
        case None: return b"N"
        case bool(): return b"T" if v else b"F"
        case int():
            n = (v.bit_length() + 8) // 8
            return b"I" + bytes([n]) + v.to_bytes(n, "little", signed=True)
        case float(): return b"D" + v.hex().encode() + b";"
        case str():
            raw = v.encode()
            return b"S" + len(raw).to_bytes(4, "big") + raw
        case bytes() | bytearray(): return b"B" + len(v).to_bytes(4, "big") + bytes(v)
        case list() | tuple(): return b"[" + b"".join(map(encode, v)) + b"]"
        case dict(): return b"{" + b"".join(encode(k) + encode(x) for k, x in v.items()) + b"}"
    raise CodecError("cannot encode " + type(v).__name__)
class Decoder:
    def __init__(self, data): self.view, self.pos = memoryview(data), 0
    def take(self, n):
        if self.pos + n > len(self.view):
            raise CodecError("truncated: wanted %d at %d" % (n, self.pos))
        self.pos += n
        return self.view[self.pos - n:self.pos]
    def value(self, end=None):
        tag = bytes(self.take(1))
        if tag == end:
            return StopIteration
        match tag:
            case b"N": return None
            case b"T" | b"F": return tag == b"T"
            case b"I": return int.from_bytes(self.take(self.take(1)[0]), "little", signed=True)
            case b"D":
                start = self.pos
                while self.take(1) != b";":
                    pass
                return float.fromhex(bytes(self.view[start:self.pos - 1]).decode())
            case b"S" | b"B":
                raw = bytes(self.take(int.from_bytes(self.take(4), "big")))
                return raw.decode() if tag == b"S" else raw
            case b"[": return list(self.until(b"]"))
            case b"{":
                items = list(self.until(b"}"))
                if len(items) % 2:
                    raise CodecError("odd dict")
                return dict(zip(items[::2], items[1::2]))
        raise CodecError("bad tag %r at %d" % (tag, self.pos - 1))
    def until(self, end):
        while (v := self.value(end)) is not StopIteration:
            yield v
def decode(data):
    d = Decoder(data)
    v = d.value()
    if d.pos != len(data):
        raise CodecError("%d bytes left" % (len(data) - d.pos))
    return v
for v in (None, True, 0, -1, 127, 128, -128, -129, 2 ** 64, -2 ** 100, 1.5, -0.0, 1e-300, "", "é日", b"", b"\x00\xff", [], [1, [2, []]], {}, {"a": [1, {"b": None}], 2: b"x"}):
    e = encode(v)
    print(repr(v), len(e), e[:14], decode(e) == v)
for bad in (b"", b"X", b"I\x02\x01", b"S\0\0\0\x05ab", b"[N", b"{N}", b"NN", b"S\0\0\0\x01\xff", b"]", b"D1.0"):
    try:
        print(bad, decode(bad))
    except ValueError as e:
        print(bad, "->", type(e).__name__, e)
try:
    encode({1, 2})
except CodecError as e:
    print(e)
deep = v = []
for _ in range(100):
    v.append([])
    v = v[0]
print(len(encode(deep)), decode(encode(deep)) == deep)
