import numbers
from fractions import Fraction

for value in (3, 2.5, 1j, True, Fraction(1, 2)):
    print(type(value).__name__, isinstance(value, numbers.Number), isinstance(value, numbers.Real),
          isinstance(value, numbers.Rational), isinstance(value, numbers.Integral))


class Point(numbers.Complex):
    def __init__(self, re, im):
        self.re, self.im = re, im

    def __complex__(self):
        return complex(self.re, self.im)

    real = property(lambda self: self.re)
    imag = property(lambda self: self.im)

    def __add__(self, o):
        return Point(self.re + o.re, self.im + o.im)

    def __radd__(self, o):
        return NotImplemented

    def __neg__(self):
        return Point(-self.re, -self.im)

    def __pos__(self):
        return self

    def __eq__(self, o):
        return complex(self) == o

    __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __pow__ = __rpow__ = lambda self, o: NotImplemented

    def __abs__(self):
        return abs(complex(self))

    def conjugate(self):
        return Point(self.re, -self.im)


p = Point(3, 4)
print(complex(p - Point(1, 1)), abs(p), bool(p), bool(Point(0, 0)), complex(p.conjugate()), isinstance(p, numbers.Number))
print((3).numerator, (3).denominator, (2.5).imag, (1j).real, numbers.Integral.register(type('I', (), {})).__name__)
try:
    hash(p)
except TypeError as error:
    print(error)
try:
    numbers.Real()
except TypeError as error:
    print('TypeError')
