"""The part of multiprocessing that works with threads: pool.ThreadPool, dummy.

Processes cannot share what lies in the segments; threads run on all cores here,
so ThreadPool does what Pool is for.
"""

import os as _os


class ProcessError(Exception):
    pass


class TimeoutError(ProcessError):
    pass


def cpu_count():
    """How many cores there are."""
    return _os.cpu_count()


def _no_processes(*args, **kwargs):
    raise NotImplementedError('processes are not supported: use multiprocessing.pool.ThreadPool or threading')


Process = Pool = Manager = _no_processes
