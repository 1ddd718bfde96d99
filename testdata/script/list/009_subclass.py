# subclasses of list
class L(list):
    def __init__(self, *a, name="list"):
        super().__init__(*a)
        self.name = name
    def __repr__(self): return "%s%s" % (self.name, super().__repr__())
    def map(self, f): return type(self)(map(f, self), name=self.name)
l = L([1, 2, 3], name="nums")
print(l, l.map(lambda x: x * 2), len(l), l[0], l[1:], type(l[1:]).__name__, type(l + [4]).__name__, type(l * 2).__name__, type(l.copy()).__name__, type(sorted(l)).__name__, isinstance(l, list), l == [1, 2, 3])
l.append(4); l += [5]; l *= 1
print(l, type(l).__name__, l.name, vars(l))
class Default(list):
    def __getitem__(self, i):
        try:
            return super().__getitem__(i)
        except IndexError:
            return "default"
    def __setitem__(self, i, v):
        if isinstance(i, int) and i >= len(self):
            self.extend([None] * (i + 1 - len(self)))
        super().__setitem__(i, v)
d = Default("ab")
d[4] = "e"
print(d[0], d[100], d[-100], d, d[1:3], len(d))
class Sorted(list):
    def append(self, x):
        i = len(self)
        while i and self[i - 1] > x:
            i -= 1
        self.insert(i, x)
    def extend(self, xs):
        for x in xs:
            self.append(x)
    def __iadd__(self, xs):
        self.extend(xs)
        return self
    def __contains__(self, x):
        lo, hi = 0, len(self)
        while lo < hi:
            mid = (lo + hi) // 2
            if self[mid] < x:
                lo = mid + 1
            else:
                hi = mid
        return lo < len(self) and self[lo] == x
s = Sorted()
s.extend([5, 1, 4])
s += [3, 2]
s.append(0)
print(s, 3 in s, 9 in s, list(s), s.index(4))
class Frozen(list):
    def _no(self, *a, **k): raise TypeError("frozen")
    append = extend = insert = remove = pop = clear = sort = reverse = __setitem__ = __delitem__ = __iadd__ = __imul__ = _no
    def __hash__(self): return hash(tuple(self))
f = Frozen([1, 2])
print(hash(f) == hash((1, 2)), {f: "key"}[Frozen([1, 2])])
for op in ("f.append(1)", "f[0] = 1", "del f[0]", "f += [1]", "f.sort()", "f *= 2"):
    try:
        exec(op)
    except TypeError as e:
        print(op, "->", e)
class Counted(list):
    def __iter__(self):
        Counted.iters = getattr(Counted, "iters", 0) + 1
        return super().__iter__()
    def __len__(self): return 100
    def __bool__(self): return False
c = Counted([1, 2])
print([x for x in c], list(c), tuple(c), sum(c), sorted(c), max(c), 1 in c, [*c], dict(zip(c, c)), Counted.iters, len(c), bool(c), list.__len__(c))
class NoInit(list):
    def __new__(cls, *a): return super().__new__(cls)
    def __init__(self, *a): pass
print(NoInit([1, 2]), list.__new__(list, [1]), list.__init__([], [1]))
class Attr(list): __slots__ = ("tag",)
a = Attr([1]); a.tag = 5
print(a, a.tag)
try:
    a.other = 1
except AttributeError as e:
    print(e)
x = [0]
x.__init__([1, 2])
print(x)
x.__init__()
print(x)
