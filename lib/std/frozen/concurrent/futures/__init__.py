"""Calls that run later: executors take them, futures stand for their results.

There are threads only: they run in parallel here, so there are no processes.
"""

from concurrent.futures._base import (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION,
                                      BrokenExecutor, CancelledError, Executor, Future,
                                      InvalidStateError, TimeoutError, as_completed, wait)
from concurrent.futures.thread import ThreadPoolExecutor

__all__ = ('FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED', 'CancelledError',
           'TimeoutError', 'BrokenExecutor', 'Future', 'Executor', 'wait', 'as_completed',
           'ThreadPoolExecutor', 'ProcessPoolExecutor')


class ProcessPoolExecutor(Executor):
    """There is none: threads run in parallel."""

    def __init__(self, *args, **kwargs):
        raise NotImplementedError('there are no process pools: use ThreadPoolExecutor, '
                                  'whose threads run in parallel')
