# the same sequences produced by classes, generators, generator expressions and iter with a sentinel
class Range:
    def __init__(self, n): self.n = n
    def __iter__(self): return RangeIter(self.n)
class RangeIter:
    def __init__(self, n): self.i, self.n = 0, n
    def __iter__(self): return self
    def __next__(self):
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        return self.i - 1
class Indexed:
    def __init__(self, n): self.n = n
    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError
        return i
def gen(n):
    i = 0
    while i < n:
        yield i
        i += 1
def sentinel(n):
    it = iter(list(range(n)) + [-1])
    return iter(lambda: next(it), -1)
makers = [Range, RangeIter, Indexed, gen, lambda n: (i for i in range(n)), sentinel, range, lambda n: iter(range(n)), lambda n: map(lambda x: x, range(n)), lambda n: filter(lambda x: True, range(n)), lambda n: [*range(n)], lambda n: dict.fromkeys(range(n)), lambda n: (x for x, in zip(range(n))), lambda n: reversed(range(n - 1, -1, -1))]
uses = [list, tuple, sum, max, sorted, lambda s: [x * 2 for x in s], lambda s: {x: x for x in s}, lambda s: 3 in s, lambda s: [*s, *"!"], lambda s: (lambda *a: a)(*s), lambda s: dict(enumerate(s)), lambda s: list(zip(s, "abc")), lambda s: any(x > 3 for x in s), lambda s: list(map(str, s)), lambda s: bytes(s), lambda s: "".join(map(str, s)), lambda s: min(s, key=lambda x: -x), lambda s: (lambda a, *b, c: (a, b, c))(*s, c=0) , lambda s: list(filter(None, s)), lambda s: bytearray(s), lambda s: frozenset(s) == {0, 1, 2, 3, 4}]
for i, use in enumerate(uses):
    results = [use(m(5)) for m in makers]
    assert all(r == results[0] for r in results), (i, results)
    print(i, results[0])
for m in makers:
    a, b, *c = m(4)
    d, *_ = m(1)
    assert (a, b, c, d) == (0, 1, [2, 3], 0)
    l = [9]
    l.extend(m(2))
    l += m(1)
    l[0:1] = m(2)
    assert l == [0, 1, 0, 1, 0], l
    try:
        x, y = m(3)
        print("no error")
    except ValueError as e:
        assert str(e) == "too many values to unpack (expected 2)"
    s = set()
    s.update(m(3), m(5))
    assert s == {0, 1, 2, 3, 4}
    assert [list(m(0)), sum(m(0)), max(m(0), default="none")] == [[], 0, "none"]
print(len(makers), "sources agree")
once = [m for m in makers if iter(m(1)) is not None and list(zip(*[iter(m(4))] * 2)) == [(0, 1), (2, 3)]]
print(len(once))
