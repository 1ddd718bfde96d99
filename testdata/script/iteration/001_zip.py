# zip, with strict, with iterators it shares, with failures
print(list(zip()), list(zip("ab")), list(zip("ab", [1, 2, 3])), list(zip([1], [2], [3])), list(zip("", "abc")))
print(dict(zip("ab", (1, 2))), [a + b for a, b in zip([1, 2], [3, 4])], list(zip(*[(1, "a"), (2, "b")])), list(zip(range(3), "abc", [True] * 9)))
z = zip("ab", "cd")
print(type(z).__name__, iter(z) is z, next(z), list(z), list(z), next(z, "end"))
it = iter([1, 2, 3, 4, 5])
print(list(zip(it, it)), list(it))
a, b = iter("abc"), iter("x")
print(list(zip(a, b)), list(a), "the first iterator lost one")
a, b = iter("abc"), iter("x")
print(list(zip(b, a)), list(a))
print(list(zip("ab", "cd", strict=True)), list(zip(strict=True)), list(zip("a", strict=True)), list(zip([], (), strict=True)))
for args in (("ab", "c"), ("a", "bc"), ("ab", "cd", "e"), ("a", "b", "cd"), ((), "a"), ("abc", "ab", "a")):
    out = []
    try:
        for t in zip(*args, strict=True):
            out.append(t)
    except ValueError as e:
        print(args, out, e)
def gen(n, fail=None):
    for i in range(n):
        if i == fail:
            raise KeyError(i)
        log.append(i)
        yield i
log = []
try:
    print(list(zip(gen(3), gen(3, 1))))
except KeyError as e:
    print("KeyError", e, log)
log = []
z = zip(gen(2), gen(5))
print(list(z), log)
for bad in ("zip(1)", "zip([1], 2)", "zip(None)", "zip([1], strict=5, x=1)", "zip(x=1)", "zip([1], stric=True)", "next(zip())", "zip([])[0]", "len(zip())"):
    try:
        print(bad, eval(bad))
    except (TypeError, StopIteration) as e:
        print(bad, "->", type(e).__name__, e)
class BadBool:
    def __bool__(self): raise ValueError("asked for truth")
try:
    zip([1], strict=BadBool())
except ValueError as e:
    print(e)
m = [[1, 2, 3], [4, 5, 6]]
print([list(r) for r in zip(*m)], list(zip(*zip(*m))), [max(c) for c in zip(*m)], sum(x * y for x, y in zip(*m)))
names, ages = zip(*[("a", 1), ("b", 2)])
print(names, ages, list(zip("abcdef"[::2], "abcdef"[1::2])), list(zip([1, 2, 3], [1, 2, 3][1:])))
held = list(zip("ab", "cd"))
print(held[0] is not held[1], held)
