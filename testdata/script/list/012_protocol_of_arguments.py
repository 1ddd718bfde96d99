# what list methods accept: iterables, indices, keyword errors, objects with odd protocols
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return iter(range(self.n))
class Getitem:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * i
class LenLies:
    def __len__(self): return 1000
    def __iter__(self): return iter("ab")
class Idx:
    def __index__(self): return 1
for src in (It(3), Getitem(), LenLies(), "xy", {"d": 0}, {7}, b"b", range(2), (1,), [9], iter([5]), (c for c in "g"), map(str, [1]), zip("a", "b"), {"k": "v"}.items(), open("/dev/null")):
    l = [0]
    l.extend(src)
    print(type(src).__name__, l)
l = [0, 1, 2]
l += It(1)
l[1:1] = Getitem()
print(l, l[Idx()], l.pop(Idx()), l.insert(Idx(), "i"), l, l * Idx(), Idx() * [0], l[:Idx()])
for bad in (5, None, 1.5, object, len, True):
    for op in ("list(bad)", "[].extend(bad)", "l + bad", "l[:] = bad", "[*bad]", "sorted(bad)"):
        try:
            exec(op)
            print(op, bad)
        except TypeError as e:
            print(op, "->", e)
class NoIndex: pass
for op in ("l[NoIndex()]", "l[NoIndex():]", "l.pop(NoIndex())", "l * NoIndex()", "l.insert(NoIndex(), 1)", "l[NoIndex()] = 1", "del l[NoIndex()]"):
    try:
        exec(op)
    except TypeError as e:
        print(op, "->", e)
class Stop:
    def __iter__(self): return self
    def __next__(self): raise StopIteration
print(list(Stop()), [*Stop()], [1] + list(Stop()), sum(Stop(), 5))
calls = []
class Traced(list):
    def __getattribute__(self, n):
        calls.append(n)
        return super().__getattribute__(n)
t = Traced([3, 1, 2])
len(t), t[0], list(t), sorted(t), 1 in t, t + [1], t == [1], bool(t), [*t], max(t)
print(calls)
t.sort(); t.append(0)
print(calls, list.__repr__(t))
print([n for n in dir(list) if n[0] != "_"], list.__name__, list.__mro__[1].__name__, list.__hash__, callable(list), type(list).__name__)
