# what set methods accept and return; __eq__ and __hash__ calls
class It:
    def __init__(self, *x): self.x = x
    def __iter__(self): return iter(self.x)
class Get:
    def __getitem__(self, i):
        if i > 1:
            raise IndexError
        return i * 10
for src in (It(1, 1, 2), Get(), "aab", b"aa", {"k": 1}, [3], (4, 4), range(2), (x for x in (5,)), {6}, frozenset([7]), map(abs, [-8]), {"v": 9}.values(), {"i": 1}.items(), iter([1])):
    print(type(src).__name__, sorted(set(src), key=str))
s = {1, 2}
s.update(It(3), Get())
s.difference_update(It(0))
s.intersection_update(It(1, 2, 3, 10))
s.symmetric_difference_update(It(1, 4))
print(sorted(s), s.issubset(It(2, 3, 4, 10, 11)), s.issuperset(It(2)), s.isdisjoint(It(99)), sorted(s.union(It(0), "z"), key=str), sorted(s.intersection(It(2, 5))), sorted(s.difference(It(2))))
log = []
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): log.append("h%d" % self.n); return 0
    def __eq__(self, o): log.append("e%d%d" % (self.n, o.n)); return self.n == o.n
a, b = K(1), K(2)
x = {a}
log.clear()
print(a in x, log); log.clear()
print(b in x, log); log.clear()
x.add(b); print(log); log.clear()
x.add(a); print(len(x), log.count("h1")); log.clear()
x.discard(K(1)); print(len(x), log[0]); log.clear()
print(len({a, a}), log[:2]); log.clear()
class Length:
    def __len__(self): return 5
    def __iter__(self): return iter([1])
    def __contains__(self, x): return True
print(set(Length()), {1}.issubset(Length()), {9}.issubset(Length()), {1, 2} & {1}, {1}.isdisjoint(Length()))
class Raises:
    def __iter__(self): raise ValueError("iter")
class Late:
    def __iter__(self):
        yield 1
        raise ValueError("late")
for r in (Raises(), Late()):
    for f in (set, frozenset, {0}.union, {0, 1}.intersection, {0, 1}.difference, {0}.issubset, {0}.issuperset, {0, 1}.symmetric_difference):
        try:
            print(f.__name__, f(r))
        except ValueError as e:
            print(f.__name__, e, end="; ")
    print()
y = {0}
try:
    y.update([5], Late())
except ValueError:
    print(sorted(y))
print(set.__contains__({1}, 1), set.__or__({1}, {2}) == {1, 2}, set.__or__({1}, [2]), set.__eq__({1}, [1]), set.__lt__({1}, 5), {1}.__ror__({2}) == {1, 2}, {1}.__sub__({1}), {1}.__rsub__({2}), {1}.__len__(), {1}.__iter__().__length_hint__(), {1}.__reduce__()[0] is set, set.__hash__, callable(set), set.__name__, set.__mro__[1].__name__)
for code in ("set.union()", "set.union(5)", "set.union([1], {2})", "set.add({1}, 2)", "set.intersection({1, 2}, [2])", "set.union({1})", "frozenset.union({1}, [2])", "set.__or__()", "set.isdisjoint({1})"):
    try:
        print(code, eval(code))
    except TypeError as e:
        print(code, "->", e)
