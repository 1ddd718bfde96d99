"""The operators as functions; all of them are native."""

import _operator
from _operator import *

__all__ = [_name for _name in dir(_operator) if _name[0] != '_']

# Each also goes by the name of the special method.
for _name in ('lt le eq ne ge gt abs add floordiv index inv invert lshift mod mul '
              'matmul neg or_ pos pow rshift sub truediv xor and_ not_ concat '
              'contains delitem getitem setitem iadd iand iconcat ifloordiv ilshift '
              'imod imul imatmul ior ipow irshift isub itruediv ixor call').split():
    globals()[f"__{_name.rstrip('_')}__"] = getattr(_operator, _name)
del _name, _operator
