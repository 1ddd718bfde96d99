# enumerate and reversed
print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate([], 3)), list(enumerate("ab", start=-1)), list(enumerate(iterable="x")), list(enumerate(enumerate("a"))), list(enumerate("ab", 2 ** 62 - 1)), list(enumerate("ab", 2 ** 63 - 1)), list(enumerate("a", 10 ** 30)), list(enumerate("ab", True)))
e = enumerate("xyz")
print(type(e).__name__, iter(e) is e, next(e), list(e), list(e), next(e, "end"))
for i, (a, b) in enumerate(zip("ab", "cd")):
    print(i, a, b, end="; ")
print({v: i for i, v in enumerate("abc")}, [i for i, c in enumerate("banana") if c == "a"], max(enumerate([3, 9, 2]), key=lambda p: p[1]), dict(enumerate("ab", 1)))
print(list(reversed([1, 2, 3])), list(reversed("abc")), list(reversed((1, 2))), list(reversed(range(4))), list(reversed({"a": 1, "b": 2})), list(reversed(b"ab")), list(reversed({"k": "v"}.items())), list(reversed([])), list(reversed(bytearray(b"xy"))), list(reversed(memoryview(b"mv"))))
r = reversed([1, 2, 3])
print(type(r).__name__, iter(r) is r, next(r), r.__length_hint__(), list(r), list(r), type(reversed("a")).__name__, type(reversed(range(2))).__name__, type(reversed({})).__name__)
class Seq:
    def __len__(self): return 3
    def __getitem__(self, i):
        log.append(i)
        return i * 10
log = []
print(list(reversed(Seq())), log)
class Own:
    def __reversed__(self): return iter("own")
print(list(reversed(Own())), reversed(Own()).__class__.__name__)
class Any:
    def __reversed__(self): return 5
print(reversed(Any()))
class NoLen:
    def __getitem__(self, i): return i
class NoGet:
    def __len__(self): return 1
class Blocked(list):
    __reversed__ = None
for bad in ("reversed({1})", "reversed(5)", "reversed(iter([]))", "reversed(x for x in [])", "reversed()", "reversed([1], 2)", "reversed(NoLen())", "reversed(NoGet())", "reversed(Blocked())", "reversed(frozenset())", "reversed(None)", "reversed(zip())", "enumerate()", "enumerate(5)", "enumerate([], 'a')", "enumerate([], 1.5)", "enumerate([], 1, 2)", "enumerate(start=1)", "enumerate([], x=1)", "enumerate([], start=None)", "reversed(sequence=[])", "reversed(dict)", "reversed({}.values)"):
    try:
        print(bad, eval(bad))
    except TypeError as e:
        print(bad, "->", e)
class Shrinks:
    def __init__(self): self.l = [1, 2, 3]
    def __len__(self): return 5
    def __getitem__(self, i): return self.l[i]
try:
    print(list(reversed(Shrinks())))
except IndexError as e:
    print(e)
l = [1, 2, 3]
r = reversed(l)
next(r)
l.append(4)
l.insert(0, 0)
print(list(r), l)
r = reversed(l)
next(r)
del l[2:]
print(list(r))
e = enumerate(l)
next(e)
l.append("late")
print(list(e))
print([a - b for a, b in zip(reversed([1, 2]), [1, 2])], "".join(reversed("été")), sorted(reversed([3, 1])), list(reversed(list(enumerate("ab")))), list(enumerate(reversed("ab"))), [*reversed(range(1, 10, 3))], list(reversed(dict.fromkeys("abc").keys())))
