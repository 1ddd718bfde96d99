# functions over functions with the iteration builtins
def apply_n(f, n, x): return x if n == 0 else apply_n(f, n - 1, f(x))
print(apply_n(lambda v: v + 3, 4, 0))
words = "the quick brown fox jumps over the lazy dog".split()
print(sorted(words, key=lambda w: (len(w), w)))
print(list(map(len, words)), list(filter(lambda w: "o" in w, words)))
print(dict(map(lambda w: (w, len(w)), words)))
print(max(words, key=len), min(words, key=lambda w: w[-1]))
def group_by(f, items):
    out = {}
    for x in items:
        out.setdefault(f(x), []).append(x)
    return out
print(group_by(len, words))
def reduce(f, items, *start):
    it = iter(items)
    acc = start[0] if start else next(it)
    for x in it:
        acc = f(acc, x)
    return acc
print(reduce(lambda a, b: a if a > b else b, [3, 9, 2]), reduce(lambda a, w: a + len(w), words, 0))
try:
    reduce(max, [])
except StopIteration as e:
    print("empty reduce:", repr(e))
def zip_with(f, *its): return [f(*xs) for xs in zip(*its)]
print(zip_with(lambda a, b, c: a + b * c, [1, 2], [3, 4], [5, 6]))
def partition(p, items):
    yes, no = [], []
    for x in items:
        (yes if p(x) else no).append(x)
    return yes, no
print(partition(lambda n: n % 3 == 0, range(10)))
table = [("a", 3), ("b", 1), ("c", 2)]
print([n for n, _ in sorted(table, key=lambda r: r[1], reverse=True)])
def validator(*checks):
    def validate(v):
        return [name for name, check in checks if not check(v)]
    return validate
check = validator(("positive", lambda v: v > 0), ("even", lambda v: v % 2 == 0), ("small", lambda v: v < 100))
print(check(4), check(-3), check(101))
def call_all(fs, *a, **k): return [f(*a, **k) for f in fs]
print(call_all([min, max, lambda *a: sum(a)], 3, 1, 2))
def until(p, f, x):
    while not p(x):
        x = f(x)
    return x
print(until(lambda v: v > 1000, lambda v: v * 2, 1))
