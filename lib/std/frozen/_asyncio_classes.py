"""Future and Task of module _asyncio.

What was not set yet is an attribute of the class, so that making a future takes few stores.
"""

from _asyncio import _all_tasks, _enter_task, _get_event_loop, _leave_task
from _thread import _task_number
from asyncio import base_futures, coroutines, exceptions, format_helpers
from contextvars import copy_context
from inspect import isgenerator
from sys import _getframe
from types import CoroutineType, GenericAlias
from weakref import ref as _ref

_CancelledError = exceptions.CancelledError
_InvalidStateError = exceptions.InvalidStateError
_iscoroutine = coroutines.iscoroutine
_register_task = _all_tasks.add


class Future:
    """This class is *almost* compatible with concurrent.futures.Future.

    Differences:

    - result() and exception() do not take a timeout argument and
      raise an exception when the future isn't done yet.

    - Callbacks registered with add_done_callback() are always called
      via the event loop's call_soon_threadsafe().

    - This class is not compatible with the wait() and as_completed()
      methods in the concurrent.futures package.
    """

    __module__ = '_asyncio'

    _state = 'PENDING'
    _loop = None
    _callbacks = None           # a list of pairs: function, context
    _result = None
    _exception = None
    _exception_tb = None
    _source_traceback = None
    _cancel_message = None
    _cancelled_exc = None       # what has cancelled a task
    _asyncio_future_blocking = False
    __log_traceback = False

    def __init__(self, *, loop=None):
        self._loop = loop = loop if loop is not None else _get_event_loop(2)
        if loop.get_debug():
            self._source_traceback = format_helpers.extract_stack(_getframe(1))

    def __del__(self):
        if self.__log_traceback:
            self.__log_traceback = False
            self._report(f'{type(self).__name__} exception was never retrieved', exception=self._exception, future=self)

    def _report(self, message, **what):
        context = {'message': message, **what}
        if self._source_traceback:
            context['source_traceback'] = self._source_traceback
        self._loop.call_exception_handler(context)

    def __repr__(self):
        return base_futures._future_repr(self)

    __class_getitem__ = classmethod(GenericAlias)

    @property
    def _log_traceback(self):
        return self.__log_traceback

    @_log_traceback.setter
    def _log_traceback(self, value):
        if value:
            raise ValueError('_log_traceback can only be set to False')
        self.__log_traceback = False

    def get_loop(self):
        """Return the event loop the Future is bound to."""
        loop = self._loop
        if loop is None:
            raise RuntimeError('Future object is not initialized.')
        return loop

    def _make_cancelled_error(self):
        """Create the CancelledError to raise if the Future is cancelled.

        This should only be called once when handling a cancellation since
        it erases the context exception value.
        """
        error = self._cancelled_exc
        if error is not None:
            self._cancelled_exc = None
        elif self._cancel_message is None:
            error = _CancelledError()
        else:
            error = _CancelledError(self._cancel_message)
        return error

    def cancel(self, msg=None):
        """Cancel the future and schedule callbacks.

        If the future is already done or cancelled, return False.  Otherwise,
        change the future's state to cancelled, schedule the callbacks and
        return True.
        """
        self.get_loop()
        self.__log_traceback = False
        if self._state != 'PENDING':
            return False
        self._state = 'CANCELLED'
        self._cancel_message = msg
        self.__done()
        return True

    def __done(self):
        callbacks = self._callbacks
        if callbacks is not None:
            self._callbacks = None
            call_soon = self._loop.call_soon
            for callback, context in callbacks:
                call_soon(callback, self, context=context)

    def cancelled(self):
        """Return True if the future was cancelled."""
        return self._state == 'CANCELLED'

    def done(self):
        """Return True if the future is done.

        Done means either that a result / exception are available, or that the
        future was cancelled.
        """
        return self._state != 'PENDING'

    def result(self):
        """Return the result this future represents.

        If the future has been cancelled, raises CancelledError.  If the
        future's result isn't yet available, raises InvalidStateError.  If
        the future is done and has an exception set, this exception is raised.
        """
        if self._state == 'FINISHED':
            if self._exception is None:
                return self._result
            self.__log_traceback = False
            raise self._exception.with_traceback(self._exception_tb)
        if self._state == 'CANCELLED':
            raise self._make_cancelled_error()
        raise _InvalidStateError('Future object is not initialized.' if self._loop is None else 'Result is not set.')

    def exception(self):
        """Return the exception that was set on this future.

        The exception (or None if no exception was set) is returned only if
        the future is done.  If the future has been cancelled, raises
        CancelledError.  If the future isn't done yet, raises
        InvalidStateError.
        """
        if self._state == 'FINISHED':
            self.__log_traceback = False
            return self._exception
        if self._state == 'CANCELLED':
            raise self._make_cancelled_error()
        raise _InvalidStateError('Future object is not initialized.' if self._loop is None else 'Exception is not set.')

    def add_done_callback(self, fn, *, context=None):
        """Add a callback to be run when the future becomes done.

        The callback is called with a single argument - the future object. If
        the future is already done when this is called, the callback is
        scheduled with call_soon.
        """
        if self._state != 'PENDING':
            self._loop.call_soon(fn, self, context=context)
            return
        if context is None:
            context = copy_context()
        if self._callbacks is not None:
            self._callbacks.append((fn, context))
        elif self._loop is None:
            raise RuntimeError('uninitialized Future object')
        else:
            self._callbacks = [(fn, context)]

    def remove_done_callback(self, fn, /):
        """Remove all instances of a callback from the "call when done" list.

        Returns the number of callbacks removed.
        """
        self.get_loop()
        removed = 0
        for entry in list(self._callbacks or ()):
            if entry[0] == fn and self._callbacks is not None and entry in self._callbacks:
                self._callbacks.remove(entry)
                removed += 1
        if not self._callbacks:
            self._callbacks = None
        return removed

    def set_result(self, result, /):
        """Mark the future done and set its result.

        If the future is already done when this method is called, raises
        InvalidStateError.
        """
        if self._state != 'PENDING':
            raise _InvalidStateError('invalid state')
        if self._loop is None:
            raise RuntimeError('Future object is not initialized.')
        self._result = result
        self._state = 'FINISHED'
        if self._callbacks is not None:
            self.__done()

    def set_exception(self, exception, /):
        """Mark the future done and set an exception.

        If the future is already done when this method is called, raises
        InvalidStateError.
        """
        if self._state != 'PENDING':
            raise _InvalidStateError('invalid state')
        self.get_loop()
        if isinstance(exception, type) and issubclass(exception, BaseException):
            exception = exception()
        if not isinstance(exception, BaseException):
            raise TypeError('invalid exception object')
        if type(exception) is StopIteration:
            raise TypeError('StopIteration interacts badly with generators and cannot be raised into a Future')
        self._exception = exception
        self._exception_tb = exception.__traceback__
        self._state = 'FINISHED'
        self.__done()
        self.__log_traceback = True

    def __await__(self):
        if self._state == 'PENDING':
            self._asyncio_future_blocking = True
            yield self          # tells the task to wait
            if self._state == 'PENDING':
                raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__        # yield from


class Task(Future):
    """A coroutine wrapped in a Future."""

    __module__ = '_asyncio'

    _log_destroy_pending = True
    _must_cancel = False        # the next step throws CancelledError
    _fut_waiter = None          # the future that the task waits for
    _coro = None
    _name = None
    _context = None
    _num_cancels_requested = 0
    _registered = set()         # the weak references of which one is to it

    def __init__(self, coro, *, loop=None, name=None, context=None):
        self._loop = loop = loop if loop is not None else _get_event_loop(2)
        if loop.get_debug():
            self._source_traceback = format_helpers.extract_stack(_getframe(1))
        if type(coro) is not CoroutineType and not _iscoroutine(coro):
            self._log_destroy_pending = False
            raise TypeError(f'a coroutine was expected, got {coro!r}')
        self._name = f'Task-{_task_number()}' if name is None else str(name)
        self._coro = coro
        self._context = context = copy_context() if context is None else context
        loop.call_soon(self.__step, context=context)
        self._registered = _register_task(self)

    def __del__(self):
        if self._state == 'PENDING' and self._log_destroy_pending and self._loop is not None:
            self._log_destroy_pending = False
            self._report('Task was destroyed but it is pending!', task=self)
        super().__del__()

    def __repr__(self):
        return _task_repr(self)

    def get_coro(self):
        return self._coro

    def get_name(self):
        return self._name

    def set_name(self, value, /):
        self._name = str(value)

    def set_result(self, result, /):
        raise RuntimeError('Task does not support set_result operation')

    def set_exception(self, exception, /):
        raise RuntimeError('Task does not support set_exception operation')

    def get_stack(self, *, limit=None):
        """Return the list of stack frames for this task's coroutine.

        If the coroutine is not done, this returns the stack where it is
        suspended.  If the coroutine has completed successfully or was
        cancelled, this returns an empty list.  If the coroutine was
        terminated by an exception, this returns the list of traceback
        frames.

        The frames are always ordered from oldest to newest.

        The optional limit gives the maximum number of frames to
        return; by default all available frames are returned.  Its
        meaning differs depending on whether a stack or a traceback is
        returned: the newest frames of a stack are returned, but the
        oldest frames of a traceback are returned.  (This matches the
        behavior of the traceback module.)

        For reasons beyond our control, only one stack frame is
        returned for a suspended coroutine.
        """
        from asyncio.base_tasks import _task_get_stack
        return _task_get_stack(self, limit)

    def print_stack(self, *, limit=None, file=None):
        """Print the stack or traceback for this task's coroutine.

        This produces output similar to that of the traceback module,
        for the frames retrieved by get_stack().  The limit argument
        is passed to get_stack().  The file argument is an I/O stream
        to which the output is written; by default output is written
        to sys.stderr.
        """
        from asyncio.base_tasks import _task_print_stack
        return _task_print_stack(self, limit, file)

    def cancel(self, msg=None):
        """Request that this task cancel itself.

        This arranges for a CancelledError to be thrown into the
        wrapped coroutine on the next cycle through the event loop.
        The coroutine then has a chance to clean up or even deny
        the request using try/except/finally.

        Unlike Future.cancel, this does not guarantee that the
        task will be cancelled: the exception might be caught and
        acted upon, delaying cancellation of the task or preventing
        cancellation completely.  The task may also return a value or
        raise a different exception.

        Immediately after this method is called, Task.cancelled() will
        not return True (unless the task was already cancelled).  A
        task will be marked as cancelled when the wrapped coroutine
        terminates with a CancelledError exception (even if cancel()
        was not called).

        This also increases the task's count of cancellation requests.
        """
        self._log_traceback = False
        if self._state != 'PENDING':
            return False
        self._num_cancels_requested += 1
        waiter = self._fut_waiter
        if waiter is None or not waiter.cancel(msg=msg):
            # The next step is scheduled, or that of who catches the cancellation will be.
            self._must_cancel = True
            self._cancel_message = msg
        return True

    def cancelling(self):
        """Return the count of the task's cancellation requests.

        This count is incremented when .cancel() is called
        and may be decremented using .uncancel().
        """
        return self._num_cancels_requested

    def uncancel(self):
        """Decrement the task's count of cancellation requests.

        This should be used by tasks that catch CancelledError
        and wish to continue indefinitely until they are cancelled again.

        Returns the remaining number of cancellation requests.
        """
        if self._num_cancels_requested > 0:
            self._num_cancels_requested -= 1
        return self._num_cancels_requested

    def __step(self, exc=None):
        if self._state != 'PENDING':
            raise _InvalidStateError(f'_step(): already done: {self!r} {exc!r}')
        if self._must_cancel:
            if not isinstance(exc, _CancelledError):
                exc = self._make_cancelled_error()
            self._must_cancel = False
        loop = self._loop
        if self._fut_waiter is not None:
            self._fut_waiter = None
        _enter_task(loop, self)
        try:
            if exc is None:
                result = self._coro.send(None)
            else:
                result = self._coro.throw(exc)
        except StopIteration as end:
            if self._must_cancel:
                self._must_cancel = False
                Future.cancel(self, self._cancel_message)
            else:
                Future.set_result(self, end.value)
        except _CancelledError as error:
            self._cancelled_exc = error     # raised again by who asks for the result
            Future.cancel(self)
        except BaseException as error:
            Future.set_exception(self, error)
            if isinstance(error, (KeyboardInterrupt, SystemExit)):
                raise
        else:
            if result is None:
                loop.call_soon(self.__step, context=self._context)
            elif self.__waits(result, loop):
                result._asyncio_future_blocking = False
                result.add_done_callback(self.__wakeup, context=self._context)
                self._fut_waiter = result
                if self._must_cancel and result.cancel(msg=self._cancel_message):
                    self._must_cancel = False
        finally:
            _leave_task(loop, self)
            if self._state != 'PENDING':
                self._registered.discard(_ref(self))    # nobody asks for it any more
            self = exc = None               # else the frame is in a cycle with an exception

    def __waits(self, result, loop):
        # Whether a step has ended by waiting for a future; else the next one raises what is wrong.
        blocking = getattr(result, '_asyncio_future_blocking', None)
        if blocking is None:
            if isgenerator(result):
                message = f'yield was used instead of yield from for generator in task {self!r} with {result!r}'
            else:
                message = f'Task got bad yield: {result!r}'
        elif _loop_of(result) is not loop:
            message = f'Task {self!r} got Future {result!r} attached to a different loop'
        elif not blocking:
            message = f'yield was used instead of yield from in task {self!r} with {result!r}'
        elif result is self:
            message = f'Task cannot await on itself: {self!r}'
        else:
            return True
        loop.call_soon(self.__step, RuntimeError(message), context=self._context)
        return False

    def __wakeup(self, future):
        try:
            # The value is not passed on: what waits asks for it.
            future.result()
        except BaseException as exc:
            self.__step(exc)
        else:
            self.__step()
        self = None             # else the frame is in a cycle with the exception


def _loop_of(future):
    try:
        get_loop = future.get_loop
    except AttributeError:
        return future._loop
    return get_loop()


def _task_repr(task):
    global _task_repr
    from asyncio.base_tasks import _task_repr
    return _task_repr(task)
