from . import b, names
from .b import value
from .sub import c
import rel.sub.d
