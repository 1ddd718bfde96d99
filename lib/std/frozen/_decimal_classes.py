"""Decimal arithmetic: Decimal, Context and the signals, of which there is one for all
imports of module _decimal.

Module _decimals has the numbers and the operations; here are exceptions, and what
is used less often.
"""
import _decimals
import contextvars as _contextvars
import numbers as _numbers
from _decimals import Context, Decimal
from collections import namedtuple as _namedtuple
from collections.abc import MutableMapping as _MutableMapping

__all__ = (
    "Decimal", "Context", "DecimalTuple", "DefaultContext", "BasicContext", "ExtendedContext",
    "DecimalException", "Clamped", "InvalidOperation", "DivisionByZero", "Inexact", "Rounded", "Subnormal",
    "Overflow", "Underflow", "FloatOperation", "DivisionImpossible", "InvalidContext", "ConversionSyntax",
    "DivisionUndefined",
    "ROUND_DOWN", "ROUND_HALF_UP", "ROUND_HALF_EVEN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_UP",
    "ROUND_HALF_DOWN", "ROUND_05UP",
    "setcontext", "getcontext", "localcontext",
    "MAX_PREC", "MAX_EMAX", "MIN_EMIN", "MIN_ETINY", "HAVE_THREADS", "HAVE_CONTEXTVAR",
)

__version__ = "1.70"
__libmpdec_version__ = "2.5.1"
ROUND_DOWN = "ROUND_DOWN"
ROUND_HALF_UP = "ROUND_HALF_UP"
ROUND_HALF_EVEN = "ROUND_HALF_EVEN"
ROUND_CEILING = "ROUND_CEILING"
ROUND_FLOOR = "ROUND_FLOOR"
ROUND_UP = "ROUND_UP"
ROUND_HALF_DOWN = "ROUND_HALF_DOWN"
ROUND_05UP = "ROUND_05UP"

MAX_PREC = 999999999999999999
MAX_EMAX = 999999999999999999
MIN_EMIN = -999999999999999999
MIN_ETINY = MIN_EMIN - (MAX_PREC - 1)

HAVE_THREADS = True
HAVE_CONTEXTVAR = True

DecimalTuple = _namedtuple("DecimalTuple", "sign digits exponent", module="decimal")


def _signal(name, *bases):
    return type(name, bases, {"__module__": "decimal"})


DecimalException = _signal("DecimalException", ArithmeticError)
InvalidOperation = _signal("InvalidOperation", DecimalException)
FloatOperation = _signal("FloatOperation", DecimalException, TypeError)
DivisionByZero = _signal("DivisionByZero", DecimalException, ZeroDivisionError)
Inexact = _signal("Inexact", DecimalException)
Rounded = _signal("Rounded", DecimalException)
Subnormal = _signal("Subnormal", DecimalException)
Overflow = _signal("Overflow", Inexact, Rounded)
Underflow = _signal("Underflow", Inexact, Rounded, Subnormal)
Clamped = _signal("Clamped", DecimalException)
DivisionImpossible = _signal("DivisionImpossible", InvalidOperation)
DivisionUndefined = _signal("DivisionUndefined", InvalidOperation, ZeroDivisionError)
ConversionSyntax = _signal("ConversionSyntax", InvalidOperation)
InvalidContext = _signal("InvalidContext", InvalidOperation)

# The bits of conditions in _flags and _traps.
_INVALID = 0x1BA
_bits = {
    InvalidOperation: _INVALID, FloatOperation: 0x400, DivisionByZero: 0x4, Overflow: 0x800, Underflow: 0x4000,
    Subnormal: 0x2000, Inexact: 0x40, Rounded: 0x1000, Clamped: 0x1,
}
_conditions = ((InvalidOperation, 0x100), (DivisionImpossible, 0x8), (DivisionUndefined, 0x10), (ConversionSyntax, 0x2),
               (InvalidContext, 0x80))
_by_bit = ((Clamped, 0x1), (InvalidOperation, _INVALID), (DivisionByZero, 0x4), (Inexact, 0x40), (FloatOperation, 0x400),
           (Overflow, 0x800), (Rounded, 0x1000), (Subnormal, 0x2000), (Underflow, 0x4000))


def _bits_of(signals):
    """The bits of a list or a mapping of signals."""
    if isinstance(signals, SignalDict):
        return signals._get()
    if isinstance(signals, dict):
        if len(signals) != len(_bits) or any(s not in _bits for s in signals):
            raise KeyError("invalid signal dict")
        signals = [s for s, on in signals.items() if on]
    else:
        raise TypeError("argument must be a signal dict")
    return _bits_of_list(signals)


def _bits_of_list(signals):
    bits = 0
    for s in signals:
        for known, value in (*_bits.items(), *_conditions[1:]):
            if s is known:
                bits |= value
                break
        else:
            raise KeyError("invalid error flag")
    return bits


class SignalDict(_MutableMapping):
    """The flags or the traps of a context, by signal."""

    __slots__ = "_context", "_name"

    def __init__(self, context, name):
        self._context = context
        self._name = name

    def _get(self):
        return getattr(self._context, self._name)

    def _bit(self, signal):
        try:
            return _bits[signal]
        except (KeyError, TypeError):
            raise KeyError("invalid error flag") from None

    def __getitem__(self, signal):
        return bool(self._get() & self._bit(signal))

    def __setitem__(self, signal, on):
        bit = self._bit(signal)
        setattr(self._context, self._name, self._get() | bit if on else self._get() & ~bit)

    def __delitem__(self, signal):
        raise ValueError("signal keys cannot be deleted")

    def __iter__(self):
        return iter(_bits)

    def __len__(self):
        return len(_bits)

    def __eq__(self, other):
        if isinstance(other, SignalDict):
            return self._get() == other._get()
        if isinstance(other, dict):
            try:
                return self._get() == _bits_of(other)
            except KeyError:
                return False
        return NotImplemented

    __hash__ = None

    def __repr__(self):
        return "{" + ", ".join(f"<class 'decimal.{s.__name__}'>:{on}" for s, on in self.items()) + "}"

    def copy(self):
        return dict(self)


SignalDict.__module__ = "decimal"


class _Context:
    """The methods of Context that are written in Python."""

    def _bits_given(signals):
        """The bits of what a new context is given."""
        return _bits_of_list(signals) if isinstance(signals, list) else _bits_of(signals)

    _bits_given = staticmethod(_bits_given)

    def _exception(bits):
        """What is raised for the conditions."""
        names = [c for c, bit in _conditions if bits & bit] + [s for s, bit in _bits.items() if s is not InvalidOperation and bits & bit]
        for signal, bit in _bits.items():
            if bits & bit:
                return signal(names)

    _exception = staticmethod(_exception)

    def _current():
        """A context for code that has none yet."""
        context = _variable.get(None)
        if context is None:
            context = DefaultContext.copy()
            context._flags = 0
            _variable.set(context)
        return context

    _current = staticmethod(_current)

    @property
    def flags(self):
        return SignalDict(self, "_flags")

    @flags.setter
    def flags(self, signals):
        self._flags = _bits_of(signals)

    @property
    def traps(self):
        return SignalDict(self, "_traps")

    @traps.setter
    def traps(self, signals):
        self._traps = _bits_of(signals)

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def radix(self):
        return Decimal(10)

    def canonical(self, x, /):
        if not isinstance(x, Decimal):
            raise TypeError("argument must be a Decimal")
        return x

    def __repr__(self):
        def names(bits):
            found = [(bits & mask, s.__name__) for s, mask in _by_bit if bits & mask]
            return ", ".join(name for _, name in sorted(found, key=lambda pair: pair[0] & -pair[0]))  # by the lowest bit
        return (f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, capitals={self.capitals}, "
                f"clamp={self.clamp}, flags=[{names(self._flags)}], traps=[{names(self._traps)}])")

    def __reduce__(self):
        def signals(bits):
            return [s for s, bit in _bits.items() if bits & bit]
        return type(self), (self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, signals(self._flags), signals(self._traps))


_variable = _contextvars.ContextVar("decimal_context")
_decimals.completes(Context, _Context)


class _Decimal:
    """The methods of Decimal that are written in Python."""

    def _text_of_parts(parts):
        """The text of a number given as (sign, digits, exponent)."""
        parts = tuple(parts)
        if len(parts) != 3:
            raise ValueError("argument must be a sequence of length 3")
        sign, digits, exponent = parts
        if not isinstance(sign, int) or sign not in (0, 1):
            raise ValueError("sign must be an integer with the value 0 or 1")
        text = "-" if sign else ""
        special = isinstance(exponent, str)
        if special:
            if exponent not in ("F", "n", "N"):
                raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
            text += {"F": "Inf", "n": "NaN", "N": "sNaN"}[exponent]
        elif not isinstance(exponent, int):
            raise ValueError("exponent must be an integer")
        elif not -1 << 63 <= exponent < 1 << 63:
            raise OverflowError("Python int too large to convert to C ssize_t")
        if not isinstance(digits, (tuple, list)):
            raise ValueError("coefficient must be a tuple of digits")
        for d in digits:
            if not isinstance(d, int) or not 0 <= d <= 9:
                raise ValueError("coefficient must be a tuple of digits")
        if special:
            return text if exponent == "F" else text + "".join(map(str, map(int, digits)))
        return f"{text}{''.join(map(str, map(int, digits))) or '0'}E{int(exponent)}"

    _text_of_parts = staticmethod(_text_of_parts)

    def _ratio(x):
        """Numerator and denominator of a rational number."""
        if isinstance(x, _numbers.Rational):
            return int(x.numerator), int(x.denominator)

    _ratio = staticmethod(_ratio)

    def as_tuple(self):
        """Return a tuple representation of the number."""
        sign, digits, exponent, kind = _decimals.parts(self)
        if kind:
            exponent = "FFnN"[kind]
            digits = "0" if kind == 1 else digits if digits != "0" else ""
        return DecimalTuple(int(sign), tuple(map(int, digits)), exponent)

    def as_integer_ratio(self):
        """Decimal.as_integer_ratio() -> (int, int)"""
        if self.is_infinite():
            raise OverflowError("cannot convert Infinity to integer ratio")
        if self.is_nan():
            raise ValueError("cannot convert NaN to integer ratio")
        exponent = _decimals.parts(self)[2]
        if exponent >= 0 or not self:
            return int(self), 1
        n, d = int(self.scaleb(-exponent, _widest)), 10 ** -exponent
        from math import gcd
        common = gcd(n, d)
        return n // common, d // common

    def radix(self):
        """Return Decimal(10), the base of all numbers here."""
        return Decimal(10)

    def canonical(self):
        """Return the number itself."""
        return self

    def conjugate(self):
        """Return the number itself."""
        return self

    def __reduce__(self):
        return type(self), (str(self),)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo, /):
        return self

    def __complex__(self):
        return complex(float(self), 0)

    def __trunc__(self):
        return int(self)

    def __floor__(self):
        return self._to_int(ROUND_FLOOR)

    def __ceil__(self):
        return self._to_int(ROUND_CEILING)


_decimals.completes(Decimal, _Decimal)
_numbers.Number.register(Decimal)

_widest = Context(prec=MAX_PREC, Emin=MIN_EMIN, Emax=MAX_EMAX, clamp=0, traps=[])
DefaultContext = Context(prec=28, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[],
                         traps=[DivisionByZero, Overflow, InvalidOperation])
BasicContext = Context(prec=9, rounding=ROUND_HALF_UP, traps=[DivisionByZero, Overflow, InvalidOperation, Clamped, Underflow], flags=[])
ExtendedContext = Context(prec=9, rounding=ROUND_HALF_EVEN, traps=[], flags=[])
_Context._template = DefaultContext
_decimals.completes(Context, _Context)


def getcontext():
    """Get the current default context."""
    return Context._current()


def setcontext(context, /):
    """Set a new default context."""
    if not isinstance(context, Context):
        raise TypeError("argument must be a context")
    if context is DefaultContext or context is BasicContext or context is ExtendedContext:
        context = context.copy()
        context.clear_flags()
    _variable.set(context)


class ContextManager:
    """The manager that localcontext() returns."""

    __slots__ = "_new", "_saved"

    def __init__(self, context):
        self._new = context.copy()

    def __enter__(self):
        self._saved = getcontext()
        setcontext(self._new)
        return self._new

    def __exit__(self, *exc):
        setcontext(self._saved)


ContextManager.__module__ = "decimal"


def localcontext(ctx=None, **kwargs):
    """Return a context manager that will set the default context to a copy of ctx
on entry to the with-statement and restore the previous default context when
exiting the with-statement. If no context is supplied, a copy of the current
default context is used."""
    if ctx is None:
        ctx = getcontext()
    elif not isinstance(ctx, Context):
        raise TypeError("optional argument must be a context")
    manager = ContextManager(ctx)
    for name, value in kwargs.items():
        if name not in ("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"):
            raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        if value is not None:
            setattr(manager._new, name, value)
    return manager
