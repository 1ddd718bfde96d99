"""Queues between threads."""

import threading
from time import monotonic as time

GenericAlias = type(list[int])

__all__ = ['Empty', 'Full', 'Queue', 'PriorityQueue', 'LifoQueue', 'SimpleQueue']


try:
    from _queue import Empty
except ImportError:
    class Empty(Exception):
        """get() found nothing (in time)."""


class Full(Exception):
    """put() found no room (in time)."""


class Queue:
    """First in, first out; maxsize 0 means no limit."""

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        self.mutex = threading.Lock()
        self.not_empty = threading.Condition(self.mutex)
        self.not_full = threading.Condition(self.mutex)
        self.all_tasks_done = threading.Condition(self.mutex)
        self.unfinished_tasks = 0

    # What a subclass may replace: how items are kept.

    def _init(self, maxsize):
        from collections import deque
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    def put(self, item, block=True, timeout=None):
        """Add an item, waiting for room if need be."""
        with self.not_full:
            if self.maxsize > 0:
                self._wait(self.not_full, lambda: self._qsize() < self.maxsize,
                           block, timeout, Full)
            self._put(item)
            self.unfinished_tasks += 1
            self.not_empty.notify()

    def get(self, block=True, timeout=None):
        """Remove and return an item, waiting for one if need be."""
        with self.not_empty:
            self._wait(self.not_empty, self._qsize, block, timeout, Empty)
            item = self._get()
            self.not_full.notify()
            return item

    def _wait(self, condition, ready, block, timeout, failure):
        if not block:
            if not ready():
                raise failure
        elif timeout is None:
            while not ready():
                condition.wait()
        elif timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        else:
            end = time() + timeout
            while not ready():
                remaining = end - time()
                if remaining <= 0.0:
                    raise failure
                condition.wait(remaining)

    def put_nowait(self, item):
        """Add an item, or raise Full."""
        return self.put(item, block=False)

    def get_nowait(self):
        """Remove and return an item, or raise Empty."""
        return self.get(block=False)

    def task_done(self):
        """Say that an item taken from the queue has been dealt with."""
        with self.all_tasks_done:
            if self.unfinished_tasks <= 0:
                raise ValueError('task_done() called too many times')
            self.unfinished_tasks -= 1
            if not self.unfinished_tasks:
                self.all_tasks_done.notify_all()

    def join(self):
        """Wait until every item has been dealt with."""
        with self.all_tasks_done:
            while self.unfinished_tasks:
                self.all_tasks_done.wait()

    def qsize(self):
        """About how many items there are."""
        with self.mutex:
            return self._qsize()

    def empty(self):
        """Was it empty just now?"""
        with self.mutex:
            return not self._qsize()

    def full(self):
        """Was it full just now?"""
        with self.mutex:
            return 0 < self.maxsize <= self._qsize()

    __class_getitem__ = classmethod(GenericAlias)


class PriorityQueue(Queue):
    """The smallest item comes first."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        from heapq import heappush
        heappush(self.queue, item)

    def _get(self):
        from heapq import heappop
        return heappop(self.queue)


class LifoQueue(Queue):
    """Last in, first out."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.pop()


class _PySimpleQueue:
    """First in, first out, without limit and without counting tasks.

    put() may be called anywhere, also by finalizers and signal handlers that
    run while the same thread is in put() or get(): no other code runs in their
    stretches without a call of a function in Python, a loop or a wait.
    """

    def __init__(self):
        from collections import deque
        self._queue = deque()
        self._lock = threading.Lock()   # held while somebody waits for an item
        self._held = False              # so put() has to release it

    def put(self, item, block=True, timeout=None):
        """Add an item."""
        self._queue.append(item)
        if self._held:
            self._held = False
            self._lock.release()

    def get(self, block=True, timeout=None):
        """Remove and return an item, waiting for one if need be."""
        end = None
        if not block:
            timeout = 0
        elif timeout is None:
            timeout = -1
        elif timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        else:
            end = time() + timeout
        queue = self._queue
        while not queue:
            acquired = self._lock.acquire(False)
            if not acquired and timeout:
                acquired = self._lock.acquire(True, timeout)
            if not acquired:
                raise Empty
            self._held = True
            if end is not None:
                timeout = max(end - time(), 0)
        item = queue.popleft()
        if self._held:
            self._held = False
            self._lock.release()
        return item

    def put_nowait(self, item):
        """Add an item."""
        return self.put(item)

    def get_nowait(self):
        """Remove and return an item, or raise Empty."""
        return self.get(block=False)

    def empty(self):
        """Was it empty just now?"""
        return not self._queue

    def qsize(self):
        """About how many items there are."""
        return len(self._queue)

    __class_getitem__ = classmethod(GenericAlias)


try:
    from _queue import SimpleQueue
except ImportError:
    SimpleQueue = _PySimpleQueue
