"""What is there of multiprocessing without CPython's library: pool.ThreadPool, dummy."""

import os

__all__ = ['ProcessError', 'TimeoutError', 'cpu_count', 'Process', 'Pool', 'Manager']


class ProcessError(Exception):
    pass


class TimeoutError(ProcessError):
    pass


def cpu_count():
    """How many cores there are."""
    return os.cpu_count()


def no_processes(*args, **kwargs):
    raise NotImplementedError("processes need CPython's library: use multiprocessing.pool.ThreadPool or threading")


Process = Pool = Manager = no_processes
