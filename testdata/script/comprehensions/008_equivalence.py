# comprehensions against the loops they stand for
def loop_list(src, cond, f):
    out = []
    for x in src:
        if cond(x):
            out.append(f(x))
    return out
srcs = [range(10), "hello world", [3, 1, 2], (), {"a": 1, "b": 2}, {5}, iter([]), [None, 0, "", "x"], [[1], [2, 3]]]
conds = [lambda x: True, lambda x: bool(x), lambda x: x in (1, "o", "a"), lambda x: False]
fns = [lambda x: x, lambda x: (x, x), repr, lambda x: [x]]
n = 0
for src in srcs:
    src = list(src)
    for cond in conds:
        for fn in fns:
            want = loop_list(src, cond, fn)
            assert [fn(x) for x in src if cond(x)] == want
            assert list(fn(x) for x in src if cond(x)) == want
            assert list(map(fn, filter(cond, src))) == want
            assert [*(fn(x) for x in src if cond(x))] == want
            assert list({i: fn(x) for i, x in enumerate(src) if cond(x)}.values()) == want
            assert [y for x in src for y in ([fn(x)] if cond(x) else [])] == want
            n += 6
print(n, "checks")
def loop_nested(a, b):
    out = []
    for x in a:
        for y in b:
            if x != y:
                out.append((x, y))
    return out
for a in srcs[:4]:
    for b in srcs[:4]:
        assert [(x, y) for x in a for y in b if x != y] == loop_nested(a, b)
print([(x, y) for x in "ab" for y in "bc" if x != y])
def loop_dict(pairs):
    d = {}
    for k, v in pairs:
        d[k] = v
    return d
pairs = [("a", 1), ("b", 2), ("a", 3)]
assert {k: v for k, v in pairs} == loop_dict(pairs) == dict(pairs)
print({k: v for k, v in pairs})
def loop_matrix(n):
    m = []
    for i in range(n):
        row = []
        for j in range(n):
            row.append(i * n + j)
        m.append(row)
    return m
for n in range(5):
    m = [[i * n + j for j in range(n)] for i in range(n)]
    assert m == loop_matrix(n)
    assert [list(r) for r in zip(*m)] == [[m[j][i] for j in range(n)] for i in range(n)]
    assert [x for r in m for x in r] == list(range(n * n))
print(m)
assert {x for x in srcs[0]} == set(srcs[0]) == {*srcs[0]}
assert [x for x in range(100) if x % 3 == 0 and x % 5 == 0] == [x for x in range(100) if x % 3 == 0 if x % 5 == 0] == list(range(0, 100, 15))
assert [i for i in range(5)] is not [i for i in range(5)]
assert sum([x for x in range(101)]) == sum(x for x in range(101)) == sum(range(101)) == 5050
assert [c for c in "abc"] == list("abc") == [*"abc"] == ["abc"[i] for i in range(3)]
assert [[]] * 2 == [[] for _ in range(2)]
same, fresh = [[]] * 2, [[] for _ in range(2)]
same[0].append(1)
fresh[0].append(1)
print(same, fresh)
