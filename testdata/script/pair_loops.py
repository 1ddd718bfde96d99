# Loops over what enumerate() and zip() give: new objects, kept ones, iterators that others use, sequences that change.


def fresh(l, t):
    for i, x in enumerate(l):
        print(i, x, end="; ")
    for i, x in enumerate(t, 5):
        print(i, x, end="; ")
    for p in enumerate(l, start=2):
        print(p, end="; ")
    for a, b in zip(l, t):
        print(a, b, end="; ")
    for p in zip(t, l):
        print(p, end="; ")
    for i, x in enumerate(l, -1):
        print(i, x, end="; ")
    for i, x in enumerate(l, 10**20):
        print(i, x, end="; ")
    for i, (a, b) in enumerate(zip(l, t)):
        print(i, a, b, end="; ")
    for (i, x), y in zip(enumerate(l), t):
        print(i, x, y, end="; ")
    for x in zip(l):
        print(x, end="; ")
    for x in zip(l, t, l):
        print(x, end="; ")
    for x in enumerate(iterable=t):
        print(x, end="; ")
    for x in enumerate(""):
        print(x)
    else:
        print("else")


fresh([1, 2, 3], (4, 5, 6))
fresh(["a", "b", "c", "d"], ("x",))
fresh([], ())


def kept(l, t):
    it = iter(l)
    for i, x in enumerate(it):
        print(i, x, next(it, None))
    e = enumerate(l)

    def give(*args):
        return e

    for i, x in give(l):
        print(i, x, next(e, None))
    z = zip(l, t)
    for a, b in (lambda *args: z)(l, t):
        print(a, b, next(z, None))
    it = iter(l)
    for a, b in zip(it, l):
        print(a, b, next(it, None))
    it = iter(t)
    for a, b in zip(it, it):
        print(a, b)


kept([1, 2, 3, 4, 5], (6, 7, 8, 9))


def changing():
    l = [1, 2]
    for i, x in enumerate(l):
        if i < 5:
            l.append(i * 10)
        print(i, x, end="; ")
    for i, x in enumerate(l):
        l.pop()
        print(i, x, end="; ")
    for a, b in zip(l, l):
        l.append(b)
        if len(l) > 8:
            l.clear()
        print(a, b, end="; ")
    print(l)


changing()


def wrong(l, t):
    for f in (lambda: enumerate(5), lambda: zip(l, 5), lambda: enumerate(), lambda: enumerate(l, "a"), lambda: zip(l, t, strict=1)):
        try:
            for x in f():
                print(x, end="; ")
        except (TypeError, ValueError) as e:
            print(e)
    try:
        for a, b in zip(l, t, strict=True):
            print(a, b, end="; ")
    except ValueError as e:
        print(e)
    try:
        for a, b, c in enumerate(l):
            print(a)
    except ValueError as e:
        print(e)
    try:
        for i, x in enumerate(5):
            print(i)
    except TypeError as e:
        print(e)


wrong([1, 2, 3], (4, 5))


def generated(l, t):
    for i, x in enumerate(l):
        yield [i] * x
    for a, b in zip(l, t):
        yield {a: [b]}


print(list(generated([1, 2, 3], (4, 5, 6))))
total = 0
for r in range(200):
    rows = [[r, k] for k in range(30)]
    for i, row in enumerate(rows):
        for a, b in zip(row, tuple(rows[i - 1])):
            total += a * b + i
    for pair in zip(rows, rows):
        total += len(pair[0])
print(total)


# Names that are something else.
def own(enumerate, zip, l):
    for x in enumerate(l):
        print(x, end="; ")
    for x in zip(l, l):
        print(x, end="; ")
    print()


class Both(enumerate):
    pass


own(Both, lambda *args: [args], [1, 2])
own(lambda l: reversed(l), zip, [1, 2])
own(map(str, [1]).__class__.__call__ and (lambda l: map(str, l)), zip, [1, 2])


# Of classes derived from list and tuple.
class L(list):
    def __init__(self, *args):
        super().__init__(args)
        self.more = 1


class Own(list):
    def __iter__(self):
        return iter("own")


class T(tuple):
    pass


def derived():
    for a, b in zip(L(1, 2), L([3], [4])):
        print(a, b, end="; ")
    for a, b in zip(Own([1, 2]), T((3, 4))):
        print(a, b, end="; ")
    for a, b in zip([5, 6], T((3, 4))):
        print(a, b, end="; ")
    for i, x in enumerate(L(1, 2)):
        print(i, x, end="; ")
    for i, x in enumerate(Own([1, 2])):
        print(i, x, end="; ")
    for i, x in enumerate(T((1, 2))):
        print(i, x, end="; ")
    print()


derived()
