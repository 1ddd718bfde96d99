# What the interpreter's loop does itself: len, ord, append, pop, items of dicts,
# small powers. Wrong arguments, subclasses, growing and shrinking.
def tell(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except (TypeError, IndexError, KeyError, OverflowError) as e:
        print(type(e).__name__, e)


class Loud(list):
    def append(self, x):
        print("append", x)
        super().append(x)

    def pop(self, *args):
        print("pop", args)
        return super().pop(*args)

    def __len__(self):
        return 77


for v in ([], list(), list(""), [][:], [1, 2], (), (1,), "", "abc", "é€", {}, {1: 2}, set(), range(4), b"xy", Loud(), 5, None, [[]]):
    tell(lambda: len(v))
tell(lambda: len())
tell(lambda: len([], []))
tell(lambda: len(obj=[]))
for v in ("a", "\0", "é", "\U0001f600", "", "ab", b"c", b"", 5, ["a"]):
    tell(lambda: ord(v))
    tell(lambda: ord(v * 1))

items = list(())
for empty in (list(), list(""), [][:]):
    tell(lambda: empty.pop())
    empty.append(1)
    print(len(empty), empty.pop(), len(empty), empty)
tell(lambda: items.pop())
tell(lambda: items.append())
tell(lambda: items.append(1, 2))
tell(lambda: items.pop(1, 2))
tell(lambda: list.append((), 1))
tell(lambda: list.append(items))
tell(lambda: list.append(items, 4))
tell(lambda: list.pop("abc"))
tell(lambda: list.pop(items))
loud = Loud()
for i in range(3):
    loud.append(i)
print(loud.pop(), loud.pop(0), len(loud), list(loud))

for size in (0, 1, 3, 4, 5, 63, 64, 65, 100, 1000):
    work = []
    for i in range(size):
        work.append([i, str(i)])
    total = 0
    for i in range(size // 2):
        total += work.pop()[0]
    for i in range(size):
        work.append((i,))
    while len(work) > 3:
        total += len(work.pop())
    work.append(work)
    print(size, total, len(work), work.pop() is work)
    tell(lambda: work[len(work)])

stack = [[0]]
seen = 0
while stack:
    top = stack.pop()
    seen += 1
    if len(top) < 9:
        for i in range(2):
            stack.append(top + [i])
print(seen)


def mixed(n):
    keep, numbers = [], []
    for i in range(n):
        keep.append({"n": i, "t": (i, i + 1)})
        numbers.append(i)
        if i % 3 == 0:
            keep[len(keep) // 2] = numbers.pop()
        if i % 100 == 99:
            del keep[::2]
    return sum(x if type(x) is int else x["n"] for x in keep), sum(numbers)


print(mixed(5000))

d = {}
for i in range(300):
    d[i] = str(i)
    d[str(i)] = i
    d[i, str(i)] = (i,)
    d[float(i) + 0.5] = d[i]
hits = 0
for i in range(-5, 305):
    for key in (i, str(i), (i, str(i)), i + 0.5, float(i), (i, i), None, (i, [])[:1]):
        if key in d:
            hits += 1
            d[key] = d[key]
        if key not in d:
            hits += 10000
print(len(d), hits, True in d, d[True], d[1.0], d[(1.0, "1")])
tell(lambda: d["missing"])
tell(lambda: d[[]])
tell(lambda: [] in d)
tell(lambda: {}[()])


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return hash(self.n)

    def __eq__(self, other):
        return isinstance(other, Key) and self.n == other.n or self.n == other


d[Key(5)] = "key"
print(d[5], d[Key(5)], Key(6) in d, Key(1000) in d, (Key(5), "5") in d)

for a in ("", "a", "ab", "abcdefgh", "abcdefghi", "abcdefgz", "é", "z", "\ud800", "\U0001f600"):
    for b in ("a", "abcdefgha", "abcdefgh", "\uffff", "é"):
        print(int(a < b), int(a <= b), int(a > b), int(a >= b), int(a == b), end=" ")
        if a < b:
            print("<", end="")
        if not a >= b:
            print("!", end="")
print()
print([x ** 2 for x in (0, 3, -3, 2 ** 40, -2 ** 61, 1.5, -1.5, 1e-300, float("inf"), float("-inf"), True)])
print([x ** 0.5 for x in (0.0, 2.0, 1e300, 5e-324, float("inf"), 4, 0)], (-0.0) ** 0.5)
tell(lambda: 1e200 ** 2)
nan = float("nan")
print(nan ** 2, nan ** 0.5, (-0.0) ** 2)
