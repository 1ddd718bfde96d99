import enum
from enum import Enum, IntEnum, StrEnum, auto, unique


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1

    def describe(self):
        return f'{self.name} is {self.value}'


print(list(Color), len(Color), Color.RED, repr(Color.GREEN), Color(2), Color['BLUE'], Color.CRIMSON)
print(Color.RED.describe(), Color.RED is Color(1), Color.RED in Color, Color.__members__)
print(Color, repr(Color), [c.name for c in reversed(Color)], hash(Color.RED) == hash('RED'), bool(Color.RED))
print(f'{Color.RED}', f'{Color.RED:>12}', '%s' % Color.RED, {Color.RED: 1}[Color.RED])
for bad in (lambda: Color(9), lambda: Color['X'], lambda: Color.X, lambda: setattr(Color, 'RED', 2),
            lambda: delattr(Color, 'RED'), lambda: setattr(Color.RED, 'value', 3), lambda: Color.RED < Color.GREEN):
    try:
        bad()
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        print(type(error).__name__, error)
try:
    class More(Color):
        X = 1
except TypeError as error:
    print(error)
try:
    class Dup(Enum):
        A = 1
        A = 2
except TypeError as error:
    print(error)
try:
    @unique
    class U(Enum):
        A = 1
        B = 1
except ValueError as error:
    print(error)


class Planet(Enum):
    EARTH = (5, 6)
    MARS = (3, 4)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def ratio(self):
        return self.mass / self.radius


print(Planet.EARTH.ratio, Planet.MARS.mass, Planet((3, 4)), Planet.EARTH)


class Auto(Enum):
    A = auto()
    B = auto()
    C = 10
    D = auto()


print([(m.name, m.value) for m in Auto])
F = Enum('F', 'ONE TWO THREE', start=5)
G = Enum('G', {'X': 'x', 'Y': 'y'})
print(list(F), list(G), F.__module__, IntEnum('I', ['P', 'Q']).Q + 1)


class Missing(Enum):
    A = 1

    @classmethod
    def _missing_(cls, value):
        return cls.A if value == 'a' else None


print(Missing('a'))
try:
    Missing('b')
except ValueError as error:
    print(error)
