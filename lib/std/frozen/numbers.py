"""The tower of numbers as abstract classes."""

from abc import ABCMeta, abstractmethod

__all__ = ['Number', 'Complex', 'Real', 'Rational', 'Integral']


class Number(metaclass=ABCMeta):
    """Any number."""

    __slots__ = ()
    __hash__ = None


def _abstract(name, doc):
    def method(self, *args):
        raise NotImplementedError
    method.__name__ = name
    method.__doc__ = doc
    return abstractmethod(method)


class Complex(Number):
    """Numbers with a real and an imaginary part."""

    __slots__ = ()

    for _name, _doc in (('__complex__', 'complex(self)'), ('__add__', 'self + other'),
                        ('__radd__', 'other + self'), ('__neg__', '-self'),
                        ('__pos__', '+self'), ('__mul__', 'self * other'),
                        ('__rmul__', 'other * self'), ('__truediv__', 'self / other'),
                        ('__rtruediv__', 'other / self'), ('__pow__', 'self ** exponent'),
                        ('__rpow__', 'base ** self'), ('__abs__', 'abs(self)'),
                        ('conjugate', '(x+y*i).conjugate() returns (x-y*i).'),
                        ('__eq__', 'self == other')):
        locals()[_name] = _abstract(_name, _doc)
    real = property(_abstract('real', 'The real part.'))
    imag = property(_abstract('imag', 'The imaginary part.'))
    del _name, _doc

    def __bool__(self):
        return self != 0

    def __sub__(self, other):
        return self + -other

    def __rsub__(self, other):
        return -self + other


Complex.register(complex)


class Real(Complex):
    """Numbers on a line."""

    __slots__ = ()

    for _name, _doc in (('__float__', 'float(self)'), ('__trunc__', 'math.trunc(self)'),
                        ('__floor__', 'math.floor(self)'), ('__ceil__', 'math.ceil(self)'),
                        ('__round__', 'round(self, ndigits)'),
                        ('__floordiv__', 'self // other'), ('__rfloordiv__', 'other // self'),
                        ('__mod__', 'self % other'), ('__rmod__', 'other % self'),
                        ('__lt__', 'self < other'), ('__le__', 'self <= other')):
        locals()[_name] = _abstract(_name, _doc)
    del _name, _doc

    def __divmod__(self, other):
        return self // other, self % other

    def __rdivmod__(self, other):
        return other // self, other % self

    def __complex__(self):
        return complex(float(self))

    @property
    def real(self):
        """The number itself."""
        return +self

    @property
    def imag(self):
        """Zero."""
        return 0

    def conjugate(self):
        """The number itself."""
        return +self


Real.register(float)


class Rational(Real):
    """Fractions."""

    __slots__ = ()

    numerator = property(_abstract('numerator', 'The number above the line.'))
    denominator = property(_abstract('denominator', 'The number below the line.'))

    def __float__(self):
        return int(self.numerator) / int(self.denominator)


class Integral(Rational):
    """Whole numbers."""

    __slots__ = ()

    for _name, _doc in (('__int__', 'int(self)'),
                        ('__lshift__', 'self << other'), ('__rlshift__', 'other << self'),
                        ('__rshift__', 'self >> other'), ('__rrshift__', 'other >> self'),
                        ('__and__', 'self & other'), ('__rand__', 'other & self'),
                        ('__xor__', 'self ^ other'), ('__rxor__', 'other ^ self'),
                        ('__or__', 'self | other'), ('__ror__', 'other | self'),
                        ('__invert__', '~self')):
        locals()[_name] = _abstract(_name, _doc)
    del _name, _doc

    @abstractmethod
    def __pow__(self, exponent, modulus=None):
        """self ** exponent % modulus"""
        raise NotImplementedError

    def __index__(self):
        return int(self)

    def __float__(self):
        return float(int(self))

    @property
    def numerator(self):
        """The number itself."""
        return +self

    @property
    def denominator(self):
        """One."""
        return 1


Integral.register(int)
