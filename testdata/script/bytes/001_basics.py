# bytes: literals, indexing, slicing, operators
b = b"hello"
print(b, len(b), b[0], b[-1], b[1:3], b[::-1], b[:0], list(b), b"" == bytes(), type(b[0]).__name__, type(b[:1]).__name__)
print(b + b" x", b * 2, 2 * b, b * 0, b"ell" in b, 104 in b, 0 in b, b"" in b, b == b"hello", b != b"x", b < b"help", b == "hello", b == bytearray(b"hello"))
print(bytes([1, 2, 255]), bytes(3), bytes("é", "utf-8"), bytes(b"copy"), bytes(bytearray(b"ba")), bytes(range(5)), bytes((65, 66)), bytes(iter([7])), bytes(x for x in b"gen"), bytes({3: 0}), bytes(True))
print(b"\x00\x7f\x80\xff\n\r\t\\\'\"", b'a"b', b"a'b", b"a'b\"c", repr(b"\xc3\xa9"), str(b"abc"), ascii(b"\xff"), f"{b}", "%s" % b)
print(b"a" b"b", br"\n", rb"\x41", b"""tri
ple""", b"\101\x41", BR"x", b"\0" + b"1")
print(hash(b"a") == hash(b"a"), {b"k": 1}[b"k"], sorted([b"b", b"a", b""]), max(b"abc"), min(b"abc"), sum(b"abc"), bool(b""), bool(b"\0"), sorted(b"hello"), bytes(sorted(b"hello")), bytes(reversed(b"abc")), list(zip(b"ab", b"cd")), list(enumerate(b"a")))
for bad in ("b[10]", "b['a']", "b[1.0]", "b + 'x'", "'x' + b", "b + 5", "b * 1.5", "bytes('a')", "bytes(-1)", "bytes([256])", "bytes([-1])", "bytes(['a'])", "bytes(1.5)", "bytes(None)", "bytes([1.5])", "bytes('a', 'nope')", "bytes(5, 'utf8')", "bytes(b'a', 'utf8')", "'a' in b", "300 in b", "-1 in b", "None in b", "b < 'a'", "bytes(object())", "bytes(2 ** 70)", "b'é'", "bytes(1, 2, 3, 4)", "bytes(source=b'k')", "bytes(encoding='utf8')", "bytes('a', errors='strict')"):
    try:
        print(bad, eval(bad))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
for stmt in ("b[0] = 1", "del b[0]", "b.x = 1"):
    try:
        exec(stmt)
    except (TypeError, AttributeError) as e:
        print(stmt, "->", e)
class HasBytes:
    def __bytes__(self): return b"via __bytes__"
class BadBytes:
    def __bytes__(self): return "str"
class Idx:
    def __index__(self): return 4
print(bytes(HasBytes()), bytes(Idx()), bytes([Idx()]), b"abcdef"[Idx()])
try:
    bytes(BadBytes())
except TypeError as e:
    print(e)
x = y = b"a"
x += b"b"
x *= 2
print(x, y)
