"""What is there of executors with processes without CPython's library: their names."""

from concurrent.futures._base import BrokenExecutor, Executor


class BrokenProcessPool(BrokenExecutor):
    """A process of an executor has died."""


class ProcessPoolExecutor(Executor):
    """There is none."""

    def __init__(self, *args, **kwargs):
        raise NotImplementedError("process pools need CPython's library: use ThreadPoolExecutor, "
                                  'whose threads run in parallel')
