# chains of generators
def numbers(n):
    for i in range(n):
        log.append("n%d" % i)
        yield i
def evens(it):
    for x in it:
        if x % 2 == 0:
            yield x
def squares(it): return (x * x for x in it)
def take(n, it):
    for _, x in zip(range(n), it):
        yield x
log = []
print(list(take(2, squares(evens(numbers(100))))), log)
def batched(it, n):
    batch = []
    for x in it:
        batch.append(x)
        if len(batch) == n:
            yield batch
            batch = []
    if batch:
        yield batch
print(list(batched(range(7), 3)))
def window(it, n):
    it = iter(it)
    w = [x for _, x in zip(range(n), it)]
    if len(w) == n:
        yield tuple(w)
    for x in it:
        w = w[1:] + [x]
        yield tuple(w)
print(list(window("abcde", 3)))
def unique(it, key=lambda x: x):
    seen = set()
    for x in it:
        k = key(x)
        if k not in seen:
            seen.add(k)
            yield x
print(list(unique("mississippi")), list(unique(["a", "A", "b"], str.lower)))
def group(it, key):
    run, last = [], object()
    for x in it:
        k = key(x)
        if k != last and run:
            yield last, run
            run = []
        last = k
        run.append(x)
    if run:
        yield last, run
print(list(group([1, 3, 2, 4, 5], lambda x: x % 2)))
def merge(a, b):
    a, b = iter(a), iter(b)
    x, y = next(a, None), next(b, None)
    while x is not None and y is not None:
        if x <= y:
            yield x
            x = next(a, None)
        else:
            yield y
            y = next(b, None)
    while x is not None:
        yield x
        x = next(a, None)
    while y is not None:
        yield y
        y = next(b, None)
print(list(merge([1, 4, 9], [2, 3, 10, 11])))
def sieve():
    def filt(p, it): return (x for x in it if x % p)
    def naturals():
        n = 2
        while True:
            yield n
            n += 1
    it = naturals()
    while True:
        p = next(it)
        yield p
        it = filt(p, it)
print(list(take(15, sieve())))
def tee(it):
    it, qs = iter(it), ([], [])
    def side(i):
        while True:
            if not qs[i]:
                try:
                    x = next(it)
                except StopIteration:
                    return
                for q in qs:
                    q.append(x)
            yield qs[i].pop(0)
    return side(0), side(1)
a, b = tee("abc")
print(next(a), next(a), next(b), list(a), list(b))
def lines(text):
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield text[start:end]
        start = end + 1
    yield text[start:]
def tokens(ls):
    for n, line in enumerate(ls, 1):
        for w in line.split():
            yield n, w
print(list(tokens(lines("one two\nthree\n\nfour"))))
def grep(pat, it): return ((n, w) for n, w in it if pat in w)
print(list(grep("o", tokens(lines("one two\nthree\n\nfour")))))
def cycle(l):
    while l:
        yield from l
print(list(take(7, cycle("abc"))), list(cycle([])))
