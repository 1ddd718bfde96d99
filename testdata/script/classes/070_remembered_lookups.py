# What instructions remember of attribute lookups, and what makes that untrue: changes of metaclasses, of classes of
# values, of classes in between, and instructions that see objects of many shapes.
import enum


class Meta(type):
    @property
    def ruled(cls):
        return "by Meta"


class Base(metaclass=Meta):
    data = 1
    text = "base"

    def method(self):
        return "method"

    @classmethod
    def made(cls):
        return cls.__name__

    @staticmethod
    def free():
        return "free"


class Derived(Base):
    pass


def read(cls):
    return cls.data, cls.text, cls.made(), cls.free(), cls.method.__name__, cls.__name__, cls.ruled


def both():
    out = []
    for _ in range(3):
        for cls in (Base, Derived):
            out.append(read(cls))
    assert out == out[:2] * 3, out
    return out[:2]


print(both())
Derived.data = 2
print(both())
Base.text = len
Base.text = "new"
print(both())
Meta.data = property(lambda cls: "Meta's")        # a data descriptor comes before what classes have
print(both())
del Meta.data
print(both())
Meta.data = "not a descriptor"
print(both())
del Meta.data
Base.made = classmethod(lambda cls: "made anew")
print(both())


class Watchful(Meta):
    def __getattribute__(cls, name):
        return "watched " + name if name == "data" else type.__getattribute__(cls, name)


class Watched(Base, metaclass=Watchful):
    pass


print([read(Watched)[0] for _ in range(3)], [read(Base)[0] for _ in range(3)])


class Lenient(type):
    def __getattr__(cls, name):
        return "no " + name


class Loose(metaclass=Lenient):
    here = 1


def loose():
    return [(Loose.here, Loose.gone) for _ in range(3)]


print(loose())
Loose.gone = "found"
print(loose())
del Loose.gone
print(loose())

# Objects in classes that are no descriptors, until their class becomes one.


class Plain:
    def __init__(self, tag):
        self.tag = tag


class Holder:
    shared = Plain("shared")
    other = Plain("other")

    def __init__(self, own=None):
        if own:
            self.shared = own


def held(o):
    return [(getattr(o.shared, "tag", o.shared), getattr(o.other, "tag", o.other)) for _ in range(3)][-1]


holders = [Holder(), Holder(Plain("own")), Holder]
print([held(h) for h in holders for _ in range(2)])
Plain.__get__ = lambda self, o, cls: ("got", self.tag, o is None, cls.__name__)
print([held(h) for h in holders for _ in range(2)])
del Plain.__get__
print([held(h) for h in holders for _ in range(2)])


class Colour(enum.Enum):
    RED = 1
    BLUE = 2

    @classmethod
    def first(cls):
        return cls.RED


print([(Colour.RED, Colour.first(), Colour.BLUE.value) for _ in range(3)])

# Many shapes at one instruction.


def kind(i):
    def twice(self):
        return 2 * self.x

    body = {"number": i, "twice": twice, "mark": Plain(i), "half": property(lambda self: self.x / 2)}
    if i % 3 == 0:
        body["__slots__"] = ("x", "y")
    return type("K%d" % i, (object,), body)


kinds = [kind(i) for i in range(12)]
objects = [k() for k in kinds]


def give(objs, x):
    for o in objs:
        o.x = x
        x += 1


def take(objs):
    return [(o.x, o.number, o.twice(), o.mark.tag, o.half) for o in objs]


def classes(ks):
    return [(k.number, k.mark.tag, k.__name__) for k in ks]


for x in (1, 5, 9):
    give(objects, x)
    first = take(objects), classes(kinds)
    for _ in range(40):
        give(objects, x)
        assert (take(objects), classes(kinds)) == first
    print(first)
for i, k in enumerate(kinds):
    if i % 2:
        k.number = "n%d" % i
        k.half = i
    if i % 4 == 0:
        k.x = property(lambda self: "hidden", lambda self, x: None)
give([o for i, o in enumerate(objects) if i % 4], 20)
for _ in range(40):
    again = take([o for i, o in enumerate(objects) if i % 4])
print(again)
try:
    take(objects)
except TypeError as e:
    print(e)
for i, o in enumerate(objects):
    if i % 3 and i % 4:
        o.number = -i
        o.__dict__["mark"] = Plain("own")
for _ in range(40):
    again = take([o for i, o in enumerate(objects) if i % 4])
print(again)
