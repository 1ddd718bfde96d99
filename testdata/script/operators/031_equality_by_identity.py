"""Objects whose class leaves equality to object, beside others."""
import enum


class Color(enum.Enum):
    RED = 1
    BLUE = 2


class Plain:
    pass


class Own(Plain):
    def __eq__(self, other):
        return 'own'


class Differs(Plain):
    def __ne__(self, other):
        return 'differs'


class Number(int):
    __eq__ = object.__eq__
    __ne__ = object.__ne__
    __hash__ = int.__hash__


class Unable(Plain):
    __eq__ = None


class Silent(Plain):
    def __eq__(self, other):
        return NotImplemented


def told(ask, a, b):
    try:
        return ask(a, b)
    except TypeError as e:
        return str(e)


objects = [Color.RED, Color.BLUE, Plain(), Plain(), Own(), Differs(), Number(1), Number(1), 1, None, 'a', (),
           object(), Plain, Unable(), Silent()]
for _ in range(2):
    for ask in (lambda a, b: a == b, lambda a, b: a != b, lambda a, b: a < b, lambda a, b: a in [b],
                lambda a, b: [a] == [b], lambda a, b: (a,) != (b,), object.__eq__, object.__ne__):
        for a in objects:
            print(*(told(ask, a, b) for b in objects), sep=' ')


def equal(a, b):
    return a == b, a != b


a, b = Plain(), Plain()
print(equal(a, b), equal(a, a))
Plain.__eq__ = lambda self, other: 'new'
print(equal(a, b), equal(Own(), a))
del Plain.__eq__
print(equal(a, b))
Plain.__ne__ = lambda self, other: 'unequal'
print(equal(a, b))
