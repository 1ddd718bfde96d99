# Getters in Python and __getattr__: an AttributeError in the getter turns to it.


class Own:
    def __init__(self, value):
        self.value = value

    def __get__(self, obj, cls=None):
        if self.value is None:
            raise AttributeError("nothing here")
        return (self.value, cls.__name__)


class Both(Own):
    def __set__(self, obj, x):
        self.value = x


class Plain:
    calls = 0

    @property
    def good(self):
        return "good"

    @property
    def bad(self):
        return self.missing

    @property
    def wrong(self):
        raise KeyError("not for the hook")

    def setbad(self, x):
        self.seen = ("set", x)

    both = property(lambda self: self.seen, setbad)
    own = Own(5)
    none = Own(None)
    data = Both(6)
    nodata = Both(None)


class Hooked(Plain):
    def __getattr__(self, name):
        if name == "never":
            raise AttributeError("the hook knows no " + name)
        return "hook " + name


class Failing(Plain):
    def __getattr__(self, name):
        raise AttributeError("failing " + name)


class Deep:
    @property
    def x(self):
        try:
            return self.y
        finally:
            print("leaving x")

    @property
    def y(self):
        return Plain().bad

    def __getattr__(self, name):
        return ("deep", name)


def show(o, name):
    try:
        return getattr(o, name)
    except Exception as e:
        return type(e).__name__, str(e), e.__context__ is None


for cls in Plain, Hooked, Failing:
    for turn in range(3):
        o = cls()
        o.both = turn
        out = []
        for read in (lambda: o.good, lambda: o.bad, lambda: o.wrong, lambda: o.both, lambda: o.own,
                     lambda: o.none, lambda: o.data, lambda: o.nodata, lambda: o.never, lambda: o.good.upper()):
            try:
                out.append(read())
            except Exception as e:
                out.append((type(e).__name__, str(e), e.__context__ is None))
        print(cls.__name__, out)
    print([show(o, n) for n in ("good", "bad", "wrong", "both", "own", "none", "data", "nodata", "never")])

o = Hooked()
o.own = "mine"
print(o.own, o.__dict__)
o.data = 9
print(o.data, o.__dict__)
for _ in range(3):
    print(Deep().x, Deep().y)


def loop(o):
    n = 0
    for i in range(200):
        o.both = i
        n += o.both[1] + len(o.bad) + len(o.good)
    return n


print(loop(Hooked()))

# The getter goes, and the hook comes and goes, while the instruction stays.
class Changing:
    @property
    def p(self):
        raise AttributeError("p")


def read(o):
    try:
        return o.p
    except AttributeError as e:
        return "error " + str(e)


c = Changing()
print(read(c), read(c))
Changing.__getattr__ = lambda self, name: "hook " + name
print(read(c), read(c))
Changing.p = property(lambda self: "other")
print(read(c), read(c))
del Changing.__getattr__
print(read(c), read(c))
del Changing.p
print(read(c), read(c))

# Defaults of getattr.
class Meta(type):
    def __getattr__(cls, name):
        return "meta " + name


class Made(metaclass=Meta):
    pass


import sys
print(getattr(o, "nope", 1), getattr(Plain(), "nope", 2), getattr(Made, "nope", 3), getattr(Made(), "nope", 4))
print(getattr(sys, "nope", 5), getattr(3, "nope", 6), hasattr([], "append"), hasattr([], "push"), getattr(Plain, "nope", 7))

# Conversions and formats with a short way.
a = [1, 2]
b = list(a)
b.append(3)
print(a, b, list((1, 2)), tuple(a), tuple((1,)), tuple(()) == (), list(()))


class L(list):
    def __iter__(self):
        return iter("xyz")


class S(str):
    def __str__(self):
        return "S"


print(list(L([1])), tuple(L([1])), "%s%s" % ("a", S("b")), "%s" % S("c"), "%d%%" % 5, "%s" % ("%s",), "%d %s" % (10**20, "x"))
print("%s" % ((1, 2),), "%d" % True, "%s-%d" % ("é", -7), "a" % (), "%s" % "")
for f, x in (("%s", ()), ("%s", (1, 2)), ("x", 1), ("%", 1), ("%s%", "a"), ("%d", "a"), ("%s %d", ("a",))):
    try:
        print(f % x)
    except Exception as e:
        print(type(e).__name__, e)
