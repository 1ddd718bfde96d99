"""Text made by __str__ and __repr__, super() in methods that have a class, slots of a base: each where many classes meet."""


class WithStr:
    def __str__(self):
        return "str"


class WithRepr:
    def __repr__(self):
        return "repr"


class NoText:
    def __str__(self):
        return 3


class NoRepr:
    def __repr__(self):
        return 3


class Derived(str):
    pass


class DerivedText:
    def __str__(self):
        return Derived("derived")


class Both:
    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"

    def __format__(self, spec):
        return f"format<{spec}>"


class Generates:
    def __str__(self):
        yield 1


class Fails:
    def __str__(self):
        raise KeyError("no text")


class Error(Exception):
    def __str__(self):
        return "error"


class Shown(list):
    def __repr__(self):
        return "shown"


ways = {
    "str": lambda o: str(o), "type": lambda o: type(str(o)).__name__, "{}": lambda o: f"{o}", "{!s}": lambda o: f"{o!s}",
    "{!r}": lambda o: f"{o!r}"[:4], "{:}": lambda o: f"{o!s:>6}", "%s": lambda o: "%s" % o, "map": lambda o: list(map(str, [o])),
}
for cls in WithStr, WithRepr, NoText, NoRepr, DerivedText, Both, Generates, Fails, Error, Shown, Exception:
    o = cls()
    for name, way in ways.items():
        try:
            print(cls.__name__, name, way(o))
        except Exception as e:
            print(cls.__name__, name, type(e).__name__, e)


class Meta(type):
    def __str__(cls):
        return "meta"


class OfMeta(metaclass=Meta):
    pass


print(str(OfMeta), f"{OfMeta}")


class A:
    def __new__(cls, *args):
        return super().__new__(cls)

    @classmethod
    def make(cls):
        return ["A", cls.__name__]

    @staticmethod
    def static(x):
        return "static", x


class B(A):
    def __new__(cls, *args):
        self = super().__new__(cls, *args)
        self.args = args
        return self

    @classmethod
    def make(cls):
        return super().make() + ["B"]

    @classmethod
    def static(cls, x):
        return super().static(x)

    @classmethod
    def missing(cls):
        return super().missing()


class C(B):
    @classmethod
    def make(cls):
        return super().make() + ["C"]


for cls in B, C, B, C:
    print(cls.make(), cls(1, 2).args, cls.static(3))
try:
    C.missing()
except AttributeError as e:
    print(e)


class Items(tuple):
    def __new__(cls, *items):
        return super().__new__(cls, items)


print(Items(1, 2), type(Items()).__name__, dict.fromkeys(Items(1)))


class Maker(type):
    def __new__(meta, name, bases, attrs):
        return super().__new__(meta, name, bases, attrs)

    def __call__(cls, *args):
        return super().__call__(*args)

    def kind(cls):
        return "maker"


class Maker2(Maker):
    def kind(cls):
        return super().kind() + " 2"


class Made(metaclass=Maker2):
    pass


print(type(Made()).__name__, Made.kind())


class Slotted:
    __slots__ = "a", "b"


class Slotted2(Slotted):
    __slots__ = "c",


def derive(n):
    class Sub(Slotted2):
        __qualname__ = f"Sub{n}"
    Sub.__name__ = f"Sub{n}"
    return Sub


def total(o):
    return o.a + o.b


for cls in [Slotted, Slotted2] + [derive(n) for n in range(8)] + [Slotted]:
    o = cls()
    try:
        total(o)
    except AttributeError as e:
        print(e)
    for a in 1, 2:
        o.a, o.b = a, a + 1
        print(cls.__name__, total(o), end=" ")
    del o.a
    try:
        total(o)
    except AttributeError as e:
        print(e)

text, number = "é'", 5
print(f"{text} {text!s} {text!r} {text!a} {text:>4} {number} {number!r} {number!s:>3} {number!a}")
