# building, indexing, assigning
l = [1, "two", 3.0, None, [4]]
print(l, len(l), l[0], l[-1][0], l[1:3], l[::-1], l[::2])
l[0] = "one"
l[-1].append(5)
l[1:3] = ["a", "b", "c"]
print(l)
l[2:2] = [10, 20]
l[:1] = []
l[len(l):] = ["end"]
del l[0], l[-1]
print(l)
print([] == [], [1, 2] == [1, 2], [1] == [1.0], [1, 2] != [2, 1], [1] == (1,), [[]] == [[]], [1, 2] < [1, 3], [] < [0])
print([1] + [2, 3], [0] * 3, 2 * ["ab"], [1] * 0, [[]] * 2, 1 in [1, 2], "x" not in ["y"], [1] in [[1]])
print(list(), list("abc"), list((1, 2)), list({"k": 1}), list(range(3)), list(x for x in "ab"), list(map(str, [1, 2])), list(list([1])), list({1}), list(b"ab"))
print(bool([]), bool([0]), str([1, "a"]), repr([None, 1.5, "q'"]), [[], [[]], [1, [2]]])
a = [1, 2]
b = a
c = a[:]
d = list(a)
a.append(3)
print(b is a, c is a, b, c, d)
m = [[0] * 3] * 2
m[0][0] = 1
n = [[0] * 3 for _ in range(2)]
n[0][0] = 1
print(m, n)
x = [1, 2, 3]
x[0], x[2] = x[2], x[0]
x[1] += 10
x[1] **= 2
print(x)
for bad in ("x[3]", "x[-4]", "x['a']", "x[1.0]", "x[None]", "x[1, 2]", "x[3] = 1", "del x[3]", "x['a'] = 1", "x[0:1] = 5", "x[::2] = [1]", "x[::0]", "x + (1,)", "x + 1", "x * 'a'", "x * 1.5", "x < (1,)", "x < 1", "list(5)", "list(1, 2)", "x()", "x.foo", "x.foo = 1", "-x", "hash(x)", "x - [1]", "int(x)", "x[2 ** 70]", "x['a':]", "del x['a']", "del x[1:2, 3]", "x[{}]"):
    try:
        exec(bad)
        print(bad, "ok")
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
