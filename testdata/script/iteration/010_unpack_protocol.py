# everything that consumes an iterator consumes it the same way
class Log:
    def __init__(self, n, fail=None): self.n, self.i, self.fail = n, 0, fail
    def __iter__(self):
        if not log:
            log.append("iter")
        return self
    def __next__(self):
        if self.i == self.fail:
            log.append("fail")
            raise KeyError("failed at %d" % self.i)
        if self.i == self.n:
            log.append("stop")
            raise StopIteration
        self.i += 1
        log.append(self.i)
        return self.i
log = []
def show(name, f, *a):
    log.clear()
    try:
        r = f(Log(*a))
    except Exception as e:
        r = "%s: %s" % (type(e).__name__, e)
    print(name, "|", r, "|", *log)
def for_break(x):
    for v in x:
        if v == 2:
            break
    return v
def for_else(x):
    for v in x: pass
    else: return "else"
def unpack2(x): a, b = x; return a, b
def unpack_star(x): a, *b, c = x; return a, b, c
def extend(x): l = [0]; l.extend(x); return l
def iadd(x): l = [0]; l += x; return l
def slice_(x): l = [0, 0]; l[1:] = x; return l
def yield_from(x):
    def g(): yield from x
    return list(g())
def call(*a): return a
uses = [("list", list), ("tuple", tuple), ("set", lambda x: sorted(set(x))), ("star", lambda x: [*x]), ("call", lambda x: call(*x)), ("sum", sum), ("max", max), ("sorted", sorted), ("any", lambda x: any(v > 1 for v in x)), ("all", all), ("in", lambda x: 2 in x), ("not in", lambda x: 9 in x), ("join", lambda x: "".join(map(str, x))), ("dict", lambda x: dict.fromkeys(x)), ("zip", lambda x: list(zip(x, "ab"))), ("zip2", lambda x: list(zip("ab", x))), ("enumerate", lambda x: list(enumerate(x))), ("map", lambda x: list(map(str, x))), ("comp", lambda x: [v for v in x]), ("genexp", lambda x: next(v for v in x)), ("next", lambda x: next(iter(x))), ("unpack2", unpack2), ("unpack_star", unpack_star), ("extend", extend), ("iadd", iadd), ("slice", slice_), ("yield from", yield_from), ("break", for_break), ("else", for_else), ("bytes", bytes), ("min", min), ("frozenset", lambda x: len(frozenset(x))), ("iter twice", lambda x: (list(x), list(x))), ("print", lambda x: print(*x) or "printed")]
for name, f in uses:
    show(name, f, 3)
for name, f in uses[:12]:
    show(name, f, 3, 1)
show("unpack2 exact", unpack2, 2)
show("unpack2 short", unpack2, 1)
show("star short", unpack_star, 1)
