from enum import *
import enum


class Shape(Enum):
    SQUARE = 'sq'
    CIRCLE = 'ci'

    def __init__(self, code):
        self.sides = 4 if code == 'sq' else 0

    def __str__(self):
        return self.name.title()

    @classmethod
    def default(cls):
        return cls.CIRCLE

    @staticmethod
    def helper():
        return 'static'

    @property
    def label(self):
        return f'{self.value}-{self.sides}'


print(Shape.SQUARE, f'{Shape.SQUARE:>8}', Shape.default(), Shape.helper(), Shape.CIRCLE.label, Shape.SQUARE.sides)


class Ordered(Enum):
    def __lt__(self, other):
        if self.__class__ is other.__class__:
            return self.value < other.value
        return NotImplemented


class Grade(Ordered):
    A = 5
    B = 4


print(Grade.B < Grade.A, sorted(Grade), max(Grade))


class WithProp(Enum):
    name_ = 1

    @enum.property
    def double(self):
        return self.value * 2


print(WithProp.name_.double)
try:
    WithProp.double
except AttributeError as error:
    print(error)


class Order(Enum):
    _order_ = 'A B'
    A = 1
    B = 2


try:
    class Wrong(Enum):
        _order_ = 'B A'
        A = 1
        B = 2
except TypeError as error:
    print(error)
try:
    class Sunder(Enum):
        _bad_ = 1
except ValueError as error:
    print(error)
try:
    class Mro(Enum):
        mro = 1
except ValueError as error:
    print(error)
try:
    class NoEnum(Enum, int):
        A = 1
except TypeError as error:
    print(error)


class Unhashable(Enum):
    A = [1]
    B = {'k': 2}


print(Unhashable([1]), Unhashable({'k': 2}).name, len(Unhashable))


class Callbacks(Enum):
    @member
    def run():
        return 'ran'


print(Callbacks.run.value(), isinstance(Callbacks.run, Callbacks))


class Sub(str, Enum):
    X = 'x'

    @classmethod
    def _missing_(cls, value):
        for m in cls:
            if m.value == value.lower():
                return m


print(Sub('X') is Sub.X, Sub.X.__class__.__name__, isinstance(Sub.X, str))
print([n for n in dir(Shape) if not n.startswith('_')])
print(Enum('Empty', []), list(Enum('E2', [('P', 1), ('Q', 2)])))


@global_enum
class G(IntFlag):
    GA = 1
    GB = 2


print(repr(GA), repr(GA | GB), GB)
