# indices of range against lists, step semantics, attribute behaviour
r = range(10, 50, 7)
l = list(r)
for i in (0, 5, -1, -6, 6, -7, 100, True, 2 ** 70, -2 ** 70):
    try:
        assert r[i] == l[i]
        print(i, r[i])
    except IndexError as e:
        print(i, "->", e)
for s in ("[1:3]", "[::2]", "[::-1]", "[4:1:-1]", "[-2:]", "[:100]", "[100:]", "[2:2]", "[::100]", "[::-100]", "[2**70:]", "[:-2**70:-1]", "[None:None:None]"):
    x, y = eval("r" + s), eval("l" + s)
    assert list(x) == y
    print(s, x, y)
print(r.start, r.stop, r.step, range(5).step, range(0, -5, -1).stop, r.__len__(), r.__contains__(17), r.__reversed__().__next__(), r.__eq__(range(10, 50, 7)), r.__eq__(5), r.__hash__() == hash(r), r.__getitem__(1), r.__bool__(), r.__reduce__()[1])
print([n for n in dir(range) if n[0] != "_"], range.__name__, range.__mro__[1].__name__, callable(range), range.__doc__ is not None)
class Eq:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return o == self.n
print(Eq(17) in r, Eq(18) in r, r.index(Eq(24)), r.count(Eq(10)), 17 + 0j in r, 24.0 in r, float("nan") in r, float("inf") in r)
class MyInt(int): pass
print(MyInt(17) in r, r.index(MyInt(24)), range(MyInt(3)), r[MyInt(1)], type(range(MyInt(3)).stop).__name__)
for bad in (("a",), (None,), (1.5,), ([],), ({},)):
    try:
        print(r[bad[0]])
    except TypeError as e:
        print(e)
try:
    r.index(18)
except ValueError as e:
    print(e)
try:
    r.index("x")
except ValueError as e:
    print(e)
print(range(1, 10, 3) == range(1, 8, 3), list(range(1, 10, 3)), range(1, 10, 3)[::-1], range(1, 10, 3)[::-1][::-1], range(0, 7, 2)[1:][:-1], range(10)[::3][::2], range(10)[9:0:-2])
import itertools
for a, b, c in itertools.product(range(-3, 4), range(-3, 4), (-2, -1, 1, 2)):
    x = range(a, b, c)
    assert (not x) == (len(x) == 0) and (len(x) == 0 or (x[0] == a and x[-1] == a + (len(x) - 1) * c))
    assert x[::-1][::-1] == x and sorted(x) == sorted(x[::-1]) and x.start == a and x.stop == b and x.step == c
    assert eval(repr(x)) == x and hash(x) == hash(x[:]) and len(x[1:]) == max(0, len(x) - 1)
print("invariants hold")
