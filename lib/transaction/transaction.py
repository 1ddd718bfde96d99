"""Programs that run in parallel, as if one thing came after the other.

What lies in a `with atomic:` block happens as a whole: no other thread sees or
changes anything in between.  TransactionQueue and Pool run calls on all cores,
each as such a block.  stmdict, counter, queue and the like are there for what
many threads use at a time.

docs/TRANSACTIONS.md is the guide.
"""

import functools
import sys
import threading
import traceback
import weakref
from collections.abc import (ItemsView, Iterator, MutableMapping, MutableSet,
                             ValuesView)
from queue import Empty
from time import perf_counter as clock, time

import _transaction
from _transaction import await_change as _await_change
from _transaction import (counter, getsegmentlimit, hint_commit_soon,
                          is_atomic, last_abort_info, retry, stats)

__all__ = ['atomic', 'exclusive_atomic', 'is_atomic', 'hint_commit_soon',
           'getsegmentlimit', 'signals_enabled', 'retry', 'or_else',
           'TransactionError', 'TransactionQueue', 'add', 'run', 'Pool',
           'TimeoutError', 'parallel_map', 'stmdict', 'stmset', 'stmiddict',
           'stmidset', 'counter', 'queue', 'deque', 'Empty',
           'threadlocalproperty', 'time', 'clock', 'count', 'stats',
           'last_abort_info']


class TransactionError(RuntimeError):
    """Something that cannot be done in, or outside of, an atomic block."""


# Atomic blocks

class _Atomic(_transaction.Atomic):

    def __call__(self, function):
        """As a decorator: each call of the function is an atomic block."""
        @functools.wraps(function)
        def atomically(*args, **kwargs):
            with self:
                return function(*args, **kwargs)
        return atomically

    def __repr__(self):
        return 'transaction.atomic'


class _ExclusiveAtomic(_transaction.Atomic):

    def __enter__(self):
        if is_atomic():
            raise TransactionError('exclusive_atomic inside of an atomic block')
        return super().__enter__()

    def __repr__(self):
        return 'transaction.exclusive_atomic'


class _SignalsEnabled:
    """Signals reach the main thread anyway, in atomic blocks too."""

    def __enter__(self):
        return None

    def __exit__(self, *exc_info):
        return None

    def __repr__(self):
        return 'transaction.signals_enabled'


atomic = _Atomic()
exclusive_atomic = _ExclusiveAtomic()
signals_enabled = _SignalsEnabled()


def or_else(*alternatives):
    """Call the first function that does not retry(); return its result.

    What the others did is undone.  If all of them retry, wait until something
    has changed that one of them has read.
    """
    if not alternatives:
        raise TypeError('or_else() needs a function')
    with atomic:
        function = alternatives[_transaction.begin_or_else(len(alternatives))]
        try:
            return function()
        finally:
            _transaction.end_or_else()


# Many calls

_MAX_SEGMENTS = 250
_MAX_WORKERS = 10_000
_MANY = 1 << 60
_TOGETHER = 32         # short calls that may be one transaction
_IDLE = 1e9            # seconds: for ever, without an error when all threads wait


def _check_segments(n):
    if not isinstance(n, int):
        raise TypeError(f'the number of segments must be an int, not {type(n).__name__!r}')
    if not 0 <= n <= _MAX_SEGMENTS:
        raise ValueError(f'the number of segments must be 0 to {_MAX_SEGMENTS}, not {n}')
    return n or getsegmentlimit()


class _Workers:
    """Threads that work until all is done or one has failed."""

    def __init__(self, count, work):
        self.error = None
        self.work = work
        self.threads = [threading.Thread(target=self._run, daemon=True) for _ in range(count)]

    def run(self):
        try:
            for thread in self.threads:
                thread.start()
            for thread in self.threads:
                thread.join()
        except BaseException as error:      # Ctrl-C, or no more threads
            self._fail(error)
            for thread in self.threads:
                if thread.ident is not None:
                    thread.join(1.0)
        if self.error is not None:
            try:
                raise self.error
            finally:
                self.error = None           # it refers to this frame

    def _run(self):
        try:
            if self.error is None:
                self.work()
        except BaseException as error:
            self._fail(error)

    def _fail(self, error):
        with atomic:
            if self.error is not None:
                return                      # it is the consequence of another one
            self.error = error
            for thread in self.threads:
                if thread.ident is not None and thread is not threading.current_thread():
                    _transaction.stop_thread(thread.ident)


class TransactionQueue:
    """Calls to be made, each as a transaction, in any order and in parallel."""

    def __init__(self):
        self._calls = _transaction.deque()
        self._executed = counter()
        self._running = False

    def add(self, f, /, *args, **kwargs):
        """Have f(*args, **kwargs) called by run(); calls may add more calls."""
        if not callable(f):
            raise TypeError(f'{type(f).__name__!r} object is not callable')
        self._calls.append((f, args, kwargs))

    def add_generator(self, calls):
        """Have the calls made that an iterable yields: functions, or tuples of a
        function and its arguments.

        They are asked for as needed, each in a transaction of its own.  None
        stands for no call.
        """
        self.add(self._step, iter(calls))

    def _step(self, calls):
        for call in calls:
            if isinstance(call, tuple):
                self.add(*call)
            elif call is not None:
                self.add(call)
            self.add(self._step, calls)
            break

    def run(self, nb_segments=0):
        """Make all calls, so many at a time (0: as many as can be); return when
        there are none left.

        The first exception ends the run and is raised here.  Calls that were
        being made are undone, those that were not are forgotten.
        """
        count = _check_segments(nb_segments)
        if is_atomic():
            raise TransactionError('TransactionQueue.run() inside of an atomic block')
        with atomic:
            if self._running:
                raise TransactionError('TransactionQueue.run() is already running')
            self._running = True
        try:
            if self._calls:
                _Workers(count, self._work).run()
        except BaseException:
            self._calls.clear()
            raise
        finally:
            self._running = False

    def _work(self):
        executed = 0
        try:
            while True:
                with atomic:
                    if not self._call_one():
                        return
                executed += 1
                if executed % _TOGETHER == 0:
                    hint_commit_soon()      # others pass the calls that are being made
        finally:
            self._executed.add(executed)

    def _call_one(self):
        """Make a call; False if there are none, and none are being made.

        If it retries another one is made, and if they all do, wait.
        """
        skip = _transaction.begin_or_else(_MANY)
        try:
            f, args, kwargs = self._calls._claim(skip)
        except IndexError:
            if skip == 0:
                return False
            f = None
        try:
            if f is not None:
                f(*args, **kwargs)
                return True
        finally:
            _transaction.end_or_else()
        retry()

    def number_of_transactions_executed(self):
        """How many calls were made so far, by all runs."""
        return self._executed.value


_default_queue = TransactionQueue()
add = _default_queue.add
run = _default_queue.run


class TimeoutError(Exception):
    """The result was not there in time."""


class AsyncResult:
    """What will be the result of a job of a Pool."""

    def __init__(self, count, single, callback, error_callback):
        self._parts = deque()               # (index, results or None, error)
        self._count = count
        self._single = single
        self._told = callback is None and error_callback is None
        if not self._told:
            threading.Thread(target=self._tell, args=(callback, error_callback), daemon=True).start()

    def _complete(self):
        return len(self._parts) == self._count

    def ready(self):
        """Is the result there?"""
        with atomic:
            return self._told and self._complete()

    def wait(self, timeout=None):
        """Wait until the result is there, or for so many seconds."""
        if timeout is not None:
            timeout = max(timeout, 0)
        with atomic:
            while not (self._told and self._complete()):
                if not _await_change(timeout):
                    break

    def successful(self):
        """Is there a result, not an error?"""
        if not self.ready():
            raise ValueError(f'{self!r} not ready')
        return all(error is None for _, _, error in self._parts)

    def get(self, timeout=None):
        """Wait, and return the result or raise the error."""
        self.wait(timeout)
        if not self.ready():
            raise TimeoutError
        return self._value()

    def _value(self):
        values = []
        for _, results, error in sorted(self._parts, key=lambda part: part[0]):
            if error is not None:
                raise error
            values += results
        return values[0] if self._single else values

    def _tell(self, callback, error_callback):
        with atomic:
            while not self._complete():
                _await_change()
        try:
            try:
                value = self._value()
            except Exception as error:
                callback, value = error_callback, error
            if callback is not None:
                callback(value)
        except Exception:
            print('Exception in a callback:', file=sys.stderr)
            traceback.print_exc()
        finally:
            self._told = True


def _run_chunk(function, chunk):
    """Make the calls of a chunk, each as a transaction."""
    results = []
    for args in chunk:
        with atomic:
            results.append(function(*args))
    return results


class Pool:
    """multiprocessing.Pool over threads: calls are transactions."""

    def __init__(self, processes=None, initializer=None, initargs=()):
        if processes is None:
            processes = getsegmentlimit()
        if not 1 <= processes <= _MAX_WORKERS:
            raise ValueError(f'the number of workers must be 1 to {_MAX_WORKERS}, not {processes}')
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        self._tasks = _transaction.deque()
        self._state = 'RUN'
        self._initializer = initializer, initargs
        self._threads = [threading.Thread(target=self._work, daemon=True) for _ in range(processes)]
        for thread in self._threads:
            thread.start()

    def __repr__(self):
        return f'<transaction.Pool state={self._state} pool_size={len(self._threads)}>'

    def _work(self):
        initializer, initargs = self._initializer
        if initializer is not None:
            initializer(*initargs)
        while True:
            with atomic:
                if self._state == 'TERMINATE':
                    return
                try:
                    result, index, function, chunk = self._tasks._claim()
                except IndexError:
                    if self._state != 'RUN':
                        return
                    _await_change(_IDLE)
                    continue
            results = error = None
            try:
                results = _run_chunk(function, chunk)
            except Exception as e:
                error = e
            result._parts.append((index, results, error))
            result = function = chunk = None

    def _submit(self, function, calls, chunksize=1, single=False, callback=None, error_callback=None):
        """Have calls made: a list of tuples of arguments."""
        if self._state != 'RUN':
            raise ValueError('Pool not running')
        starts = range(0, len(calls), chunksize)
        result = AsyncResult(len(starts), single, callback, error_callback)
        for index, start in enumerate(starts):
            self._tasks.append((result, index, function, calls[start:start + chunksize]))
        return result

    def _map(self, function, calls, chunksize, callback=None, error_callback=None):
        if chunksize is None:
            chunksize = -(-len(calls) // (4 * len(self._threads))) or 1
        if chunksize < 1:
            raise ValueError(f'Chunksize must be 1+, not {chunksize}')
        return self._submit(function, calls, chunksize, False, callback, error_callback)

    def apply(self, func, args=(), kwds={}):
        """Call a function and return its result."""
        return self.apply_async(func, args, kwds).get()

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        """Have a function called; return an AsyncResult."""
        return self._submit(functools.partial(func, *args, **kwds), [()], 1, True, callback, error_callback)

    def map(self, func, iterable, chunksize=None):
        """Call a function for each item; return the list of results."""
        return self.map_async(func, iterable, chunksize).get()

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        """map() that returns an AsyncResult."""
        return self._map(func, [(x,) for x in iterable], chunksize, callback, error_callback)

    def starmap(self, func, iterable, chunksize=None):
        """Call a function for each tuple of arguments; return the list of results."""
        return self.starmap_async(func, iterable, chunksize).get()

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        """starmap() that returns an AsyncResult."""
        return self._map(func, [tuple(x) for x in iterable], chunksize, callback, error_callback)

    def imap(self, func, iterable, chunksize=1):
        """map() that yields the results one by one, in order."""
        return self._imap(func, iterable, chunksize, lambda waiting: 0)

    def imap_unordered(self, func, iterable, chunksize=1):
        """map() that yields the results as they come."""
        return self._imap(func, iterable, chunksize, _first_ready)

    def _imap(self, func, iterable, chunksize, choose):
        if chunksize < 1:
            raise ValueError(f'Chunksize must be 1+, not {chunksize}')
        if self._state != 'RUN':
            raise ValueError('Pool not running')
        return self._yield_results(func, iter(iterable), chunksize, choose)

    def _yield_results(self, func, items, chunksize, choose):
        ahead = 4 * len(self._threads)      # chunks, so that nobody need wait
        waiting = []
        more = True
        while more or waiting:
            while more and len(waiting) < ahead:
                chunk = [(x,) for _, x in zip(range(chunksize), items)]
                more = len(chunk) == chunksize
                if chunk:
                    waiting.append(self._submit(func, chunk, chunksize))
            if waiting:
                yield from waiting.pop(choose(waiting)).get()

    def close(self):
        """No more calls will be added."""
        with atomic:
            if self._state == 'RUN':
                self._state = 'CLOSE'

    def terminate(self):
        """End all work; calls that are being made are undone."""
        with atomic:
            self._state = 'TERMINATE'
            for thread in self._threads:
                if thread.ident is not None:
                    _transaction.stop_thread(thread.ident)

    def join(self):
        """Wait for the end of the workers, after close() or terminate()."""
        if self._state == 'RUN':
            raise ValueError('Pool is still running')
        for thread in self._threads:
            thread.join()

    def __enter__(self):
        if self._state != 'RUN':
            raise ValueError('Pool not running')
        return self

    def __exit__(self, *exc_info):
        self.terminate()


def _first_ready(waiting):
    """The number of a result that is there, waiting for one if need be."""
    with atomic:
        while True:
            for i, result in enumerate(waiting):
                if result._complete():
                    return i
            _await_change()


def parallel_map(function, iterable, nb_segments=0):
    """[function(x) for x in iterable], in parallel: each call is a transaction."""
    with Pool(_check_segments(nb_segments)) as pool:
        return pool.map(function, iterable)


# Containers

class _Values(ValuesView):
    __slots__ = ()

    def __iter__(self):
        return self._mapping._values()


class _Items(ItemsView):
    __slots__ = ()

    def __iter__(self):
        return self._mapping._items()


class _Mapping(MutableMapping):
    __slots__ = ()

    def values(self):
        """The values, seen through the dict."""
        return _Values(self)

    def items(self):
        """The pairs of key and value, seen through the dict."""
        return _Items(self)

    def copy(self):
        """A new dict with the same items."""
        return type(self)(self)

    @classmethod
    def fromkeys(cls, iterable, value=None):
        """A new dict with these keys and one value."""
        return cls((key, value) for key in iterable)

    def __repr__(self):
        items = ', '.join(f'{key!r}: {value!r}' for key, value in self.items())
        return f'{type(self).__name__}({{{items}}})'


class stmdict(_transaction._stmdict, _Mapping):
    """A dict in no particular order in which different keys never conflict.

    Iterators show the dict as it is when they come by: keys that are there all
    the time come exactly once, others may or may not come.
    """

    __slots__ = ()

    def __init__(self, *args, **kwargs):
        self.update(*args, **kwargs)


class stmiddict(_transaction._stmiddict, _Mapping):
    """A stmdict whose keys are compared by identity; they need no hash."""

    __slots__ = ()

    def __init__(self, *args, **kwargs):
        self.update(*args, **kwargs)


class stmset(MutableSet):
    """A set in no particular order in which different items never conflict."""

    __slots__ = '_keys',
    _table = _transaction._stmdict

    def __init__(self, iterable=()):
        self._keys = self._table()
        self.update(iterable)

    def add(self, item):
        """Put an item in."""
        self._keys.setdefault(item)

    def discard(self, item):
        """Take an item out if it is there."""
        self._keys._discard(item)

    def remove(self, item):
        """Take an item out; KeyError if it is not there."""
        del self._keys[item]

    def clear(self):
        """Take all items out."""
        self._keys.clear()

    def update(self, *iterables):
        """Put items in."""
        for iterable in iterables:
            for item in iterable:
                self._keys.setdefault(item)

    def copy(self):
        """A new set with the same items."""
        return type(self)(self)

    def __contains__(self, item):
        return item in self._keys

    def __iter__(self):
        return iter(self._keys)

    def __len__(self):
        return len(self._keys)

    def __repr__(self):
        return f'{type(self).__name__}([{", ".join(map(repr, self))}])'


class stmidset(stmset):
    """A stmset whose items are compared by identity; they need no hash."""

    __slots__ = ()
    _table = _transaction._stmiddict


class deque(_transaction.deque):
    """A sequence with two ends.  Puts do not conflict with each other, nor with
    gets; concurrent gets take different items."""

    __slots__ = ()

    def __repr__(self):
        return f'transaction.deque({list(self)!r})'


class queue:
    """queue.Queue without a limit, over a deque: first in, first out."""

    def __init__(self, iterable=()):
        self._items = deque(iterable)
        self._unfinished = counter(len(self._items))

    def put(self, item, block=True, timeout=None):
        """Add an item."""
        with atomic:
            self._items.append(item)
            self._unfinished.add(1)

    def get(self, block=True, timeout=None):
        """Take an item, waiting for one; Empty when the time is over."""
        if timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        with atomic:
            while True:
                try:
                    if not block:
                        return self._items.popleft()
                    return self._items._claim()
                except IndexError:
                    if not block or not _await_change(timeout):
                        raise Empty from None

    def put_nowait(self, item):
        """Add an item."""
        self.put(item)

    def get_nowait(self):
        """Take an item, or raise Empty."""
        return self.get(False)

    def task_done(self):
        """Say that an item taken has been dealt with."""
        self._unfinished.sub(1)

    def join(self):
        """Wait until all items have been dealt with."""
        with atomic:
            while left := self._unfinished.value:
                if left < 0:
                    raise ValueError('task_done() called too many times')
                _await_change()

    def qsize(self):
        """How many items there are."""
        return len(self._items)

    def empty(self):
        """Are there none?"""
        return not self._items

    def full(self):
        """There always is room."""
        return False

    def __repr__(self):
        return f'transaction.queue({list(self._items)!r})'


class threadlocalproperty:
    """An attribute of a class's objects whose value is another in each thread.

    Where a thread has not set it default_factory() makes its value.
    """

    def __init__(self, default_factory=None):
        self._default_factory = default_factory
        self._local = threading.local()
        self._name = '?'

    def __set_name__(self, owner, name):
        self._name = name

    def _values(self):
        """The running thread's values: identity of an object -> (weak reference, value)."""
        try:
            return self._local.values
        except AttributeError:
            self._local.values = {}
            return self._local.values

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        entry = self._values().get(id(obj))
        if entry is not None and entry[0]() is obj:
            return entry[1]
        if self._default_factory is None:
            raise AttributeError(f'{type(obj).__name__!r} object has no attribute {self._name!r} in this thread')
        value = self._default_factory()
        self.__set__(obj, value)
        return value

    def __set__(self, obj, value):
        values, key = self._values(), id(obj)

        def forget(reference):
            if key in values and values[key][0] is reference:
                del values[key]

        values[key] = weakref.ref(obj, forget), value

    def __delete__(self, obj):
        if self._values().pop(id(obj), None) is None:
            raise AttributeError(self._name)


class count(Iterator):
    """Numbers start, start + step, ... that threads draw without conflicts.

    Each number comes once at most, later ones are greater; some may be left out.
    """

    def __init__(self, start=0, step=1):
        self._start = start
        self._step = step
        self._first = _transaction.next_number() + 1

    def __next__(self):
        return self._start + self._step * (_transaction.next_number() - self._first)
