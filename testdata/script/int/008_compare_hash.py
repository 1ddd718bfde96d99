# comparison and hashing across sizes and types
xs = [-2 ** 70, -2 ** 63 - 1, -2 ** 63, -2 ** 62, -1, 0, 1, 2 ** 61 - 1, 2 ** 61, 2 ** 62 - 1, 2 ** 62, 2 ** 63 - 1, 2 ** 63, 2 ** 70]
for i, a in enumerate(xs):
    for j, b in enumerate(xs):
        assert (a < b) == (i < j) and (a <= b) == (i <= j) and (a == b) == (i == j) and (a != b) == (i != j) and (a > b) == (i > j) and (a >= b) == (i >= j)
print("ordered", sorted(xs, reverse=True)[0], max(xs), min(xs), sorted([3, -1, 2 ** 65, 0, -2 ** 65]))
print([hash(x) == hash(float(x)) for x in xs if float(x) == x], hash(2 ** 61 - 1), hash(2 ** 61), hash(-2 ** 61), hash(2 ** 64), hash(10 ** 30), hash(-1), hash(-2), hash(0), hash(True))
print(1 == 1.0, 2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53, 2 ** 53 + 1 > 2.0 ** 53, 10 ** 22 == 1e22, 10 ** 23 == 1e23, 10 ** 23 > 1e23, 10 ** 400 > 1e308, -10 ** 400 < -1e308, 10 ** 400 < float("inf"), 10 ** 400 == float("inf"), 0 == -0.0)
nan = float("nan")
print(1 == nan, 1 < nan, 1 > nan, 10 ** 400 != nan, 1 == True, 0 == False, 2 == True, True > False, 1 == 1 + 0j, 2 == 2 + 1j)
print({1: "a", 1.0: "b", True: "c"}, len({0, 0.0, False, -0.0, 0j}), {2 ** 70: "big"}[2.0 ** 70], 2.0 ** 70 in {2 ** 70}, {10 ** 30: 1}.get(10 ** 30), 3 in [1, 2, 3.0])
a, b = 10 ** 30, 10 ** 30
print(a == b, a != b, hash(a) == hash(b), [a].index(b), a in (b,), {a, b} == {a}, a is a)
class I(int):
    def __eq__(self, o): return "eq"
    def __lt__(self, o): return "lt"
    __hash__ = int.__hash__
print(I(1) == 2, I(1) < 0, 1 == I(5), 1 > I(0), I(1) != 1, hash(I(7)), I(1) <= 1)
for code in ("1 < '1'", "1 <= None", "1 > []", "1 >= 1j", "1 < object()", "2 ** 70 < 'a'"):
    try:
        eval(code)
    except TypeError as e:
        print(e)
print(1 < 2 < 3, 1 < 3 < 2, 5 > 4 > 3 > 2, 1 == 1 < 2, 0 <= 0 <= 0, max(1, 2.0, True), min(0, False), max([1, 5, 3], key=lambda x: -x))
print(all(hash(n) == n for n in range(100)), all(hash(-n) == -n for n in range(2, 100)), hash((1, 2)) == hash((1, 2)), hash(2 ** 61 - 2), hash(2 ** 122), hash(-(2 ** 61) + 1))
