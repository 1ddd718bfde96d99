# loop targets in comprehensions
print([a + b for a, b in [(1, 2), (3, 4)]], [a for (a, b), c in [((1, 2), 3)]], [c for _, (_, c) in [(1, (2, 3))]])
print([(h, t) for h, *t in ["abc", [1], (1, 2, 3)]], [last for *_, last in ["abc", [5]]], [m for _, *m, _ in ["abcd"]])
print([x for x, in [(1,), [2]]], [x for [x] in [[1], [2]]], [y for [(x, y)] in [[(1, 2)]]])
d = {"k": 0}
l = [0, 0]
class O: pass
o = O()
print([d["k"] for d["k"] in range(3)], d, [l[1] for l[1] in "ab"], l, [o.x for o.x in (1, 2)], o.x)
print([l[:] for l[0], l[1] in [(1, 2), (3, 4)]], l)
print({k: v for k, v in zip("ab", (1, 2))}, {k: v for (k, v) in {"x": 1}.items()}, {a: b for a, *b in ["xyz"]})
print([i + n for i, n in enumerate([10, 20])], [(i, a, b) for i, (a, b) in enumerate([("p", "q")], 5)], [k + v for k, v in {"a": "1"}.items()])
for bad in ("[a for a, b in [1]]", "[a for a, b in [(1,)]]", "[a for a, b in [(1, 2, 3)]]", "[a for a, *b, c in [(1,)]]", "[a for (a, b) in 5]"):
    try:
        eval(bad)
    except (TypeError, ValueError) as e:
        print(bad, "->", e)
def f():
    a = b = "local"
    r = [a for a, b in [(1, 2)]]
    return r, a, b
print(f())
def cells():
    fs = [lambda: (a, b) for a, b in [(1, 2), (3, 4)]]
    return [g() for g in fs]
print(cells())
i = "unchanged"
[i for i in range(3)]
{i for i in range(3)}
{i: i for i in range(3)}
list(i for i in range(3))
print(i)
print([(x, y) for x in range(3) for y in range(3) if x < y], [x for x in range(3) for x in [x, x * 10]], [n for n in [1, 2] for _ in range(n)])
print(sum(a * b for a, b in zip([1, 2], [3, 4])), max(((v, k) for k, v in {"a": 3, "b": 9}.items())), dict((v, k) for k, v in {"a": 1}.items()))
pairs = [(n, c) for c, n in sorted({c: "banana".count(c) for c in "banana"}.items())]
print(pairs, [c * n for n, c in pairs], ["%s%d" % (c, n) for n, c in sorted(pairs, reverse=True)])
