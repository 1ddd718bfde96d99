"""Objects of classes derived from builtin ones: what they inherit of them, what they have of their own, their attributes."""

import collections


class Missing(dict):
    def __init__(self, *args):
        super().__init__(*args)
        self.x = 1
        self.y = 2

    def __missing__(self, key):
        return "missing", key


class Items(Missing):
    def __getitem__(self, key):
        return "own"


class Property(Missing):
    @property
    def p(self):
        return self.x + 10


class List(list):
    pass


class Short(List):
    def __len__(self):
        return 0


class False_(list):
    def __bool__(self):
        return False


class Other(list):
    def __iter__(self):
        return iter("xyz")

    def __contains__(self, x):
        return x == "q"


class Slots(list):
    __slots__ = "a", "b"


def derived(base):
    return type(base.__name__.title(), (base,), {})


objects = [Missing({1: 2}), Missing(), Items({1: 2}), List([1, 2]), List(), Short([1]), False_([1]), Other([1, 2])]
for x in (1,), (), "ab", "", 3, 0, {1}, set(), b"ab", bytearray(b"ab"), 0.0, 2.0, frozenset({1}):
    objects.append(derived(type(x))(x))


def store(o):
    o[0] = 5
    return o[0]


ways = [bool, lambda o: 1 if o else 2, lambda o: not o, len, lambda o: o[0], lambda o: o[1], lambda o: o["k"], lambda o: o[0:1],
        lambda o: 1 in o, lambda o: "a" in o, lambda o: [] in o, list, lambda o: [x for x in o], store]
for o in objects:
    print(type(o).__name__)
    for way in ways:
        try:
            print("   ", way(o))
        except Exception as e:
            print("   ", type(e).__name__, e)


def change(o):
    o.x = o.x + 1
    o.y += o.x
    return o.x, o.y


for _ in range(3):
    for o in Missing(), Property(), Items():
        print(change(o), change(o))
    o = Property()
    print(o.p, o.get(1), o.__dict__, change(o), o.__dict__)
    del o.x
    try:
        change(o)
    except AttributeError as e:
        print(e)
    o.x = 5
    print(change(o), o.p)

s = Slots([1])
for n in range(3):
    try:
        print(s.a)
    except AttributeError as e:
        print(e)
    s.a = n
    s.b = s.a + 1
    print(s.a, s.b)
    del s.a


class Counted(list):
    n = 0

    def add(self, x):
        self.append(x)
        self.n += 1
        return self.n


c = Counted()
print([c.add(i) for i in range(5)], c.n, Counted.n)


class Queue(collections.deque):
    def __init__(self, *args):
        super().__init__(*args)
        self.pushed = 0

    def push(self, x):
        self.pushed += 1
        self.append(x)
        return self.pushed


q = Queue()
print([q.push(i) for i in range(4)], q)


class Updates(collections.OrderedDict):
    def __setitem__(self, key, value):
        print("set", key)
        super().__setitem__(key, value)


print(Updates({1: 2}), collections.OrderedDict({1: 2}, a=3), collections.OrderedDict(()), collections.OrderedDict(b=1))
o = collections.OrderedDict(a=1, b=2)
o.update({"b": 3, "c": 4})
o.update(collections.OrderedDict(a=5))
print(o)


class Updated(collections.Counter):
    def update(self, *args, **kwargs):
        print("update", args, kwargs)
        super().update(*args, **kwargs)


print(Updated(), Updated("ab"), Updated(a=1))
a, b = collections.Counter(a=3, b=-1, c=2), collections.Counter(a=1, b=-2, d=4, e=-1)
print(a + b, a - b, b - a, a | b, a & b)


class Default(collections.defaultdict):
    def __init__(self, *args):
        super().__init__(int, *args)
        self.q = 1


class Text(str):
    def __new__(cls, *args):
        return super().__new__(cls, *args)


class Next(int):
    def __new__(cls, value):
        return super().__new__(cls, value + 1)


d = Default({1: 2})
d[5] += 1
print(d, d.q, collections.defaultdict(list), collections.defaultdict(int, a=1), collections.defaultdict(None, [(1, 2)]), bool(Default()))
print(Text("a"), Next(3))
for cls, base in (str, tuple), (dict, collections.defaultdict), (collections.defaultdict, dict), (object, Text), (int, bool), (int, Text):
    try:
        print(cls.__name__, base.__name__, repr(cls.__new__(base)))
    except TypeError as e:
        print(e)
