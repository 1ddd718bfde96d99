# first steps with tuples
t = (1, 2, 3)
print(t, len(t), t[0], t[-1], t[1:])
print((), (1,), (1, 2), 1, (1))
s = 1,
print(s, type(s).__name__)
x = 1, "two", [3]
print(x)
x[2].append(4)
print(x)
try:
    x[0] = 5
except TypeError as e:
    print(e)
try:
    del x[0]
except TypeError as e:
    print(e)
print((1, 2) + (3,), (0,) * 3, 2 in (1, 2), (1, 2) == (1, 2), (1, 2) == [1, 2])
print((1, 2) < (1, 3), (1,) < (1, 0), () < (0,))
a, b = t[:2]
print(a, b)
def swap(a, b):
    return b, a
print(swap(1, 2))
print(tuple([1, 2]), tuple("ab"), tuple(), tuple(range(3)))
print((1, (2, (3, (4,)))), ((),), ((), ()))
d = {(0, 0): "origin", (1, 0): "right"}
print(d[0, 0], d[(1, 0)])
for pair in (1, 2), (3, 4):
    print(pair)
print(t.index(2), t.count(3), sorted((3, 1, 2)), max(t))
print((1, 2, 3)[::-1], t[5:], t[-2:])
print("%s-%s" % (1, 2), "%s" % ((1, 2),))
