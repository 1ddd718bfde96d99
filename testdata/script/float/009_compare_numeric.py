# comparison of floats with everything, sorting, min and max
fs = [float("-inf"), -1e308, -2.5, -1.0, -5e-324, 0.0, 5e-324, 0.1, 1.0, 1.5, 1e16, 1e308, float("inf")]
for i, a in enumerate(fs):
    for j, b in enumerate(fs):
        assert (a < b) == (i < j) and (a == b) == (i == j) and (a >= b) == (i >= j) and (a != b) == (i != j)
print("ordered", sorted(fs, reverse=True) == fs[::-1], max(fs), min(fs))
print(0.0 == -0.0, 0.1 + 0.2 == 0.3, 0.5 == 1 / 2, 1.0 == 1, 1.0 == True, 1.5 > 1, 1.5 < 2, 2.0 >= 2, 3 > 2.999, 1.0 == 1 + 0j, 1.5 == "1.5", 1.5 != None, 1.0 in [1], 1 in [1.0], [1, 2.0] == [1.0, 2])
big = 2 ** 53
print([big + d == float(big) for d in (-1, 0, 1, 2)], [big + d > float(big) for d in (-1, 0, 1, 2)], [big * 2 + d < float(big * 2) for d in (-1, 0, 1)])
print(10 ** 16 == 1e16, 10 ** 22 == 1e22, 10 ** 23 == 1e23, 10 ** 23 > 1e23, 10 ** 308 < 1e309, 10 ** 309 > 1.7e308, 10 ** 309 < float("inf"), -10 ** 309 > float("-inf"), 3 ** 300 > 1e143, 3 ** 300 < 1.4e143)
for a, b in ((1, 1.5), (10 ** 20, 1e20), (10 ** 20 + 1, 1e20), (0, -0.0), (-1, -1.5), (2 ** 1023, 2.0 ** 1023), (2 ** 1023 + 1, 2.0 ** 1023), (5, 4.999999999999999)):
    print(a, b, a < b, a <= b, a == b, a != b, a > b, a >= b, b < a, b == a, (a > b) - (a < b))
for code in ("1.5 < 'a'", "1.5 < None", "1.5 < 1j", "1.5 < [1]", "1.5 >= object()", "'a' > 1.5", "min(1.5, 'a')", "sorted([1.5, None])", "max([1.5, 1j])"):
    try:
        eval(code)
    except TypeError as e:
        print(e)
print(sorted([3, 1.5, 2, 0.5, True, -1]), sorted([0.0, -0.0, 0]), sorted([1.0, 1, True]), max(1, 1.0), max(1.0, 1), min(0.0, -0.0), min(-0.0, 0.0), max([0.1, 0.25, 0.2]), min([2.5, 2]), sorted(["1.5", "10.5", "9"], key=float))
print({1.0: "a", 1: "b"}, {0.1 + 0.2: 1}.get(0.3), {0.5, 1 / 2, 0.25 * 2} == {0.5}, 2.0 in {2}, {1.5: "x"}[3 / 2], len({1.0, 1, True, 1 + 0j}), (1.0, 2) == (1, 2.0), hash((1.0, 2)) == hash((1, 2.0)))
print(1 < 1.5 < 2, 0.1 < 0.2 <= 0.2 < 0.3, 0 <= -0.0 <= 0, 1.0 == 1 == True, not 1.5 == 1.5 == 2)
def close(a, b, rel=1e-9): return abs(a - b) <= rel * max(abs(a), abs(b))
print(close(0.1 + 0.2, 0.3), close(1, 1.1), close(1e300 * 1.0000000001, 1e300), sum(0.1 for _ in range(10)) == 1.0, close(sum(0.1 for _ in range(10)), 1))
