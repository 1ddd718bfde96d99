"""Sequences compared, text formatted by names, lines split: where what is usual ends."""


class Item:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        return self.x == getattr(other, "x", other)

    def __lt__(self, other):
        return self.x < other.x

    def __repr__(self):
        return f"Item({self.x})"


def tried(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"


items = [[], [1], [1, 2], [1.0, 2], [Item(1)], [1, Item(2)], [Item(1), 2], ["a"], ["a", "b"], [[1], [2]], [[1], [3]], [None], [10**30],
         [10**30 + 1], [float("nan")], list(range(100)), list(range(64)), [*range(64), 1], [Item(i) for i in range(70)], [2**70 * i for i in range(70)]]
for kind in list, tuple:
    all_ = [kind(x) for x in items]
    for a in all_:
        print([(tried(lambda: a == b), tried(lambda: a != b), tried(lambda: a < b), tried(lambda: a >= b)) for b in all_])

shrinking = [Item(1), 2, 3]


class Clears:
    def __eq__(self, other):
        shrinking.clear()
        return True


print([Clears(), 5, 6] == shrinking, shrinking)


class Named(dict):
    def __missing__(self, key):
        return key + "!"


values = {"a": 1, "b": "x", "c": 2.5, "é": "ü"}
for text in ("%(a)s", "%(a)d-%(b)s%%", "%(a)5d|%(b)-5s|%(c).2f", "%(b)r", "%(zz)s", "%(a", "%(a)", "%(é)s", "%s", "abc", "%%", "%((a))s", "",
             "%(a)s%", "%(c)f %(a)x", "%(a)s %s", "%(c)s", "%(a)s text"):
    print(text, "->", tried(lambda: text % values), tried(lambda: text % Named(a="n")))

for mark in "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\x1f\x7f é\x00":
    counts = []
    for n in range(20):
        line = "x" * n + mark + "y" * (20 - n)
        counts.append((len(line.splitlines()), len((line + "\r\n").splitlines(True))))
    print(ascii(mark), counts)
print("a\r\nb\rc\n\nd".splitlines(), ("abcdefgh" * 3 + "\n12345678").splitlines(), "abcdefgh".splitlines(), "abcdefgh\n".splitlines())


class Table:
    def __getitem__(self, key):
        if key == ord("b"):
            return "BB"
        if key == ord("c"):
            return None
        if key == ord("d"):
            raise KeyError
        if key == ord("e"):
            return 0x1F600
        raise IndexError


tables = [{}, {97: "AAA", 98: None, 233: 101, 0x1F600: "y"}, Table(), str.maketrans("abc", "xyz"), str.maketrans("a", "é", "b"), {97: [1]},
          {97: 0x110000}, [1, 2] * 60, {ord("<"): "&lt;", ord('"'): "&quot;"}, {97: 0, 98: "\0"}]
for text in "", "abc", "abcdefé\udc80\U0001f600", "x" * 63 + "é", "abc" * 30, "é" * 40, "<a href=\"x\">&'</a>", "x" * 64, "x" * 65:
    print([tried(lambda: ascii(text.translate(table))) for table in tables])
