# the classic iterator tools written in Python and checked against each other
def count(n=0, step=1):
    while True:
        yield n
        n += step
def islice(it, *a):
    s = slice(*a)
    start, stop, step = s.start or 0, s.stop, s.step or 1
    for i, x in enumerate(it):
        if stop is not None and i >= stop:
            return
        if i >= start and (i - start) % step == 0:
            yield x
def chain(*its):
    for it in its:
        yield from it
def cycle(it):
    saved = []
    for x in it:
        saved.append(x)
        yield x
    while saved:
        yield from saved
def accumulate(it, f=lambda a, b: a + b, *initial):
    it = iter(it)
    for total in initial or it:
        break
    else:
        return
    yield total
    for x in it:
        total = f(total, x)
        yield total
def takewhile(p, it):
    for x in it:
        if not p(x):
            return
        yield x
def dropwhile(p, it):
    it = iter(it)
    for x in it:
        if not p(x):
            yield x
            break
    yield from it
def groupby(it, key=lambda x: x):
    group, last = [], object()
    for x in it:
        k = key(x)
        if group and k != last:
            yield last, group
            group = []
        last = k
        group.append(x)
    if group:
        yield last, group
def product(*pools, repeat=1):
    pools = [list(p) for p in pools] * repeat
    result = [[]]
    for p in pools:
        result = [r + [x] for r in result for x in p]
    return map(tuple, result)
def permutations(pool, r=None):
    pool = list(pool)
    r = len(pool) if r is None else r
    return (tuple(pool[i] for i in idx) for idx in product(range(len(pool)), repeat=r) if len(set(idx)) == r)
def combinations(pool, r):
    pool = list(pool)
    return (tuple(pool[i] for i in idx) for idx in permutations(range(len(pool)), r) if list(idx) == sorted(idx))
def zip_longest(*its, fill=None):
    its = [iter(i) for i in its]
    live = len(its)
    while True:
        row = []
        for i, it in enumerate(its):
            try:
                row.append(next(it))
            except StopIteration:
                live -= 1
                if not live:
                    return
                its[i] = iter(lambda: fill, object())
                row.append(fill)
        yield tuple(row)
def pairwise(it):
    it = iter(it)
    for a in it:
        for b in it:
            yield a, b
            a = b
print(list(islice(count(5), 3)), list(islice(count(0, 2.5), 2, 8, 3)), list(islice("abc", None)), list(islice("abcdef", 1, None, 2)))
print("".join(chain("ab", "", "cd")), list(islice(cycle("ab"), 5)), list(cycle([])), list(accumulate([1, 2, 3])), list(accumulate([3, 1, 2], max)), list(accumulate([], )), list(accumulate([1, 2], lambda a, b: a * b, 10)))
print(list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(groupby("aabca")), [(k, "".join(g)) for k, g in groupby("AbCd", str.isupper)])
print(list(product("ab", [1, 2])), len(list(product("ab", repeat=3))), list(product()), list(permutations("abc"))[:4], list(permutations([1, 2, 3], 2)), list(combinations("abcd", 2)), list(combinations([1], 2)), len(list(permutations(range(5)))))
print(list(zip_longest("ab", [1, 2, 3], fill="-")), list(zip_longest("", "a")), list(pairwise("abcd")), list(pairwise("a")))
import itertools
assert list(itertools.islice(itertools.count(5), 3)) == list(islice(count(5), 3))
assert list(itertools.chain("ab", "c")) == list(chain("ab", "c")) and list(itertools.accumulate([1, 2, 3])) == list(accumulate([1, 2, 3]))
assert list(itertools.product("ab", repeat=2)) == list(product("ab", repeat=2)) and list(itertools.permutations("abcd", 3)) == list(permutations("abcd", 3)) and list(itertools.combinations("abcde", 3)) == list(combinations("abcde", 3))
assert list(itertools.zip_longest("a", "bc", fillvalue=0)) == list(zip_longest("a", "bc", fill=0)) and [(k, list(g)) for k, g in itertools.groupby("aab")] == list(groupby("aab"))
assert list(itertools.takewhile(bool, [1, 0, 1])) == [1] and list(itertools.dropwhile(bool, [1, 0, 1])) == [0, 1] and list(itertools.pairwise("abc")) == list(pairwise("abc"))
print("itertools agrees")
