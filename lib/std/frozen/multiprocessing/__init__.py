"""Processes with the interface of threads, and pools of both.

CPython's package is built on how a process is started: it is this module and
`context` that know of the start methods. The others are CPython's where its
library is installed.
"""

import os as _os
import sys as _sys

_library = [_folder for _folder in (_os.path.join(_entry, 'multiprocessing') for _entry in _sys.path)
            if _os.path.isfile(_os.path.join(_folder, 'process.py'))]
__path__ = __path__ + _library + ['<spare multiprocessing>']

if _library:
    from . import context
    __all__ = [_name for _name in dir(context._default_context) if not _name.startswith('_')]
    globals().update((_name, getattr(context._default_context, _name)) for _name in __all__ if _name != 'reducer')
else:
    from ._threads import *
    from ._threads import __all__

SUBDEBUG, SUBWARNING = 5, 25

# Objects of the main module are pickled by its name; in children it has this one.
if '__main__' in _sys.modules:
    _sys.modules['__mp_main__'] = _sys.modules['__main__']


def __getattr__(name):
    if name != 'reducer' or not _library:
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    return context.reduction
