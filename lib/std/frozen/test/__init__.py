"""Help for running tests written for other implementations."""

import os as _os
import sys as _sys

# The tests themselves are found in directories `test` on the path.
__path__ = __path__ + [_os.path.join(_entry, 'test') for _entry in _sys.path
                       if _os.path.isdir(_os.path.join(_entry, 'test'))]
