"""Threads and the means to coordinate them, over the native module _thread.

_thread has start_new_thread(function, args) -> ident, allocate_lock, LockType,
RLock, get_ident, get_native_id, _local, stack_size, error, TIMEOUT_MAX and
_set_sentinel(): a lock that the calling thread holds, which the interpreter
releases when that thread has ended, be it by an exception.  Locks have
acquire(blocking, timeout), release(), locked(); an RLock also _is_owned(),
_release_save(), _acquire_restore(state).

At exit the interpreter calls _shutdown() of this module if it was imported: it
joins the threads that are not daemons, and only then come atexit's functions.
"""

import _thread
import _transaction
import sys
from time import monotonic as _time

__all__ = ['get_ident', 'active_count', 'Condition', 'current_thread', 'enumerate',
           'main_thread', 'TIMEOUT_MAX', 'Event', 'Lock', 'RLock', 'Semaphore',
           'BoundedSemaphore', 'Thread', 'Barrier', 'BrokenBarrierError', 'Timer',
           'ThreadError', 'setprofile', 'settrace', 'local', 'stack_size',
           'excepthook', 'ExceptHookArgs', 'getprofile', 'gettrace',
           'get_native_id']

Lock = _thread.allocate_lock
_allocate_lock = Lock
get_ident = _thread.get_ident
get_native_id = _thread.get_native_id
_HAVE_THREAD_NATIVE_ID = True
ThreadError = _thread.error
TIMEOUT_MAX = _thread.TIMEOUT_MAX
local = _thread._local
stack_size = _thread.stack_size
_set_sentinel = _thread._set_sentinel
_start_new_thread = _thread._start_holding


_CRLock = _thread.RLock


def RLock(*args, **kwargs):
    """A lock that its owner may acquire again."""
    return _CRLock(*args, **kwargs)


class _RLock:
    """RLock written in Python, for classes that derive from it."""

    def __init__(self):
        self._block = _allocate_lock()
        self._owner = None
        self._count = 0

    def __repr__(self):
        try:
            owner = _active[self._owner].name
        except KeyError:
            owner = self._owner
        cls = self.__class__
        status = 'locked' if self._block.locked() else 'unlocked'
        return (f'<{status} {cls.__module__}.{cls.__qualname__} object '
                f'owner={owner!r} count={self._count} at {id(self):#x}>')

    def acquire(self, blocking=True, timeout=-1):
        """Lock it, once more if the calling thread has locked it already."""
        me = get_ident()
        if self._owner == me:
            self._count += 1
            return 1
        if self._block.acquire(blocking, timeout):
            self._owner, self._count = me, 1
            return True
        return False

    __enter__ = acquire

    def release(self):
        """Unlock it when that was called as often as acquire."""
        if self._owner != get_ident():
            raise RuntimeError('cannot release un-acquired lock')
        self._count -= 1
        if not self._count:
            self._owner = None
            self._block.release()

    def __exit__(self, *exc_info):
        self.release()

    def _is_owned(self):
        return self._owner == get_ident()

    def _release_save(self):
        if self._count == 0:
            raise RuntimeError('cannot release un-acquired lock')
        state, self._owner, self._count = (self._count, self._owner), None, 0
        self._block.release()
        return state

    def _acquire_restore(self, state):
        self._block.acquire()
        self._count, self._owner = state

    def _at_fork_reinit(self):
        self._block._at_fork_reinit()
        self._owner, self._count = None, 0


_PyRLock = _RLock


# Tracing

_trace_hook = None
_profile_hook = None


def settrace(func):
    """The trace function of threads started later."""
    global _trace_hook
    _trace_hook = func


def gettrace():
    return _trace_hook


def setprofile(func):
    """The profile function of threads started later."""
    global _profile_hook
    _profile_hook = func


def getprofile():
    return _profile_hook


# Synchronization

class Condition:
    """Lets threads wait until another one notifies them."""

    def __init__(self, lock=None):
        if lock is None:
            lock = RLock()
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release
        # An RLock is given up entirely while waiting, however often acquired.
        for name in ('_release_save', '_acquire_restore', '_is_owned'):
            if hasattr(lock, name):
                setattr(self, name, getattr(lock, name))
        self._waiters = _deque()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return f'<Condition({self._lock}, {len(self._waiters)})>'

    def _release_save(self):
        self._lock.release()

    def _acquire_restore(self, state):
        self._lock.acquire()

    def _is_owned(self):
        # For plain locks: it is held; whether by us cannot be told.
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def wait(self, timeout=None):
        """Release, wait for a notification, acquire again.

        False if the time has passed first.
        """
        if not self._is_owned():
            raise RuntimeError('cannot wait on un-acquired lock')
        if _thread._is_atomic():
            return _thread._wait_inside(timeout)
        waiter = _allocate_lock()
        waiter.acquire()
        self._waiters.append(waiter)
        state = self._release_save()
        notified = False
        try:
            if timeout is None:
                waiter.acquire()
                notified = True
            elif timeout > 0:
                notified = waiter.acquire(True, timeout)
            else:
                notified = waiter.acquire(False)
            return notified
        finally:
            if notified:    # or the thread would hold a lock from now on, and its transactions be slow to end
                waiter.release()
            self._acquire_restore(state)
            if not notified:
                try:
                    self._waiters.remove(waiter)
                except ValueError:
                    pass

    def wait_for(self, predicate, timeout=None):
        """Wait until a function returns something true; return that."""
        result = predicate()
        end = None if timeout is None else _time() + timeout
        while not result:
            remaining = None
            if end is not None:
                remaining = end - _time()
                if remaining <= 0:
                    break
            self.wait(remaining)
            result = predicate()
        return result

    def notify(self, n=1):
        """Wake up to n of the waiting threads."""
        if not self._is_owned():
            raise RuntimeError('cannot notify on un-acquired lock')
        while self._waiters and n > 0:
            waiter = self._waiters.popleft()
            try:
                waiter.release()
            except RuntimeError:    # it gave up at this moment
                continue
            n -= 1

    def notify_all(self):
        """Wake all waiting threads."""
        self.notify(len(self._waiters))

    def notifyAll(self):
        """Deprecated: use notify_all()."""
        _warn_renamed('notifyAll', 'notify_all')
        self.notify_all()

    def _at_fork_reinit(self):
        self._lock._at_fork_reinit()
        self._waiters.clear()


def _deque():
    from collections import deque
    return deque()


def _warn_renamed(old, new):
    from warnings import warn
    warn(f'{old}() is deprecated, use {new}() instead', DeprecationWarning, 3)


class Semaphore:
    """A counter that threads take from, waiting while it is zero."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError('semaphore initial value must be >= 0')
        self._cond = Condition(Lock())
        self._value = value

    def __repr__(self):
        cls = self.__class__
        return f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}>'

    def acquire(self, blocking=True, timeout=None):
        """Take one, waiting if need be; tell if it worked."""
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        end = None
        with self._cond:
            while self._value == 0:
                if not blocking:
                    return False
                remaining = None
                if timeout is not None:
                    if end is None:
                        end = _time() + timeout
                    remaining = end - _time()
                    if remaining <= 0:
                        return False
                self._cond.wait(remaining)
            self._value -= 1
            return True

    __enter__ = acquire

    def release(self, n=1):
        """Give n back."""
        if n < 1:
            raise ValueError('n must be one or more')
        with self._cond:
            self._value += n
            self._cond.notify(n)

    def __exit__(self, *exc_info):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that cannot be released more often than acquired."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        cls = self.__class__
        return (f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: '
                f'value={self._value}/{self._initial_value}>')

    def release(self, n=1):
        """Give n back; ValueError if that is too many."""
        if n < 1:
            raise ValueError('n must be one or more')
        with self._cond:
            if self._value + n > self._initial_value:
                raise ValueError('Semaphore released too many times')
            self._value += n
            self._cond.notify(n)


class Event:
    """A flag that threads can wait for."""

    def __init__(self):
        self._cond = Condition(Lock())
        self._flag = False

    def __repr__(self):
        cls = self.__class__
        status = 'set' if self._flag else 'unset'
        return f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {status}>'

    def is_set(self):
        """Is the flag set?"""
        return self._flag

    def isSet(self):
        """Deprecated: use is_set()."""
        _warn_renamed('isSet', 'is_set')
        return self._flag

    def set(self):
        """Set the flag and wake all who wait."""
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        """Reset the flag."""
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        """Wait for the flag; tell if it is set."""
        with self._cond:
            return self._flag or self._cond.wait(timeout)

    def _expect(self):
        # A lock that set() releases: who is to set the flag and begins afterwards
        # does not conflict with this one's wait.
        waiter = _allocate_lock()
        waiter.acquire()
        self._cond._waiters.append(waiter)
        return waiter

    def _at_fork_reinit(self):
        self._cond._at_fork_reinit()


class BrokenBarrierError(RuntimeError):
    """The barrier was broken or reset while a thread waited."""


class Barrier:
    """Lets a fixed number of threads wait for each other."""

    # States: filling while threads arrive, draining while they leave, resetting like
    # draining but with an error, broken until reset. Numbers, as processes share them.
    _FILLING, _DRAINING, _RESETTING, _BROKEN = 0, 1, -1, -2

    def __init__(self, parties, action=None, timeout=None):
        self._cond = Condition(Lock())
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._state = self._FILLING
        self._count = 0

    def __repr__(self):
        cls = self.__class__
        where = f'{cls.__module__}.{cls.__qualname__} at {id(self):#x}'
        if self.broken:
            return f'<{where}: broken>'
        return f'<{where}: waiters={self.n_waiting}/{self.parties}>'

    def wait(self, timeout=None):
        """Wait for the others; return a different number in each thread."""
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            self._cond.wait_for(lambda: self._state not in (self._DRAINING, self._RESETTING))
            if self._state == self._BROKEN:
                raise BrokenBarrierError
            index = self._count
            self._count += 1
            try:
                if self._count == self._parties:
                    self._open()
                else:
                    self._await(timeout)
                return index
            finally:
                self._count -= 1
                if self._count == 0 and self._state in (self._DRAINING, self._RESETTING):
                    self._state = self._FILLING
                    self._cond.notify_all()

    def _open(self):
        try:
            if self._action is not None:
                self._action()
        except BaseException:
            self._break()
            raise
        self._state = self._DRAINING
        self._cond.notify_all()

    def _await(self, timeout):
        if not self._cond.wait_for(lambda: self._state != self._FILLING, timeout):
            self._break()
            raise BrokenBarrierError
        if self._state != self._DRAINING:
            raise BrokenBarrierError

    def _break(self):
        self._state = self._BROKEN
        self._cond.notify_all()

    def reset(self):
        """Empty the barrier; threads waiting get an error."""
        with self._cond:
            self._state = self._RESETTING if self._count > 0 else self._FILLING
            self._cond.notify_all()

    def abort(self):
        """Break the barrier."""
        with self._cond:
            self._break()

    @property
    def parties(self):
        """How many threads it takes."""
        return self._parties

    @property
    def n_waiting(self):
        """How many threads have arrived."""
        return self._count if self._state == self._FILLING else 0

    @property
    def broken(self):
        """Is it broken?"""
        return self._state == self._BROKEN


# Threads

_active = {}                # ident -> thread that runs
_limbo = {}              # thread -> itself, from start() until it runs
_active_limbo_lock = _allocate_lock()
_counter = _thread._thread_number
_shutdown_locks = _transaction._stmiddict() # sentinels of the threads that exit waits for, as keys
_shutdown_locks_lock = _allocate_lock()


def _new_name(template):
    return template % _counter()


class Thread:
    """A thread: runs target(*args, **kwargs), or run() of a subclass."""

    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None,
                 *, daemon=None):
        assert group is None, 'group argument must be None for now'
        if name:
            name = str(name)
        else:
            name = _new_name('Thread-%d')
            if target is not None:
                try:
                    name += f' ({target.__name__})'
                except AttributeError:
                    pass
        self._target = target
        self._name = name
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._ident = None
        self._native_id = None
        self._tstate_lock = None    # the sentinel, from start to end
        self._started = Event()
        self._is_stopped = False
        self._stderr = sys.stderr   # for excepthook, if there is none any more
        self._invoke_excepthook = _make_invoke_excepthook()
        self._initialized = True

    def _check_initialized(self):
        if not self._initialized:
            raise RuntimeError('Thread.__init__() not called')

    def __repr__(self):
        assert self._initialized, 'Thread.__init__() was not called'
        status = 'initial'
        if self._started.is_set():
            status = 'started'
        self.is_alive()
        if self._is_stopped:
            status = 'stopped'
        if self._daemonic:
            status += ' daemon'
        if self._ident is not None:
            status += f' {self._ident}'
        return f'<{self.__class__.__name__}({self._name}, {status})>'

    def start(self):
        """Begin to run; once only."""
        if not self._initialized:
            raise RuntimeError('thread.__init__() not called')
        if self._started.is_set():
            raise RuntimeError('threads can only be started once')
        with _active_limbo_lock:
            _limbo[self] = self
        waiter = self._started._expect()
        try:
            _start_new_thread(self._bootstrap, (), waiter)
        except Exception:
            self._started._at_fork_reinit()
            with _active_limbo_lock:
                del _limbo[self]
            raise
        if not _thread._is_atomic():    # else it begins when the block has ended
            with waiter:
                pass

    def run(self):
        """What the thread does."""
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            # They may refer to the thread.
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        try:
            self._enter()
            try:
                self.run()
            except BaseException:
                self._invoke_excepthook(self)
        finally:
            self._delete()

    def _enter(self):
        self._ident = get_ident()
        self._set_native_id()
        _thread._set_name(self._name)
        self._tstate_lock = _set_sentinel()
        if not self._daemonic:
            with _shutdown_locks_lock:
                if self._ident % 64 == 0:   # to look at all of them takes long, and conflicts with threads that begin
                    _forget_ended()
                _shutdown_locks.setdefault(self._tstate_lock)
        with _active_limbo_lock:
            _active[self._ident] = self
            _limbo.pop(self, None)
        self._started.set()
        _thread._commit_soon()      # who has started the thread waits for that
        if _trace_hook:
            sys.settrace(_trace_hook)
        if _profile_hook:
            sys.setprofile(_profile_hook)

    def _set_native_id(self):
        self._native_id = get_native_id()

    def _delete(self):
        with _active_limbo_lock:
            _active.pop(get_ident(), None)

    def _stop(self):
        # Called once its sentinel was seen released.
        lock = self._tstate_lock
        self._is_stopped = True
        self._tstate_lock = None
        if lock is not None and not self._daemonic:
            with _shutdown_locks_lock:
                _shutdown_locks._discard(lock)

    def join(self, timeout=None):
        """Wait for the end."""
        self._check_initialized()
        if not self._started.is_set():
            if self not in _limbo:
                raise RuntimeError('cannot join thread before it is started')
            self._started.wait()    # it was started in an atomic block
        if self is current_thread():
            raise RuntimeError('cannot join current thread')
        if timeout is None:
            self._wait_for_end()
        else:
            self._wait_for_end(timeout=max(timeout, 0))

    def _wait_for_end(self, block=True, timeout=-1):
        lock = self._tstate_lock
        if lock is None:
            return
        if lock.acquire(block, timeout):
            lock.release()
            self._stop()

    def is_alive(self):
        """Has it begun and not ended?"""
        assert self._initialized, 'Thread.__init__() not called'
        if self._is_stopped or not self._started.is_set():
            return False
        self._wait_for_end(False)
        return not self._is_stopped

    @property
    def name(self):
        """A name for people."""
        assert self._initialized, 'Thread.__init__() not called'
        return self._name

    @name.setter
    def name(self, name):
        assert self._initialized, 'Thread.__init__() not called'
        self._name = str(name)

    @property
    def ident(self):
        """A number no other running thread has; None before start."""
        assert self._initialized, 'Thread.__init__() not called'
        return self._ident

    @property
    def native_id(self):
        """The number given by the operating system."""
        assert self._initialized, 'Thread.__init__() not called'
        return self._native_id

    @property
    def daemon(self):
        """May the program end while it runs?"""
        assert self._initialized, 'Thread.__init__() not called'
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError('Thread.__init__() not called')
        if self._started.is_set():
            raise RuntimeError('cannot set daemon status of active thread')
        self._daemonic = daemonic

    def isDaemon(self):
        """Deprecated: use daemon."""
        _warn_attribute('isDaemon', 'get', 'daemon')
        return self.daemon

    def setDaemon(self, daemonic):
        """Deprecated: use daemon."""
        _warn_attribute('setDaemon', 'set', 'daemon')
        self.daemon = daemonic

    def getName(self):
        """Deprecated: use name."""
        _warn_attribute('getName', 'get', 'name')
        return self.name

    def setName(self, name):
        """Deprecated: use name."""
        _warn_attribute('setName', 'set', 'name')
        self.name = name


def _warn_attribute(method, verb, attribute):
    from warnings import warn
    warn(f'{method}() is deprecated, {verb} the {attribute} attribute instead',
         DeprecationWarning, 3)


def _forget_ended():
    """Drop the sentinels of ended threads; the caller holds the lock."""
    for lock in list(_shutdown_locks):
        if not lock.locked():
            _shutdown_locks._discard(lock)


# Exceptions that end a thread

class ExceptHookArgs(tuple):
    """What excepthook is called with."""

    __slots__ = ()

    def __new__(cls, sequence):
        items = tuple(sequence)
        if len(items) != 4:
            raise TypeError('_thread._ExceptHookArgs() takes a 4-sequence '
                            f'({len(items)}-sequence given)')
        return tuple.__new__(cls, items)

    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])

    def __repr__(self):
        return ('_thread._ExceptHookArgs(exc_type=%r, exc_value=%r, '
                'exc_traceback=%r, thread=%r)' % self)


def excepthook(args, /):
    """Show the exception that ended a thread; SystemExit is silent."""
    if args.exc_type == SystemExit:
        return
    stderr = sys.stderr
    if stderr is None:
        stderr = getattr(args.thread, '_stderr', None)
        if stderr is None:
            return
    name = args.thread.name if args.thread is not None else get_ident()
    print(f'Exception in thread {name}:', file=stderr, flush=True)
    from traceback import print_exception
    print_exception(args.exc_type, args.exc_value, args.exc_traceback, file=stderr)
    stderr.flush()


__excepthook__ = excepthook


def _make_invoke_excepthook():
    # Kept from now: at exit sys and this module may have lost them.
    old_excepthook = excepthook
    old_sys_excepthook = sys.excepthook
    stderr = sys.stderr

    def invoke_excepthook(thread):
        try:
            hook = excepthook
            if hook is None:
                hook = old_excepthook
            hook(ExceptHookArgs([*sys.exc_info(), thread]))
        except Exception as error:
            error.__suppress_context__ = True
            print('Exception in threading.excepthook:',
                  file=sys.stderr or stderr, flush=True)
            (sys.excepthook or old_sys_excepthook)(*sys.exc_info())

    return invoke_excepthook


class Timer(Thread):
    """Calls a function after a time, unless cancelled."""

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        """Do not call it any more."""
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _MainThread(Thread):
    """The thread the program began with."""

    def __init__(self):
        Thread.__init__(self, name='MainThread', daemon=False)
        self._tstate_lock = _set_sentinel()     # until _shutdown()
        self._started.set()
        self._ident = get_ident()
        self._set_native_id()
        with _active_limbo_lock:
            _active[self._ident] = self


class _DummyThread(Thread):
    """Stands for a thread that was not started by this module."""

    def __init__(self):
        Thread.__init__(self, name=_new_name('Dummy-%d'), daemon=True)
        self._started.set()
        self._ident = get_ident()
        self._set_native_id()
        with _active_limbo_lock:
            _active[self._ident] = self

    def is_alive(self):
        return True

    def join(self, timeout=None):
        assert False, 'cannot join a dummy thread'


def current_thread():
    """The thread that calls."""
    try:
        return _active[get_ident()]
    except KeyError:
        return _DummyThread()


def currentThread():
    """Deprecated: use current_thread()."""
    _warn_renamed('currentThread', 'current_thread')
    return current_thread()


def active_count():
    """How many threads are alive."""
    with _active_limbo_lock:
        return len(_active) + len(_limbo)


def activeCount():
    """Deprecated: use active_count()."""
    _warn_renamed('activeCount', 'active_count')
    return active_count()


def enumerate():
    """All threads that are alive."""
    with _active_limbo_lock:
        return list(_active.values()) + list(_limbo)


def main_thread():
    """The thread the program began with."""
    return _main_thread


def __getattr__(name):
    if name != '_dangling':     # for tests that look for threads which others have left behind
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from _weakrefset import WeakSet
    return WeakSet(enumerate())


_main_thread = _MainThread()
_exit_functions = []        # what else to do first at exit, the latest first
_ending = False             # _shutdown() was called


def _register_atexit(func, *arg, **kwargs):
    """Have a function called at exit, before threads are joined."""
    if _ending:
        raise RuntimeError("can't register atexit after shutdown")
    _exit_functions.append(lambda: func(*arg, **kwargs))


def _shutdown():
    """Wait for the threads that are not daemons."""
    global _ending
    if _main_thread._is_stopped:
        return
    _ending = True
    for function in reversed(_exit_functions):
        function()
    if _main_thread._ident == get_ident():  # else the thread that has imported this module
        _main_thread._tstate_lock.release()
        _main_thread._stop()
    while True:
        with _shutdown_locks_lock:
            locks = list(_shutdown_locks)
            _shutdown_locks.clear()
        if not locks:
            break
        for lock in locks:
            lock.acquire()
            lock.release()
