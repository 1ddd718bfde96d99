"""Processes with the interface of threads, and pools of both.

CPython's package is built on how a process is started: it is this module and
`context` that know of the start methods. The others are CPython's where its
library is installed.
"""

import os as _os
import sys as _sys

__path__ = __path__ + [_os.path.join(_entry, 'multiprocessing') for _entry in _sys.path
                       if _os.path.isdir(_os.path.join(_entry, 'multiprocessing'))] + ['<spare multiprocessing>']

from . import context
from .context import reduction as reducer

__all__ = [_name for _name in dir(context._default_context) if not _name.startswith('_')]
globals().update((_name, getattr(context._default_context, _name)) for _name in __all__)

SUBDEBUG, SUBWARNING = 5, 25

# Objects of the main module are pickled by its name; in children it has this one.
if '__main__' in _sys.modules:
    _sys.modules['__mp_main__'] = _sys.modules['__main__']
