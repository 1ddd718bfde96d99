# equality and hashing of equal strings made in different ways
ways = ["abc", "".join("abc"), "ab" + "c", "xabcx"[1:4], "ABC".lower(), str(b"abc", "ascii"), "%s" % "abc", f"{'abc'}", "a{}c".format("b"), "abcd"[:-1], "cba"[::-1], "abx".replace("x", "c"), " abc ".strip(), "abc,".split(",")[0], eval("'abc'"), "a" * 1 + "b" * 1 + "c", "\x61\x62\x63", chr(97) + chr(98) + chr(99), repr("abc")[1:-1], b"abc".decode(), "aéc".replace("é", "b"), "日abc"[1:], "😀abc"[1:], str.__new__(str, "abc"), max("abc", "abb"), "abcé".encode("ascii", "ignore").decode()]
assert all(a == b and hash(a) == hash(b) and not a != b and a <= b and {a} == {b} and {a: 1}[b] == 1 and [a].index(b) == 0 and a in (b,) for a in ways for b in ways)
print(len(ways), "ways", len(set(ways)), len(dict.fromkeys(ways)))
class K:
    pass
k = K()
for i, w in enumerate(ways):
    setattr(k, w, i)
print(vars(k), k.abc, [getattr(k, w) for w in ways[:3]])
def f(abc): return abc
print(f(**{ways[3]: 1}), f(**{ways[7]: 2}), "abc" in globals(), {w: i for i, w in enumerate(ways)})
globals()[ways[2]] = "via globals"
print(abc)
d = {}
for n in range(3000):
    d["key%d" % n] = n
print(len(d), d["key" + str(1234)], all(d["key" + str(n)] == n for n in range(0, 3000, 7)), "key3000" in d)
for n in range(0, 3000, 2):
    del d["key%d" % n]
print(len(d), "key2" in d, "key3" in d, list(d)[:3], list(d)[-1])
s = {"%x" % (n * n % 1009) for n in range(5000)}
print(len(s), "0" in s, "3f1" in s, sorted(s)[:5])
print("a" == "a\0", len("a\0b"), "a\0b" < "a\1", "\0" != "", {"": 1, "\0": 2}, hash("") == hash(""), "" in {""})
x = "prefix" * 100
y = "prefix" * 100
print(x == y, x[:-1] == y, x + "a" == y + "a", x + "a" == y + "b", hash(x) == hash(y), x != y[1:], x < y + "a", x[300:] == y[300:])
names = ["n%d" % (i % 7) for i in range(100)]
counts = {}
for n in names:
    counts[n] = counts.get(n, 0) + 1
print(counts, sum(counts.values()))
class E(str):
    def __eq__(self, o): return True
    def __hash__(self): return hash("abc")
print(E("zzz") in {"abc"}, {"abc": 1}.get(E("zzz")), "abc" == E("q"), E("q") == "abc", ["abc"].index(E("q")))
print("abc".__hash__() == hash("abc"), str.__hash__("abc") == hash("abc"), hash("abc") != hash("abd"), hash("é") == hash("e\u0301"[0:0] + "é"), isinstance(hash("abc"), int))
