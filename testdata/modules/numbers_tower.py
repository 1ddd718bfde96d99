import numbers
from numbers import *

for value in (1, True, 1.5, 1j, 'x'):
    print(type(value).__name__, [n.__name__ for n in (Number, Complex, Real, Rational, Integral)
                                 if isinstance(value, n)])


class Half(Rational):
    numerator = 1
    denominator = 2

    def _no(self, *args):
        return NotImplemented

    for _n in Rational.__abstractmethods__:
        if _n not in ('numerator', 'denominator'):
            locals()[_n] = _no
    del _n


h = Half()
print(float(h), h.imag, bool(Rational.__abstractmethods__))
print(sorted(Integral.__abstractmethods__)[:5], len(Integral.__abstractmethods__))
try:
    Complex()
except TypeError as error:
    print(str(error)[:50])
print(issubclass(int, Rational), numbers.__all__)
