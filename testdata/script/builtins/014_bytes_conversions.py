# list(), tuple(), set(), dict(), bytes(), bytearray(), frozenset() from every iterable
srcs = ["ab", (1, 2), [1, 2], {3}, {"k": 1}, range(2), b"xy", bytearray(b"z"), (x for x in (1,)), iter([5]), map(int, "12"), zip("ab", (1, 2)), enumerate("q"), {"v": 9}.items(), {"v": 9}.values(), frozenset([7]), "", [], [("a", 1)], ["ab"], memoryview(b"m")]
def fresh():
    return ["ab", (1, 2), [1, 2], {3}, {"k": 1}, range(2), b"xy", bytearray(b"z"), (x for x in (1,)), iter([5]), map(int, "12"), zip("ab", (1, 2)), enumerate("q"), {"v": 9}.items(), {"v": 9}.values(), frozenset([7]), "", [], [("a", 1)], ["ab"], memoryview(b"m")]
for t in (list, tuple, lambda x: sorted(set(x), key=str), lambda x: sorted(frozenset(x), key=str), dict, bytes, bytearray, lambda x: "".join(x), sum, lambda x: [*x], lambda x: list(reversed(x)), lambda x: dict.fromkeys(x, 0)):
    row = []
    for s in fresh():
        try:
            row.append(repr(t(s)))
        except Exception as e:
            row.append(type(e).__name__)
    print(getattr(t, "__name__", "?"), *row, sep=" | ")
for t in (list, tuple, set, frozenset, dict, bytes, bytearray, str, int, float, complex, bool, object, type(None)):
    print(t.__name__, repr(t()) if t is not object else "object", bool(t()), t() == t() if t is not object else "-", end="; ")
print()
for t in (list, tuple, set, frozenset, dict, bytes, bytearray):
    for bad in (5.5, None, object, len):
        try:
            t(bad)
            print(t.__name__, bad, "ok")
        except TypeError as e:
            print(t.__name__, "->", e)
    try:
        t(x=1)
        print(t.__name__, "x=1 ok")
    except TypeError as e:
        print(t.__name__, "x=1 ->", e)
print(list(dict(a=1, b=2)), tuple({"x": 1}.items()), dict([*zip("ab", "cd")]), dict(enumerate("ab")), set("aab") == {"a", "b"}, list(b"ab"), bytes([97, 98]), bytes("é", "utf-8"), bytearray(b"ab")[0], list(map(list, ["ab", "c"])), [tuple(p) for p in ["ab"]], sorted(set([3, 1, 3])), list({}.keys()), dict({}), list(zip(*{"a": 1, "b": 2}.items())))
x = [1, [2]]
y = list(x)
y[1].append(3)
y.append(4)
print(x, y, tuple(x)[1] is x[1], list(x) == x, list(x) is x, tuple((1, 2)) is not None, set(frozenset([1])) == {1}, dict({"a": x})["a"] is x)
