"""Pools of worker threads with the interface of pools of processes.

Those of processes are CPython's, from its module of this name: what is not
defined here is found there.
"""

import collections
import itertools
import os
import queue
import threading
import types

from . import TimeoutError, __path__ as _folders

__all__ = ['Pool', 'ThreadPool']

_RUN, _CLOSE, _TERMINATE = 'RUN', 'CLOSE', 'TERMINATE'


class ApplyResult:
    """What a call in the pool will give."""

    __class_getitem__ = classmethod(types.GenericAlias)

    def __init__(self, pool, callback, error_callback):
        self._pool, self._event = pool, threading.Event()
        self._callback, self._error_callback = callback, error_callback

    def _set(self, success, value):
        self._success, self._value = success, value
        call = self._callback if success else self._error_callback
        try:
            if call:
                call(value)
        finally:
            self._event.set()

    def ready(self):
        return self._event.is_set()

    def successful(self):
        if not self.ready():
            raise ValueError(f'{self!r} not ready')
        return self._success

    def wait(self, timeout=None):
        self._event.wait(timeout)

    def get(self, timeout=None):
        self.wait(timeout)
        if not self.ready():
            raise TimeoutError
        if self._success:
            return self._value
        raise self._value


AsyncResult = ApplyResult


class _Parts:
    """Collects the results of the parts of a map."""

    def __init__(self, result, count):
        self._result, self._left, self._lock = result, count, threading.Lock()
        self._parts = [None] * count
        self._error = None

    def done(self, i, success, value):
        with self._lock:
            if success:
                self._parts[i] = value
            elif self._error is None:
                self._error = value
            self._left -= 1
            last = self._left == 0
        if last:
            if self._error is not None:
                self._result._set(False, self._error)
            else:
                self._result._set(True, list(itertools.chain.from_iterable(self._parts)))


class IMapIterator:
    """The results of imap, in the order of the arguments or of completion."""

    def __init__(self, ordered):
        self._ordered, self._ready = ordered, collections.deque() if not ordered else {}
        self._next, self._length, self._cond = 0, None, threading.Condition()

    def _put(self, i, item):
        with self._cond:
            if self._ordered:
                self._ready[i] = item
            else:
                self._ready.append(item)
            self._cond.notify_all()

    def _end(self, length):
        with self._cond:
            self._length = length
            self._cond.notify_all()

    def __iter__(self):
        return self

    def next(self, timeout=None):
        with self._cond:
            def there():
                return self._next == self._length or (self._next in self._ready if self._ordered else self._ready)
            if not self._cond.wait_for(there, timeout):
                raise TimeoutError
            if self._next == self._length:
                raise StopIteration
            success, value = self._ready.pop(self._next) if self._ordered else self._ready.popleft()
            self._next += 1
        if success:
            return value
        raise value

    __next__ = next


class ThreadPool:
    """Runs calls in a number of threads."""

    def __init__(self, processes=None, initializer=None, initargs=()):
        if processes is None:
            processes = os.cpu_count() or 1
        if processes < 1:
            raise ValueError('Number of processes must be at least 1')
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        self._processes, self._state, self._tasks = processes, _RUN, queue.SimpleQueue()
        self._pool = [threading.Thread(target=self._work, args=(initializer, initargs), daemon=True) for _ in range(processes)]
        for t in self._pool:
            t.start()

    def __repr__(self):
        return f'<{type(self).__module__}.{type(self).__qualname__} state={self._state} pool_size={self._processes}>'

    def _work(self, initializer, initargs):
        if initializer is not None:
            initializer(*initargs)
        while True:
            task = self._tasks.get()
            if task is None:
                return
            if self._state is _TERMINATE:
                continue
            done, f, args, kwds = task
            try:
                result = True, f(*args, **kwds)
            except Exception as e:
                result = False, e
            done(*result)
            task = done = f = args = kwds = result = None

    def _check(self):
        if self._state is not _RUN:
            raise ValueError('Pool not running')

    def apply(self, func, args=(), kwds={}):
        return self.apply_async(func, args, kwds).get()

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        self._check()
        result = ApplyResult(self, callback, error_callback)
        self._tasks.put((result._set, func, args, kwds))
        return result

    def map(self, func, iterable, chunksize=None):
        return self.map_async(func, iterable, chunksize).get()

    def starmap(self, func, iterable, chunksize=None):
        return self.starmap_async(func, iterable, chunksize).get()

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map(lambda part: [func(x) for x in part], iterable, chunksize, callback, error_callback)

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map(lambda part: [func(*x) for x in part], iterable, chunksize, callback, error_callback)

    def _map(self, run, iterable, chunksize, callback, error_callback):
        self._check()
        items = list(iterable)
        if chunksize is None:
            chunksize = -(-len(items) // (4 * self._processes))
        result = ApplyResult(self, callback, error_callback)
        if not items:
            result._set(True, [])
            return result
        starts = range(0, len(items), max(chunksize, 1))
        parts = _Parts(result, len(starts))
        for i, start in enumerate(starts):
            part = items[start:start + max(chunksize, 1)]
            self._tasks.put((lambda ok, v, i=i: parts.done(i, ok, v), run, (part,), {}))
        return result

    def imap(self, func, iterable, chunksize=1):
        return self._imap(func, iterable, chunksize, True)

    def imap_unordered(self, func, iterable, chunksize=1):
        return self._imap(func, iterable, chunksize, False)

    def _imap(self, func, iterable, chunksize, ordered):
        self._check()
        if chunksize < 1:
            raise ValueError(f'Chunksize must be 1+, not {chunksize}')
        results, n = IMapIterator(ordered), 0
        for n, x in enumerate(iterable, 1):
            self._tasks.put((lambda ok, v, i=n - 1: results._put(i, (ok, v)), func, (x,), {}))
        results._end(n)
        return results

    def close(self):
        if self._state is _RUN:
            self._state = _CLOSE
            for _ in self._pool:
                self._tasks.put(None)

    def terminate(self):
        self.close()
        self._state = _TERMINATE

    def join(self):
        if self._state is _RUN:
            raise ValueError('Pool is still running')
        for t in self._pool:
            t.join()

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *exc):
        self.terminate()


def _load_processes():
    """CPython's module, or what stands for it."""
    from importlib.util import module_from_spec, spec_from_file_location
    for folder in _folders:
        file = os.path.join(folder, 'pool.py')
        if os.path.isfile(file):
            spec = spec_from_file_location(__name__, file)
            module = module_from_spec(spec)
            spec.loader.exec_module(module)
            return module
    from . import _threads
    return _threads


def __getattr__(name):
    if name.startswith('__'):
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    global _processes
    with _loading:
        if '_processes' not in globals():
            _processes = _load_processes()
    try:
        value = globals()[name] = getattr(_processes, name)
    except AttributeError:
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}') from None
    return value


_loading = threading.RLock()
