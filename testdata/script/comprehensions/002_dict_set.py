# dict and set comprehensions
print({x: x * x for x in range(4)}, {k: v for k, v in [("a", 1), ("b", 2)]}, {v: k for k, v in {"a": 1, "b": 2}.items()})
print({x % 3 for x in range(10)}, sorted({c for c in "hello"}), {x for x in []}, type({x for x in []}).__name__, type({x: 0 for x in []}).__name__)
print({x: [y for y in range(x)] for x in range(3)}, {(x, y): x * y for x in range(2) for y in range(2)}, {x: y for x in range(3) for y in range(3)})
print({w: len(w) for w in "some words here".split() if len(w) > 4}, {i: c for i, c in enumerate("abc")}, {**{k: 1 for k in "ab"}, "c": 2})
print({k.upper(): v for k, v in zip("xyz", range(3))}, {str(i): i for i in range(3)}, {i: None for i in range(2)}, {1 if x else 0: x for x in (0, 5, 7)})
log = []
def k(x): log.append("k%d" % x); return x
def v(x): log.append("v%d" % x); return x
print({k(x): v(x) for x in range(2)}, log)
print({x: y for x, y in {1: 2}.items()}, {a for a, *b in [(1, 2), (3, 4)]} == {1, 3}, {frozenset(s) for s in ([1, 2], [2, 1])} == {frozenset([1, 2])})
d = {n: {m: n * m for m in range(1, 3)} for n in range(1, 3)}
print(d, d[2][2], {k2: v2 for d2 in d.values() for k2, v2 in d2.items()})
print({x for x in range(20) if all(x % y for y in range(2, x)) and x > 1} == {2, 3, 5, 7, 11, 13, 17, 19})
print({"k" + str(i): (i, i + 1) for i in range(2)}["k1"], len({i // 2 for i in range(10)}), max({x * 7 % 10 for x in range(10)}), {True: 1 for _ in [0]}, {1.0: "f" for _ in [0]} | {1: "i"})
for bad in ("{[]: 1 for x in [1]}", "{[] for x in [1]}", "{x: 1 / x for x in [0]}", "{x for x in 5}", "{a: b for a, b in [(1,)]}", "{{}: 0 for _ in [0]}"):
    try:
        eval(bad)
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
def invert(d): return {v: [k for k in d if d[k] == v] for v in dict.fromkeys(d.values())}
print(invert({"a": 1, "b": 2, "c": 1}))
def group(items, key): return {k: [x for x in items if key(x) == k] for k in sorted({key(x) for x in items})}
print(group(["aa", "b", "cc", "ddd"], len))
text = "the cat the dog"
print({w: text.split().count(w) for w in dict.fromkeys(text.split())})
print([sorted(s) for s in [{1, 2}, {x for x in (3, 4)}]], *{x for x in [7]}, *{x: 0 for x in [8]})
