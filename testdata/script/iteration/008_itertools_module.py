# the itertools module
import itertools as it
print(list(it.islice(it.count(), 3)), list(it.islice(it.count(10, -2), 3)), list(it.islice(it.count(0.5, 0.25), 3)), list(it.islice(it.count(2 ** 63 - 1), 2)), it.count(5), it.count(1, 2), it.count(1.5))
print(list(it.islice(it.cycle("ab"), 5)), list(it.cycle("")), list(it.repeat("x", 3)), list(it.repeat(1, 0)), list(it.repeat(1, -2)), it.repeat(5), it.repeat("a", 2), next(it.repeat(7)))
print(list(it.accumulate([1, 2, 3, 4])), list(it.accumulate("abc")), list(it.accumulate([3, 1, 4], max)), list(it.accumulate([1, 2], initial=100)), list(it.accumulate([], initial=5)), list(it.accumulate([])), list(it.accumulate([2, 3], lambda a, b: a ** b)))
print(list(it.chain("ab", [1])), list(it.chain()), list(it.chain.from_iterable(["ab", [1]])), list(it.compress("abcd", [1, 0, True, ""])), list(it.dropwhile(lambda x: x < 2, [1, 2, 1])), list(it.takewhile(lambda x: x < 2, [1, 2, 1])), list(it.filterfalse(None, [0, 1, ""])), list(it.filterfalse(lambda x: x % 2, range(5))))
print([(k, list(g)) for k, g in it.groupby("aabbca")], [(k, len(list(g))) for k, g in it.groupby([1, 3, 2, 4, 5], lambda x: x % 2)], [k for k, _ in it.groupby("aab")], list(it.groupby([])))
print(list(it.islice("abcdef", 2)), list(it.islice("abcdef", 2, 4)), list(it.islice("abcdef", 1, None, 2)), list(it.islice("abc", 0)), list(it.islice("abc", None)), list(it.islice("abc", 5, 9)))
print(list(it.pairwise("abc")), list(it.pairwise("")), list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.starmap(max, ["ab", (3, 1)])), list(it.zip_longest("ab", "c")), list(it.zip_longest("a", "bcd", fillvalue="-")), list(it.zip_longest()))
print(list(it.product("ab", "xy")), list(it.product([0, 1], repeat=2)), list(it.product()), list(it.product("a", "")), list(it.permutations("abc", 2)), list(it.permutations([1, 2])), list(it.permutations("ab", 3)), list(it.combinations("abcd", 2)), list(it.combinations("ab", 0)), list(it.combinations_with_replacement("ab", 2)))
a, b = it.tee("abc")
print(next(a), next(a), next(b), list(a), list(b), it.tee([], 0), len(it.tee("x", 3)))
c, d = it.tee(x * 2 for x in range(3))
print(list(zip(c, d)))
def lazy(n):
    for i in range(n):
        seen.append(i)
        yield i
seen = []
list(it.islice(lazy(10), 2))
print(seen)
seen.clear()
g = it.groupby(lazy(6), lambda x: x // 2)
k, first = next(g)
print(k, next(first), seen)
k2, second = next(g)
print(k2, list(first), list(second), seen)
print(len(list(it.permutations(range(6)))), len(list(it.combinations(range(10), 4))), len(list(it.product(range(3), repeat=5))), sum(1 for _ in it.combinations_with_replacement(range(5), 3)))
for bad in ("it.count('a')", "it.cycle(5)", "it.repeat()", "it.repeat(1, 'a')", "it.islice('a')", "it.islice('a', -1)", "it.islice('a', 1, 2, 0)", "it.islice('a', 'b')", "it.chain(5).__next__()", "it.chain.from_iterable(5)", "it.accumulate(5)", "it.accumulate([1, 'a']).__next__", "list(it.accumulate([1, 'a']))", "it.compress('a')", "it.combinations('a')", "it.combinations('a', -1)", "it.permutations('a', -1)", "it.product(5)", "it.product('a', repeat=-1)", "it.starmap(pow, [1]).__next__()", "it.starmap(pow)", "it.tee('a', -1)", "it.tee(5)", "it.zip_longest(5)", "it.zip_longest('a', fill=1)", "it.groupby()", "it.pairwise()", "it.takewhile(None, [1]).__next__()", "it.filterfalse(1)", "it.product('a', foo=1)"):
    try:
        r = eval(bad)
        print(bad, list(r) if not callable(r) else "ok")
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
primes = filter(lambda n: all(n % d for d in range(2, n)), it.count(2))
print(list(it.islice(primes, 10)), list(it.takewhile(lambda x: x < 30, primes)))
rows = [("a", 1), ("a", 2), ("b", 3)]
print({k: [v for _, v in g] for k, g in it.groupby(rows, key=lambda r: r[0])}, list(map("".join, it.product("ab", repeat=2))), ["".join(p) for p in it.permutations("abc")], max(it.accumulate([1, -3, 5, -2, 6], lambda a, b: max(b, a + b))))
