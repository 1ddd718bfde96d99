# iter with one and two arguments, next with a default
print(list(iter([1, 2])), list(iter("ab")), list(iter({"k": 1})), next(iter([5])), next(iter([]), "default"), next(iter([]), None))
it = iter([1, 2, 3])
print(iter(it) is it, next(it), next(it), next(it), next(it, "end"), next(it, "still"))
n = 0
def tick():
    global n
    n += 1
    return n
print(list(iter(tick, 5)), n, list(iter(tick, 8)), n)
s = iter(tick, 11)
print(type(s).__name__, next(s), next(s), next(s, "done"), next(s, "stays done"), n)
data = [1, 2, 3, 0, 4]
print(list(iter(lambda: data.pop(0), 0)), data)
class Eq:
    def __eq__(self, o): print("compare", o); return o == 2
c = iter([1, 2, 3]).__next__
print(list(iter(c, Eq())))
def fail():
    raise ValueError("callable failed")
try:
    list(iter(fail, 0))
except ValueError as e:
    print(e)
def stops():
    raise StopIteration("ends it")
print(list(iter(stops, 0)))
class Reader:
    def __init__(self, s): self.s = s
    def read(self, n):
        r, self.s = self.s[:n], self.s[n:]
        return r
r = Reader("abcdefgh")
print(list(iter(lambda: r.read(3), "")))
nan = float("nan")
vals = iter([1.0, nan, 2.0, -1])
print(list(zip(range(3), iter(lambda: next(vals), -1))))
x = iter(lambda: nan, nan)
print(next(x, "identity counts"))
for bad in ("iter()", "iter(5)", "iter(None)", "iter(5, 1)", "iter([1], 1)", "iter(len, 1, 2)", "next()", "next(5)", "next([])", "next('a')", "next(iter([]))", "next(iter([1]), 1, 2)", "next({})", "next(range(3))", "iter(object())", "iter(x=1)", "next(iter('a'), default=1)", "iter(int)", "list(iter(len, 1))", "iter(type)", "next(None, 1)"):
    try:
        print(bad, eval(bad))
    except (TypeError, StopIteration) as e:
        print(bad, "->", type(e).__name__, e)
class Next:
    def __next__(self): return "only next"
print(next(Next()))
class Old:
    def __getitem__(self, i): return "abc"[i]
o = iter(Old())
print(type(o).__name__, list(o), list(o))
class Bad:
    def __iter__(self): return "not an iterator"
try:
    iter(Bad())
except TypeError as e:
    print(e)
class Fresh:
    n = 0
    def __iter__(self):
        Fresh.n += 1
        return iter([Fresh.n])
f = Fresh()
print(list(f), list(f), [*f], f.__iter__().__next__(), sum(f), Fresh.n)
for k in ([], (), "", "é", b"", bytearray(), {}, set(), frozenset(), range(0), range(10 ** 20), {}.keys(), {}.values(), {}.items(), zip(), map(len, []), filter(None, []), enumerate([]), reversed([]), (x for x in []), iter(int, 1), memoryview(b"")):
    print(type(iter(k)).__name__, end=" ")
print()
import sys
class Stdin:
    def __init__(self, text): self.lines = text.splitlines(True)
    def readline(self): return self.lines.pop(0) if self.lines else ""
print(list(iter(Stdin("one\ntwo\n").readline, "")))
def chunks(seq, n):
    it = iter(seq)
    return iter(lambda: [x for _, x in zip(range(n), it)], [])
print(list(chunks(range(7), 3)), list(chunks("", 2)))
