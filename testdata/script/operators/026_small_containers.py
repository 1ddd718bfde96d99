# Characters in short texts, the truth of containers, unpacking: around the sizes
# at which the interpreter takes other ways.
for n in range(40):
    for char in "abz0.\0é":
        for pos in range(-1, n):
            s = ["q"] * n
            if pos >= 0:
                s[pos] = char
            s = "".join(s)
            expected = pos >= 0
            if (char in s) != expected or (char not in s) == expected:
                print("in", n, repr(char), pos)
            if char in s:
                taken = True
            else:
                taken = False
            while char not in s:
                taken = not taken
                break
            if taken != True:
                print("jump", n, repr(char), pos)

grown = ""
for c in "abcdefghijklmnopqrst":
    grown += c
    print("a" in grown, "t" in grown, "" in grown, grown in "t", end=" ")
print()
print("ab" in "xab", "é" in "caf\u00e9", "e" in "caf\u00e9", "\ud800" in "a\ud800")
for bad in (1, None, b"a"):
    try:
        print(bad in "text")
    except TypeError as e:
        print(e)

for v in ([], list(), list(()), [][:], [1], [[]], "", "a", (), (1,), 0, 1, 0.0, 1.5, None, {}, {1: 2}, set(), range(0), range(3), b"", b"x"):
    print(not v, bool(v), 1 if v else 2, v and 5, v or 6)
filled = []
while not filled:
    filled.append(1)
while filled:
    filled.pop()
print(filled)


def three(x):
    a, b, c = x
    return c, b, a


for x in ([1, 2, 3], (4, 5, 6), "xyz", {1: 0, 2: 0, 3: 0}, [1, 2], (1,), [1, 2, 3, 4], iter([7, 8, 9])):
    try:
        print(three(x))
    except ValueError as e:
        print(e)
x = [1, 2, 3]
x, y, z = x
print(x, y, z)
[] = []
a, b = b, a = [1, 2]
print(a, b)


def tuples(*p):
    a, b, c, d, e, f, g, h, i = p
    return (), (a,), (a, b), (a, b, c), (a, b, c, d, e, f, g), (a, b, c, d, e, f, g, h), (a, b, c, d, e, f, g, h, i)


kept = []
for n in range(3000):
    kept.append(tuples(n, 1, 2.5, "x", [n], None, (n,), {}, n)[n % 7])
print(kept[-8:])
print(sum(len(k) for k in kept))


class Point:
    def __init__(self, x):
        self.x = x
        self.kept = (self.x, [x], x)
        self.y = x


points = [Point(i) for i in range(2000)]
print(sum(p.x + p.y + p.kept[1][0] for p in points))


def free():
    a, b, c = 1, [2], (3,)

    def inner(n):
        nonlocal a
        a += n
        return a, b, c
    return inner


f = free()
print(f(1), f(2))
