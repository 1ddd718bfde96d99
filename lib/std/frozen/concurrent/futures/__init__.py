"""Calls that run later: executors take them, futures stand for their results."""

import os as _os
import sys as _sys

from concurrent.futures._base import (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION,
                                      BrokenExecutor, CancelledError, Executor, Future,
                                      InvalidStateError, TimeoutError, as_completed, wait)
from concurrent.futures.thread import ThreadPoolExecutor

__all__ = ('FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED', 'CancelledError',
           'TimeoutError', 'BrokenExecutor', 'Future', 'Executor', 'wait', 'as_completed',
           'ThreadPoolExecutor', 'ProcessPoolExecutor')

# The executor with processes is CPython's.
__path__ = __path__ + [_os.path.join(_entry, 'concurrent', 'futures') for _entry in _sys.path
                       if _os.path.isdir(_os.path.join(_entry, 'concurrent', 'futures'))] + ['<spare concurrent.futures>']


def __dir__():
    return __all__ + ('__author__', '__doc__')


def __getattr__(name):
    if name != 'ProcessPoolExecutor':
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    global ProcessPoolExecutor
    from .process import ProcessPoolExecutor
    return ProcessPoolExecutor
