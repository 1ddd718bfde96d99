"""Decimal fixed and floating point arithmetic, as the General Decimal Arithmetic
Specification has it."""
try:
    from _decimal import *
    from _decimal import __doc__, __libmpdec_version__, __version__
except ImportError:
    from _pydecimal import *
    from _pydecimal import __doc__, __libmpdec_version__, __version__
