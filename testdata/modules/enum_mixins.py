from enum import *


class Num(IntEnum):
    ONE = 1
    TWO = 2


print(Num.ONE, repr(Num.ONE), Num.ONE + 1, Num.ONE < Num.TWO, Num.TWO == 2, f'{Num.TWO:03d}', [10, 20][Num.ONE],
      isinstance(Num.ONE, int), '%d' % Num.TWO, int(Num.TWO), sorted([Num.TWO, Num.ONE]))


class Word(StrEnum):
    HELLO = auto()
    BYE = 'bye!'


print(Word.HELLO, repr(Word.BYE), Word.HELLO.upper(), Word.BYE == 'bye!', f'{Word.HELLO:>7}', Word('hello'))
try:
    class W(StrEnum):
        A = 1
except TypeError as error:
    print(error)


class Text(str, Enum):
    A = 'a'


print(Text.A, repr(Text.A), Text.A + 'b', Text.A == 'a', f'{Text.A}')


class Money(float, Enum):
    X = 1.5


print(Money.X, Money.X * 2, repr(Money.X))


class Coord(tuple, Enum):
    O = (0, 0)
    P = (1, 2)


print(Coord.P, Coord.P[1], Coord.P == (1, 2))


class WithNew(Enum):
    def __new__(cls, code, label):
        self = object.__new__(cls)
        self._value_ = code
        self.label = label
        return self

    A = (1, 'first')
    B = (2, 'second')


print(WithNew(1), WithNew.B.label, WithNew.B.value)


class Base(Enum):
    def hi(self):
        return 'hi ' + self.name

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name[::-1]


class Derived(Base):
    ABC = auto()
    XYZ = auto()


print([m.value for m in Derived], Derived.ABC.hi(), Derived.__mro__[1] is Base)


class Special(Enum):
    _ignore_ = ['tmp']
    tmp = [1]
    a = 1
    b = nonmember(5)
    c = member(lambda self: 'call')
    _private = 3
    __dunder__ = 4

    @property
    def prop(self):
        return 'p'


print(list(Special.__members__), Special.b, Special.a.prop, hasattr(Special, 'tmp'))
import copy
print(copy.copy(Num.ONE) is Num.ONE, copy.deepcopy(Text.A) is Text.A)
match Num(2):
    case Num.TWO:
        print('two')
