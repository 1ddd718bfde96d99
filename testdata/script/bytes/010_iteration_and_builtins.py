# bytes with the iteration builtins
b = b"hello"
print([x for x in b], {x for x in b} == set(b), list(map(chr, b)), "".join(map(chr, b)), list(filter(lambda x: x > 105, b)), sum(b), max(b), min(b), any(b"\0\0"), all(b"\0a"), sorted(b, reverse=True), list(reversed(b)), list(zip(b, b[1:])), dict(enumerate(b[:2])), bytes(map(lambda x: x ^ 32, b)), b"".join(bytes([x]) * 2 for x in b))
it = iter(b)
print(next(it), list(it), type(iter(b"")).__name__, type(iter(bytearray())).__name__, list(iter(b)), b.__iter__().__length_hint__())
x, y, *z = b
print(x, y, z, *b"ab", [*b"ab"], (*b"c",), b.index(108), b.count(108))
print(isinstance(b, bytes), isinstance(bytearray(), bytes), bytes.__mro__, bytearray.__mro__[1], callable(bytes), len(bytes(5)), bool(bytes(1)), hash(b) == hash(bytes(list(b))))
table = {}
for w in b"the cat the dog".split():
    table[w] = table.get(w, 0) + 1
print(table, sorted(table), b"cat" in table, "cat" in table)
ba = bytearray(b"abc")
for i, c in enumerate(ba):
    ba[i] = c - 32
print(ba)
for c in ba:
    if len(ba) < 6:
        ba.append(c + 32)
print(ba)
print([bytes([x]) for x in b"ab"], [b[i:i + 1] for i in range(2)], [b[i:i + 2] for i in range(0, 5, 2)], b.split(b"l"), b"".join(reversed([b[i:i + 1] for i in range(5)])))
print(b"a" < b"b" < b"c", b"" < b"\0", b"\x7f" < b"\x80", b"ab" > b"a", [b"a", b"B"] < [b"b"], max([b"x", b"yy"], key=len), sorted([bytearray(b"b"), b"a"]))
print(bytes.__doc__ is not None, [n for n in dir(bytes) if n[0] != "_"])
def find_all(h, n):
    i = h.find(n)
    while i >= 0:
        yield i
        i = h.find(n, i + 1)
print(list(find_all(b"abababa", b"aba")), list(find_all(b"aaaa", 97)))
def entropy_free(b): return len(set(b)) / 256
print(entropy_free(bytes(range(256))), entropy_free(b"aa"), sum(x & 1 for x in b), bytes(x for x in b if x not in b"aeiou"))
