# list, tuple, str, bytes, range and user sequences agree on the common sequence operations
class Seq:
    def __init__(self, items): self.items = list(items)
    def __len__(self): return len(self.items)
    def __getitem__(self, i): return type(self)(self.items[i]) if isinstance(i, slice) else self.items[i]
data = list(range(97, 103))
seqs = [data, tuple(data), bytes(data), bytearray(data), range(97, 103), Seq(data), memoryview(bytes(data)), list(map(ord, "abcdef"))]
for s in seqs:
    assert len(s) == 6 and s[0] == 97 and s[-1] == 102 and list(s) == data and list(reversed(s)) == data[::-1]
    assert 99 in s and 0 not in s and sum(s) == sum(data) and max(s) == 102 and min(s) == 97 and sorted(s, reverse=True) == data[::-1]
    assert [s[i] for i in range(-6, 6)] == data + data and list(s[1:4]) == data[1:4] and list(s[::-1]) == data[::-1] and list(s[::2]) == data[::2] and list(s[4:1:-1]) == data[4:1:-1] and len(s[10:]) == 0
    assert list(enumerate(s))[2] == (2, 99) and list(zip(s, s[1:]))[0] == (97, 98) and list(map(lambda x: x + 1, s))[0] == 98 and list(filter(lambda x: x > 100, s)) == [101, 102]
    a, b, *c = s
    assert (a, b, c) == (97, 98, data[2:]) and [*s] == data and (lambda *x: list(x))(*s) == data and dict(zip(s, range(6)))[102] == 5
    for bad in (6, -7):
        try:
            s[bad]
            print("no error")
        except IndexError:
            pass
    for bad in ("a", None, 1.5):
        try:
            s[bad]
            print("no error", type(s))
        except TypeError:
            pass
    it = iter(s)
    assert next(it) == 97 and list(it) == data[1:] and list(it) == []
    assert bool(s) and not s[3:3] if not isinstance(s, Seq) else len(s[3:3]) == 0
    print(type(s).__name__, "agrees")
for s in ([1, 2], (1, 2), "ab", b"ab", bytearray(b"ab")):
    assert s + s == s * 2 == 2 * s and s * 0 == s[:0] == s * -1 and s == s[:] and not s != s[:] and s <= s and s < s + s and s.index(s[1]) == 1 and s.count(s[0]) == 1
    try:
        s.index(s[0], 1)
        print("no error")
    except ValueError as e:
        print(type(s).__name__, e)
for s in ([3, 1], (3, 1), "ca", b"ca"):
    print(type(s).__name__, sorted(s), max(s), s[::-1] == type(s)(reversed(s)) if not isinstance(s, str) else s[::-1] == "".join(reversed(s)), hash(s) == hash(s[:]) if not isinstance(s, list) else "unhashable")
for a in ([1], (1,), "1", b"1", range(1, 2), {1}, {1: 1}, 1):
    print([int(a == b) for b in ([1], (1,), "1", b"1", range(1, 2), {1}, {1: 1}, 1)], type(a).__name__)
