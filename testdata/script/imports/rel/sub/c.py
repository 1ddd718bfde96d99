from .. import b
from ..b import value as from_parent
from .d import sibling
from . import d
pkg = __package__
def lazy():
    from .d import sibling as s
    from ..b import value
    return s, value, "s" in locals()
