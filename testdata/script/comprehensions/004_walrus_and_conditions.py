# conditions, walrus and side effects inside comprehensions
def f(x):
    calls.append(x)
    return x * 2
calls = []
print([y for x in range(4) if (y := f(x)) > 2], calls, y)
print([(x, y) for x in "ab" if (y := x.upper())], y)
total = 0
print([total := total + v for v in [1, 2, 3, 4]], total)
prev = None
print([(prev, prev := x)[0] for x in "abc"], prev)
print({(k := x % 3): (k, x) for x in range(5)}, k)
print(any((hit := x) > 3 for x in [1, 5, 9]), hit, all((miss := x) < 3 for x in [1, 2, 7, 8]), miss)
print([m for w in ["a1", "b", "c3"] if (d := "".join(c for c in w if c.isdigit())) for m in [w + "=" + d]])
seen = set()
print([x for x in [3, 1, 3, 2, 1] if not (x in seen or seen.add(x))])
print([x for x in range(10) if x > 2 and x < 7 or x == 9], [x for x in range(5) if not x % 2 == 0], [x for x in [0, "", None, "a", [], [0]] if x])
print([x if x else "empty" for x in ["", "a"]], [x or "dflt" for x in ["", "b"]], [x and x * 2 for x in [0, 3]], [(x > 1) + 1 for x in range(3)])
print([x for x in range(3) if True], [x for x in range(3) if 0], [1 for _ in range(3) if (lambda: 0)], [x for x in range(6) if x if x - 1 if x - 2])
order = []
def t(tag, r):
    order.append(tag)
    return r
[t("elt", x) for x in t("src1", [1, 2]) if t("cond1", x > 1) for y in t("src2", "a") if t("cond2", True)]
print(order)
order.clear()
{t("key", x): t("val", x) for x in t("src", [1]) if t("if", 1)}
print(order)
def outer():
    found = None
    r = [found := x for x in range(5) if x == 3]
    def inner():
        nonlocal found
        [found := x * 10 for x in r]
    inner()
    return r, found
print(outer())
def g():
    global made
    [made := i for i in range(3)]
g()
print(made)
lines = iter(["a=1", "# c", "b = 2", "", "bad"])
print({p[0].strip(): int(p[1]) for line in lines if line and not line.startswith("#") and len(p := line.split("=")) == 2})
print([last := i for i in range(2)], last)
print([b for a in [[1, 2], [3]] if (s := sum(a)) > 2 for b in [s] * len(a)])
print(max([(n, s := str(n)[::-1]) for n in range(18, 22)], key=lambda p: p[1]), s)
