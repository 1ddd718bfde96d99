"""Futures, waiting for them, and what executors share."""

import threading
from time import monotonic

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'

# States of a future.
PENDING = 'PENDING'
RUNNING = 'RUNNING'
CANCELLED = 'CANCELLED'
CANCELLED_AND_NOTIFIED = 'CANCELLED_AND_NOTIFIED'
FINISHED = 'FINISHED'

_DONE = (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)
_OVER = (CANCELLED_AND_NOTIFIED, FINISHED)      # for who waits for several: the executor knows it, too


def __getattr__(name):
    # Logging takes its time to load, and few executors have something to report.
    if name != 'LOGGER':
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from logging import getLogger
    return getLogger('concurrent.futures')


def log(message, *args, critical=False, exc_info=True):
    """Report what no caller is told of, the exception that is being handled as a rule."""
    logger = __getattr__('LOGGER')
    (logger.critical if critical else logger.error)(message, *args, exc_info=exc_info)


class Error(Exception):
    """Base class of the exceptions here."""


class CancelledError(Error):
    """The call was cancelled."""


TimeoutError = TimeoutError


class InvalidStateError(Error):
    """The future is not in a state that allows this."""


class BrokenExecutor(RuntimeError):
    """The executor has failed and takes no calls any more."""


class Future:
    """The result of a call that may not have come yet."""

    def __init__(self):
        self._condition = threading.Condition()
        self._state = PENDING
        self._result = None
        self._exception = None
        self._done_callbacks = []
        self._waiters = []      # functions that are called when it is over

    def __repr__(self):
        with self._condition:
            where = f'{self.__class__.__name__} at {id(self):#x}'
            state = self._state.lower().partition('_and_')[0]
            if self._state != FINISHED:
                return f'<{where} state={state}>'
            if self._exception is not None:
                return f'<{where} state={state} raised {self._exception.__class__.__name__}>'
            return f'<{where} state={state} returned {self._result.__class__.__name__}>'

    def cancel(self):
        """Cancel unless it runs or is done; tell if it is cancelled."""
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
                return True
            self._state = CANCELLED
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    def cancelled(self):
        with self._condition:
            return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def running(self):
        with self._condition:
            return self._state == RUNNING

    def done(self):
        with self._condition:
            return self._state in _DONE

    def _invoke_callbacks(self):
        for callback in self._done_callbacks:
            self._call(callback)

    def _call(self, callback):
        try:
            callback(self)
        except Exception:
            log('exception calling callback for %r', self)

    def _tell_waiters(self):
        for fn in self._waiters:
            fn(self)

    def _wait_with(self, fn):
        """Have fn(self) called when it is over, at once if it is."""
        with self._condition:
            if self._state not in _OVER:
                self._waiters.append(fn)
                return
        fn(self)

    def _wait_no_more(self, fn):
        with self._condition:
            if fn in self._waiters:
                self._waiters.remove(fn)

    def _is_over(self):
        with self._condition:
            return self._state in _OVER

    def add_done_callback(self, fn):
        """Have fn(self) called when done, at once if it is."""
        with self._condition:
            if self._state not in _DONE:
                self._done_callbacks.append(fn)
                return
        self._call(fn)

    def _wait(self, timeout):
        """Wait until done; the caller holds the condition."""
        if not self._condition.wait_for(lambda: self._state in _DONE, timeout):
            raise TimeoutError()
        if self._state != FINISHED:
            raise CancelledError()

    def result(self, timeout=None):
        """The result, waiting for it; or the exception is raised."""
        try:
            with self._condition:
                self._wait(timeout)
                if self._exception is not None:
                    raise self._exception
                return self._result
        finally:
            self = None     # the exception refers to this frame

    def exception(self, timeout=None):
        """The exception, waiting for it; None if there was none."""
        with self._condition:
            self._wait(timeout)
            return self._exception

    # For executors

    def set_running_or_notify_cancel(self):
        """Begin, unless cancelled: then False."""
        with self._condition:
            if self._state == PENDING:
                self._state = RUNNING
                return True
            if self._state != CANCELLED:
                log('Future %s in unexpected state: %s', id(self), self._state,
                    critical=True, exc_info=False)
                raise RuntimeError('Future in unexpected state')
            self._state = CANCELLED_AND_NOTIFIED
            self._condition.notify_all()
        self._tell_waiters()
        return False

    def _finish(self, name, value):
        with self._condition:
            if self._state in _DONE:
                raise InvalidStateError(f'{self._state}: {self!r}')
            setattr(self, name, value)
            self._state = FINISHED
            self._condition.notify_all()
        self._tell_waiters()
        self._invoke_callbacks()

    def set_result(self, result):
        """Finish with a result."""
        self._finish('_result', result)

    def set_exception(self, exception):
        """Finish with an exception."""
        self._finish('_exception', exception)

    __class_getitem__ = classmethod(type(list[int]))


def _named_result(done, not_done):
    from collections import namedtuple
    global DoneAndNotDoneFutures
    if DoneAndNotDoneFutures is None:
        DoneAndNotDoneFutures = namedtuple('DoneAndNotDoneFutures', 'done not_done')
    return DoneAndNotDoneFutures(done, not_done)


DoneAndNotDoneFutures = None


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Wait for futures; return the sets of those done and not done."""
    fs = set(fs)
    if all(future._is_over() for future in fs):
        return _named_result(fs, set())
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError('Invalid return condition: %r' % return_when)
    ready = threading.Event()
    lock = threading.Lock()
    left = len(fs)

    def on_done(future):
        nonlocal left
        with lock:
            left -= 1
            failed = (return_when == FIRST_EXCEPTION and not future.cancelled()
                      and future.exception() is not None)
            if not left or failed or return_when == FIRST_COMPLETED:
                ready.set()

    for future in fs:
        future._wait_with(on_done)
    ready.wait(timeout)
    for future in fs:
        future._wait_no_more(on_done)
    done = {future for future in fs if future._is_over()}
    return _named_result(done, fs - done)


def as_completed(fs, timeout=None):
    """Yield futures as they are done."""
    end = None if timeout is None else monotonic() + timeout
    fs = set(fs)
    total = len(fs)
    from queue import Empty, SimpleQueue
    finished = SimpleQueue()
    for future in fs:
        future._wait_with(finished.put)
    try:
        while fs:
            remaining = None if end is None else end - monotonic()
            try:
                if remaining is not None and remaining <= 0:
                    future = finished.get(block=False)
                else:
                    future = finished.get(timeout=remaining)
            except Empty:
                raise TimeoutError('%d (of %d) futures unfinished' % (len(fs), total)) from None
            fs.discard(future)
            yield future
    finally:
        for future in fs:
            future._wait_no_more(finished.put)


class Executor:
    """What runs calls."""

    def submit(self, fn, /, *args, **kwargs):
        """Have a call run; return its future."""
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        """Like map(), all calls running at the same time."""
        end = None if timeout is None else monotonic() + timeout
        futures = [self.submit(fn, *args) for args in zip(*iterables)]

        def results():
            try:
                futures.reverse()
                while futures:
                    future = futures.pop()
                    if end is None:
                        yield _result_or_cancel(future)
                    else:
                        yield _result_or_cancel(future, end - monotonic())
            finally:
                for future in futures:
                    future.cancel()
        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Take no more calls."""

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


def _result_or_cancel(future, timeout=None):
    try:
        try:
            return future.result(timeout)
        finally:
            future.cancel()
    finally:
        del future
