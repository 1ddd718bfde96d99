# subclasses of set and mixed operators
class S(set):
    def __init__(self, it=(), tag=None):
        super().__init__(it)
        self.tag = tag
    def __repr__(self): return "S(%s)" % sorted(self)
    def add(self, x):
        super().add(x)
        return self
s = S([3, 1], tag="t")
print(s, s.tag, s.add(2), s == {1, 2, 3}, isinstance(s, set), len(s), sorted(s), [s], str(s))
for r in (s | {9}, {9} | s, s & {1}, s - {1}, s ^ {1}, s.union([5]), s.copy(), s.difference([1]), frozenset([1]) | s):
    print(type(r).__name__, sorted(r), end="; ")
print()
s |= {7}
s -= {1}
print(s, type(s).__name__, s.tag, vars(s))
class Logged(set):
    log = []
    def add(self, x): self.log.append(x); super().add(x)
    def update(self, *a):
        for it in a:
            for x in it:
                self.add(x)
    def __contains__(self, x): self.log.append(("in", x)); return super().__contains__(x)
    def __iter__(self): return iter(sorted(set.__iter__(self), reverse=True))
    def __len__(self): return 100
l = Logged([1, 2])
l.update([3], (4,))
l |= {5}
print(Logged.log, 3 in l, Logged.log[-1], list(l), len(l), set.__len__(l), sorted(l), l == {1, 2, 3, 4, 5}, max(l), {*l} == {1, 2, 3, 4, 5}, set(l) == {1, 2, 3, 4, 5}, l - {1, 2, 3} == {4, 5})
class OrderedSet:
    def __init__(self, it=()): self.d = dict.fromkeys(it)
    def __contains__(self, x): return x in self.d
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
    def __eq__(self, o): return set(self) == o if isinstance(o, (set, frozenset)) else list(self) == list(o) if isinstance(o, OrderedSet) else NotImplemented
    def __and__(self, o): return OrderedSet(x for x in self if x in o)
    def __rand__(self, o): return OrderedSet(x for x in o if x in self)
    def __or__(self, o): return OrderedSet([*self, *o])
    def __ror__(self, o): return "ror"
    def __le__(self, o): return all(x in o for x in self)
    def __repr__(self): return "<%s>" % " ".join(map(str, self))
o = OrderedSet("banana")
print(o, o | "cab", o & set("ab"), {"b"} | o, set("n") & o, o == set("ban"), set("ban") == o, o == OrderedSet("nab"), o <= set("banx"), len(o), sorted(set(o)), set("ab").issubset(o), {"a"}.union(o) == {"a", "b", "n"})
class Op(set):
    def __or__(self, x): return "or"
    def __ror__(self, x): return "ror"
    def __eq__(self, x): return "eq"
    def __lt__(self, x): return "lt"
    def __hash__(self): return 5
    def __bool__(self): return False
x = Op([1])
print(x | {2}, {2} | x, x == 1, {1} == x, x < 5, {1} > x, hash(x), {x: 1}[x], bool(x), not x, x.union({2}) == {1, 2})
class Bad(set):
    def __init__(self): pass
print(Bad(), set.__new__(set, [1]), set.__init__({9}, [1]))
y = {1, 2}
y.__init__([3])
print(y)
y.__init__()
print(y)
