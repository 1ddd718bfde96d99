# laziness of chained builtins shown by a trace
trace = []
def src(name, items):
    for x in items:
        trace.append(name + str(x))
        yield x
    trace.append(name + ".")
def show(label, value):
    print(label, value, " ".join(trace))
    trace.clear()
show("map made", type(map(str, src("a", [1, 2]))).__name__)
m = map(lambda x: x * 2, src("a", [1, 2, 3]))
show("next map", next(m))
show("rest", list(m))
show("filter", next(filter(lambda x: x > 1, src("a", [1, 2, 3]))))
show("zip", list(zip(src("a", [1, 2]), src("b", [1, 2, 3]))))
show("zip shorter second", list(zip(src("a", [1, 2, 3]), src("b", [1]))))
show("enumerate", next(enumerate(src("a", [7, 8]))))
show("chain", list(filter(None, map(lambda x: x - 1, src("a", [1, 2, 3])))))
show("any", any(x == 2 for x in src("a", [1, 2, 3])))
show("all", all(x < 2 for x in src("a", [1, 2, 3])))
show("in", 2 in src("a", [1, 2, 3]))
show("max", max(src("a", [1, 3, 2])))
show("next default", next((x for x in src("a", [1, 2]) if x > 5), "none"))
show("nested", [x for y in src("a", [1, 2]) for x in src("b", range(y))])
show("sorted", sorted(src("a", [2, 1])))
show("star", [*src("a", [1]), *src("b", [2])])
show("dict", dict(zip(src("k", [1, 2]), src("v", [3, 4]))))
show("unpack", (lambda a, *b: (a, b))(*src("a", [1, 2])))
show("sum of map", sum(map(lambda p: p[0] * p[1], zip(src("a", [1, 2]), src("b", [3, 4])))))
show("reversed needs a list", list(reversed(list(src("a", [1, 2])))))
g = src("a", [1, 2, 3, 4])
show("first two", [next(g), next(g)])
show("others", [x for x in g])
def pipeline(x):
    evens = (v for v in x if v % 2 == 0)
    squares = (v * v for v in evens)
    return (v + 1 for v in squares)
p = pipeline(src("a", range(10)))
show("pipeline first", next(p))
show("pipeline second", next(p))
def prefix(it, n):
    for _, x in zip(range(n), it):
        yield x
show("prefix reads one less", list(prefix(src("a", [1, 2, 3]), 2)))
def prefix2(it, n):
    for x, _ in zip(it, range(n)):
        yield x
show("prefix2 reads one more", list(prefix2(src("a", [1, 2, 3]), 2)))
a = src("a", [1, 2, 3])
show("same iterator twice", list(zip(a, a)))
b = src("b", [1, 2, 3, 4])
show("for over a consumed one", [(x, next(b, None)) for x in b])
def interleave(*its):
    its = [iter(i) for i in its]
    while its:
        for i in its[:]:
            try:
                yield next(i)
            except StopIteration:
                its.remove(i)
show("interleave", list(interleave(src("a", [1, 2, 3]), src("b", [4]))))
show("walrus", [y for x in src("a", [1, 2, 3]) if (y := x * x) > 2])
show("cond order", [x for x in src("a", [1, 2]) if trace.append("c%d" % x) or x > 1])
