"""Decimal arithmetic in Go. Imported again it has the classes that it had."""
from _decimal_classes import *
from _decimal_classes import __libmpdec_version__, __version__
