"""Module transaction for CPython 3.11: threads and one lock.

Put this file where CPython finds it (PYTHONPATH) to run programs made for
pystm.  Atomic blocks exclude each other by a lock, so nothing gets faster, and
only what lies in atomic blocks is atomic.  Nothing can be undone: where a
retry() is to run its block again that must be a function, called by atomic
(as a decorator), by a TransactionQueue or a Pool, and should change nothing
before it; likewise the alternatives of or_else(), and calls that end a run.
"""

import collections
import functools
import itertools
import sys
import threading
import traceback
import weakref
from collections.abc import ItemsView, MutableMapping, MutableSet, ValuesView
from multiprocessing import TimeoutError
from multiprocessing.pool import ThreadPool
from queue import Empty
from time import monotonic, perf_counter as clock, time

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

class _Retry(BaseException):
    """Leaves the function that is to be called again."""

    def __init__(self, until):
        self.until = until


class _State(threading.local):
    depth = 0           # atomic blocks the thread is in
    functions = 0       # of these, calls that can be made again
    over = False        # the time for retries is over


_lock = threading.RLock()
_changed = threading.Condition(_lock)
_state = _State()
_commits = 0

_LOOK_AGAIN = 0.01      # seconds: changes outside of atomic blocks wake nobody


class _Atomic:
    _exclusive = False

    def __init__(self, name):
        self._name = name

    def __enter__(self):
        if self._exclusive and is_atomic():
            raise TransactionError('exclusive_atomic inside of an atomic block')
        _lock.acquire()
        _state.depth += 1

    def __exit__(self, *exc_info):
        global _commits
        if _state.depth == 0:
            raise RuntimeError('leaving an atomic block that was not entered')
        _state.depth -= 1
        if _state.depth == 0:
            _commits += 1
            _changed.notify_all()
        _lock.release()

    def __call__(self, function):
        """As a decorator: each call of the function is an atomic block."""
        @functools.wraps(function)
        def atomically(*args, **kwargs):
            return _call(function, args, kwargs, self)
        return atomically

    def __repr__(self):
        return 'transaction.' + self._name


class _ExclusiveAtomic(_Atomic):
    _exclusive = True


class _SignalsEnabled:

    def __enter__(self):
        return None

    def __exit__(self, *exc_info):
        return None

    def __repr__(self):
        return 'transaction.signals_enabled'


atomic = _Atomic('atomic')
exclusive_atomic = _ExclusiveAtomic('exclusive_atomic')
signals_enabled = _SignalsEnabled()


def _call(function, args, kwargs, block=atomic):
    """Call a function as an atomic block, again if it retries."""
    until = None
    try:
        while True:
            with block:
                _state.functions += 1
                try:
                    return function(*args, **kwargs)
                except _Retry as r:
                    if _state.depth > 1:
                        raise
                    until = until or r.until
                    _state.over = _wait(until)
                finally:
                    _state.functions -= 1
    finally:
        if _state.depth == 0:
            _state.over = False


def _wait(until):
    """Wait for a change, but not for long; is it later than `until`?"""
    if until is None:
        if threading.active_count() == 1:
            raise RuntimeError('an atomic block waits for a change, and there is no other thread')
        _changed.wait(_LOOK_AGAIN)
        return False
    _changed.wait(max(0, min(until - monotonic(), _LOOK_AGAIN)))
    return monotonic() >= until


def is_atomic():
    """Is the running code in an atomic block?"""
    return _state.depth > 0


def hint_commit_soon():
    """Have the running transaction end at the next occasion."""


def getsegmentlimit():
    """Return how many transactions can run at a time."""
    return 1


def _until(timeout):
    if timeout is None:
        return None
    if not 0 <= timeout <= 3e9:
        raise ValueError('timeout must be 0 to 3e+09 seconds')
    return monotonic() + timeout


def retry(timeout=None):
    """Leave the atomic function, and call it again when something has changed.

    With a timeout, in seconds, go on when that is over.
    """
    until = _until(timeout)
    if _state.depth == 0:
        raise RuntimeError('retry outside of an atomic block')
    if _state.over:
        return
    if _state.functions == 0:
        raise RuntimeError('retry() in an atomic block that is no function called by atomic')
    if until is None and threading.active_count() == 1:
        raise RuntimeError('an atomic block waits for a change, and there is no other thread')
    raise _Retry(until)


def _await_change(until):
    """Wait in an atomic block that has changed nothing; False: the time is over."""
    if _state.depth > 1:
        if until is not None and monotonic() >= until:
            return False
        retry(None if until is None else max(0, until - monotonic()))
        return False
    return not _wait(until)


def or_else(*alternatives):
    """Call the first function that does not retry(); return its result."""
    if not alternatives:
        raise TypeError('or_else() needs a function')

    def choose():
        for function in alternatives:
            try:
                return function()
            except _Retry as r:
                last = r
        raise last

    return _call(choose, (), {})


# Many calls

_MAX_SEGMENTS = 250
_MAX_WORKERS = 10_000


def _check_segments(n):
    if not isinstance(n, int):
        raise TypeError(f'the number of segments must be an int, not {type(n).__name__!r}')
    if not 0 <= n <= _MAX_SEGMENTS:
        raise ValueError(f'the number of segments must be 0 to {_MAX_SEGMENTS}, not {n}')
    return n or getsegmentlimit()


class TransactionQueue:
    """Calls to be made, each as a transaction, in any order and in parallel."""

    def __init__(self):
        self._calls = collections.deque()
        self._executed = 0
        self._busy = 0          # calls that are being made
        self._running = False
        self._error = None

    def add(self, f, /, *args, **kwargs):
        """Have f(*args, **kwargs) called by run(); calls may add more calls."""
        if not callable(f):
            raise TypeError(f'{type(f).__name__!r} object is not callable')
        self._calls.append((f, args, kwargs))

    def add_generator(self, calls):
        """Have the calls made that an iterable yields: functions, or tuples of a
        function and its arguments."""
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
        """Make all calls; the first exception ends the run and is raised here."""
        count = _check_segments(nb_segments)
        if is_atomic():
            raise TransactionError('TransactionQueue.run() inside of an atomic block')
        with atomic:
            if self._running:
                raise TransactionError('TransactionQueue.run() is already running')
            self._running, self._error = True, None
        try:
            threads = [threading.Thread(target=self._work, daemon=True) for _ in range(count)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            if self._error is not None:
                raise self._error
        except BaseException as error:
            self._error = error
            self._calls.clear()
            raise
        finally:
            self._running, self._error = False, None

    def _work(self):
        while self._error is None:
            with atomic:
                while not self._calls and self._busy:
                    _wait(None)
                if not self._calls:
                    return
                call = self._calls.popleft()
                self._busy += 1
            try:
                with atomic:
                    self._make(*call)
            except BaseException as error:
                self._error = self._error or error
            finally:
                with atomic:
                    self._busy -= 1

    def _make(self, f, args, kwargs):
        _state.functions += 1
        try:
            f(*args, **kwargs)
            self._executed += 1
        except _Retry as r:
            self._calls.append((f, args, kwargs))   # after the others
            _changed.wait(_LOOK_AGAIN)
        finally:
            _state.functions -= 1

    def number_of_transactions_executed(self):
        """How many calls were made so far, by all runs."""
        return self._executed


_default_queue = TransactionQueue()
add = _default_queue.add
run = _default_queue.run


def _tell(callback):
    """A callback whose exceptions are shown, and end nothing."""
    if callback is None:
        return None

    def tell(value):
        try:
            callback(value)
        except Exception:
            print('Exception in a callback:', file=sys.stderr)
            traceback.print_exc()

    return tell


class Pool(ThreadPool):
    """multiprocessing.Pool over threads: calls are transactions."""

    _state = None       # until it is made

    def __init__(self, processes=None, initializer=None, initargs=()):
        if processes is None:
            processes = getsegmentlimit()
        if not 1 <= processes <= _MAX_WORKERS:
            raise ValueError(f'the number of workers must be 1 to {_MAX_WORKERS}, not {processes}')
        super().__init__(processes, initializer, initargs)

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        return super().apply_async(atomic(func), args, kwds, _tell(callback), _tell(error_callback))

    def _map_async(self, func, iterable, mapper, chunksize=None, callback=None, error_callback=None):
        if chunksize is not None and chunksize < 1:
            raise ValueError(f'Chunksize must be 1+, not {chunksize}')
        return super()._map_async(atomic(func), iterable, mapper, chunksize, _tell(callback), _tell(error_callback))

    def imap(self, func, iterable, chunksize=1):
        return super().imap(atomic(func), iterable, chunksize)

    def imap_unordered(self, func, iterable, chunksize=1):
        return super().imap_unordered(atomic(func), iterable, chunksize)


def parallel_map(function, iterable, nb_segments=0):
    """[function(x) for x in iterable]: each call is a transaction."""
    with Pool(_check_segments(nb_segments)) as pool:
        return pool.map(function, iterable)


# Containers

class counter:
    """A number that threads add to."""

    def __init__(self, value=0, /):
        self._check(value)
        self._value = value

    @staticmethod
    def _check(n):
        if not isinstance(n, (int, float)):
            raise TypeError(f'a counter counts ints or floats, not {type(n).__name__!r}')

    def add(self, n=1, /):
        """Add a number."""
        self._check(n)
        with atomic:
            self._value += n

    def sub(self, n=1, /):
        """Subtract a number."""
        self._check(n)
        with atomic:
            self._value -= n

    @property
    def value(self):
        """The number."""
        return self._value

    def __int__(self):
        return int(self._value)

    def __bool__(self):
        return bool(self._value)

    def __iadd__(self, n):
        if not isinstance(n, (int, float)):
            return NotImplemented
        self.add(n)
        return self

    def __isub__(self, n):
        if not isinstance(n, (int, float)):
            return NotImplemented
        self.sub(n)
        return self


class _Values(ValuesView):
    def __iter__(self):
        return (value for _, value in self._mapping._items())


class _Items(ItemsView):
    def __iter__(self):
        return self._mapping._items()


class stmdict(MutableMapping):
    """A dict whose iterators show it as it is when they come by."""

    __slots__ = '_entries',     # key of the entry -> (key, value)
    __hash__ = None

    def __init__(self, *args, **kwargs):
        self._entries = {}
        self.update(*args, **kwargs)

    def _key(self, key):
        return key

    def _items(self):
        for key in list(self._entries):
            entry = self._entries.get(key)
            if entry is not None:
                yield entry

    def __getitem__(self, key):
        try:
            return self._entries[self._key(key)][1]
        except KeyError:
            raise KeyError(key) from None

    def __setitem__(self, key, value):
        self._entries[self._key(key)] = self._entries.get(self._key(key), (key,))[0], value

    def __delitem__(self, key):
        try:
            del self._entries[self._key(key)]
        except KeyError:
            raise KeyError(key) from None

    def __contains__(self, key):
        return self._key(key) in self._entries

    def __iter__(self):
        return (key for key, _ in self._items())

    def __len__(self):
        return len(self._entries)

    def setdefault(self, key, default=None):
        return self._entries.setdefault(self._key(key), (key, default))[1]

    def clear(self):
        self._entries.clear()

    def values(self):
        return _Values(self)

    def items(self):
        return _Items(self)

    def copy(self):
        return type(self)(self)

    @classmethod
    def fromkeys(cls, iterable, value=None):
        return cls((key, value) for key in iterable)

    def __repr__(self):
        items = ', '.join(f'{key!r}: {value!r}' for key, value in self.items())
        return f'{type(self).__name__}({{{items}}})'


class stmiddict(stmdict):
    """A stmdict whose keys are compared by identity; they need no hash."""

    __slots__ = ()

    def _key(self, key):
        return id(key)

    def update(self, *args, **kwargs):
        for other in args:
            for key, value in other.items() if hasattr(other, 'items') else other:
                self[key] = value
        for key, value in kwargs.items():
            self[key] = value


class stmset(MutableSet):
    """A set in no particular order."""

    __slots__ = '_keys',
    _table = stmdict

    def __init__(self, iterable=()):
        self._keys = self._table()
        self.update(iterable)

    def add(self, item):
        self._keys.setdefault(item)

    def discard(self, item):
        self._keys.pop(item, None)

    def remove(self, item):
        del self._keys[item]

    def clear(self):
        self._keys.clear()

    def update(self, *iterables):
        for iterable in iterables:
            for item in iterable:
                self._keys.setdefault(item)

    def copy(self):
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
    _table = stmiddict


class deque(collections.deque):
    """A sequence with two ends."""

    def __init__(self, iterable=(), /):
        super().__init__(iterable)

    def __iter__(self):
        return iter([self[i] for i in range(len(self))])

    def __repr__(self):
        return f'transaction.deque({list(self)!r})'


class queue:
    """queue.Queue without a limit: first in, first out."""

    def __init__(self, iterable=()):
        self._items = deque(iterable)
        self._unfinished = len(self._items)

    def put(self, item, block=True, timeout=None):
        """Add an item."""
        with atomic:
            self._items.append(item)
            self._unfinished += 1

    def get(self, block=True, timeout=None):
        """Take an item, waiting for one; Empty when the time is over."""
        if timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        until = _until(timeout)
        with atomic:
            while not self._items:
                if not block or not _await_change(until):
                    raise Empty
            return self._items.popleft()

    def put_nowait(self, item):
        """Add an item."""
        self.put(item)

    def get_nowait(self):
        """Take an item, or raise Empty."""
        return self.get(False)

    def task_done(self):
        """Say that an item taken has been dealt with."""
        with atomic:
            self._unfinished -= 1

    def join(self):
        """Wait until all items have been dealt with."""
        with atomic:
            while self._unfinished:
                if self._unfinished < 0:
                    raise ValueError('task_done() called too many times')
                _await_change(None)

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


count = itertools.count


# What happened

def stats():
    """What was done so far: atomic blocks are counted."""
    return {'commits': _commits, 'aborts': 0}


def last_abort_info():
    """Nothing is ever aborted."""
    return None
