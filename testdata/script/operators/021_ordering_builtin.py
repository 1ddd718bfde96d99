# ordering of builtin sequences and mixed numbers
print([1, 2] < [1, 2, 3], [1, 3] < [1, 2, 3], [] < [0], [2] > [1, 9], [1, 2] <= [1, 2], [1, 2] >= [1, 2, 0], [[1], [2]] < [[1], [3]])
print((1, "a") < (1, "b"), (1, 2) < (2,), () < (0,), (1, (2, 3)) > (1, (2, 2)), (1, 2, 3) == (1, 2, 3.0), (True,) < (2,))
print("a" < "b", "Z" < "a", "a" < "aa", "" < "a", "é" > "z", "10" < "9", "日" > "é", "abc" <= "abc", "\U0001f600" > "\uffff")
print(b"a" < b"b", b"ab" > b"a", bytearray(b"a") < b"b", b"a" == bytearray(b"a"), b"a" == "a")
print({1} < {1, 2}, {1, 2} <= {1, 2}, {1} < {2}, {1} > {2}, {1} >= {2}, set() < {1}, {1, 2} > {1}, {1} == frozenset([1]), frozenset([1]) < {1, 2})
print(1 < 1.5 < 2, 10 ** 20 > 1e19, 10 ** 400 > 1e308, -10 ** 400 < float("-inf"), float("inf") > 10 ** 400, 2 ** 53 + 1 > 2.0 ** 53, 2 ** 53 == 2.0 ** 53, True < 2, False == 0.0)
nan = float("nan")
print(nan < 1, nan > 1, nan == nan, nan != nan, [nan] == [nan], 1 < nan < 2, sorted([3, 1, 2]), max(1, nan), max(nan, 1) != max(nan, 1))
print([1, "a"] == [1, "a"], [1, "a"] < [2, 5], [1, "a"] == ["a", 1], (1, "a") != (1, 2))
for code in ("[1, 'a'] < [1, 2]", "(1, None) < (1, 2)", "[1] < (1,)", "'a' < 1", "b'a' < 'a'", "{1} < [1]", "{1: 2} < {1: 3}", "None < None", "1j < 1j", "int < str", "[] < None", "range(1) < range(2)", "slice(1) < slice(2)", "len < len", "... < ...", "{}.keys() < {1: 2}.keys()", "{1: 2}.items() <= {(1, 2)}", "memoryview(b'a') < b'b'"):
    try:
        print(code, eval(code))
    except TypeError as e:
        print(code, "->", e)
print(range(3) == range(0, 3, 1), range(0) == range(2, 1), range(0, 3, 2) == range(0, 4, 2), range(3) == [0, 1, 2], slice(1, 2) == slice(1, 2), slice(1) != slice(2))
print({1: [2]} == {1: [2]}, {1: 2, 3: 4} == {3: 4, 1: 2}, {1: 2} != {1: 3}, {1: 2} == {1.0: 2.0}, {}.keys() == set(), {1: 2}.items() == {(1, 2)}, {1: 2}.values() == {1: 2}.values())
print(sorted([(2, "b"), (1, "z"), (2, "a")]), sorted([[2], [1, 5], []]), sorted(["b", "A", "a", "B", ""]), sorted([0.5, 1, -1, True, 0]), min([(1, 2), (1, 1)]), max("hello"), sorted({3: 1, 1: 2}))
a = [1, 2]; a.append(a)
try:
    b = [1, 2]; b.append(b)
    a == b
except RecursionError as e:
    print("RecursionError")
