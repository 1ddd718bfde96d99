"""Tools for with statements."""

import abc
import sys
from functools import wraps

GenericAlias = type(list[int])

__all__ = ['asynccontextmanager', 'contextmanager', 'closing', 'nullcontext',
           'AbstractContextManager', 'AbstractAsyncContextManager',
           'AsyncExitStack', 'ContextDecorator', 'ExitStack',
           'redirect_stdout', 'redirect_stderr', 'suppress', 'aclosing',
           'AsyncContextDecorator', 'chdir']


def _has_methods(cls, *names):
    for name in names:
        for base in cls.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
        else:
            return NotImplemented
    return True


class AbstractContextManager(abc.ABC):
    """Base class of context managers."""

    __class_getitem__ = classmethod(GenericAlias)

    def __enter__(self):
        return self

    @abc.abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, C):
        if cls is AbstractContextManager:
            return _has_methods(C, '__enter__', '__exit__')
        return NotImplemented


class AbstractAsyncContextManager(abc.ABC):
    """Base class of asynchronous context managers."""

    __class_getitem__ = classmethod(GenericAlias)

    async def __aenter__(self):
        return self

    @abc.abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, C):
        if cls is AbstractAsyncContextManager:
            return _has_methods(C, '__aenter__', '__aexit__')
        return NotImplemented


class ContextDecorator:
    """Mixin: a context manager that also decorates functions."""

    def _recreate_cm(self):
        """The manager for one call; self if it may be used again."""
        return self

    def __call__(self, func):
        @wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)
        return inner


class AsyncContextDecorator:
    """Mixin: an asynchronous context manager that also decorates functions."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        async def inner(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)
        return inner


# From generators

class _GeneratorManagerBase:
    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        doc = getattr(func, '__doc__', None)
        self.__doc__ = type(self).__doc__ if doc is None else doc

    def _recreate_cm(self):
        # A generator runs once, so every call of a decorated function needs one.
        return self.__class__(self.func, self.args, self.kwds)


def _was_converted(error, original, stop):
    """Is error only the RuntimeError that original, a stop, became on its way?

    A stop leaving a generator's body is turned into a RuntimeError.
    """
    return isinstance(original, stop) and error.__cause__ is original


_Generator = type((lambda: (yield))())


class _GeneratorContextManager(_GeneratorManagerBase, AbstractContextManager,
                               ContextDecorator):
    """Context manager made by @contextmanager."""

    def __enter__(self):
        # Kept for _recreate_cm only; dropping them frees the arguments early.
        del self.args, self.kwds, self.func
        # A loop, as next() is native: transactions in what that runs can't be aborted.
        if type(self.gen) is _Generator:
            for value in self.gen:
                return value
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        if typ is None:
            gen = self.gen
            if type(gen) is _Generator:
                for _ in gen:
                    try:
                        raise RuntimeError("generator didn't stop")
                    finally:
                        gen.close()
                return False
            try:
                next(gen)
            except StopIteration:
                return False
            raise RuntimeError("generator didn't stop")
        if value is None:
            value = typ()
        try:
            self.gen.throw(typ, value, traceback)
        except StopIteration as error:
            # Its own end means the exception was handled; the very exception
            # thrown in means that it was not.
            return error is not value
        except RuntimeError as error:
            if error is value or _was_converted(error, value, StopIteration):
                value.__traceback__ = traceback
                return False
            raise
        except BaseException as error:
            if error is not value:
                raise
            error.__traceback__ = traceback
            return False
        try:
            raise RuntimeError("generator didn't stop after throw()")
        finally:
            self.gen.close()


class _AsyncGeneratorContextManager(_GeneratorManagerBase,
                                    AbstractAsyncContextManager,
                                    AsyncContextDecorator):
    """Asynchronous context manager made by @asynccontextmanager."""

    async def __aenter__(self):
        del self.args, self.kwds, self.func
        try:
            return await anext(self.gen)
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, typ, value, traceback):
        if typ is None:
            try:
                await anext(self.gen)
            except StopAsyncIteration:
                return False
            try:
                raise RuntimeError("generator didn't stop")
            finally:
                await self.gen.aclose()
        if value is None:
            value = typ()
        try:
            await self.gen.athrow(typ, value, traceback)
        except StopAsyncIteration as error:
            return error is not value
        except RuntimeError as error:
            if error is value or _was_converted(
                    error, value, (StopIteration, StopAsyncIteration)):
                value.__traceback__ = traceback
                return False
            raise
        except BaseException as error:
            if error is not value:
                raise
            error.__traceback__ = traceback
            return False
        try:
            raise RuntimeError("generator didn't stop after athrow()")
        finally:
            await self.gen.aclose()


def contextmanager(func):
    """Make a function returning context managers from a generator function.

    What stands before its one yield is the entry, what stands after the exit.
    """
    @wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)
    return helper


def asynccontextmanager(func):
    """contextmanager for asynchronous generator functions."""
    @wraps(func)
    def helper(*args, **kwds):
        return _AsyncGeneratorContextManager(func, args, kwds)
    return helper


# Small managers

class closing(AbstractContextManager):
    """Calls close() at the end."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class aclosing(AbstractAsyncContextManager):
    """Awaits aclose() at the end."""

    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()


class _RedirectStream(AbstractContextManager):
    _stream = None      # name in sys

    def __init__(self, new_target):
        self._new_target = new_target
        self._old_targets = []

    def __enter__(self):
        self._old_targets.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, exctype, excinst, exctb):
        setattr(sys, self._stream, self._old_targets.pop())


class redirect_stdout(_RedirectStream):
    """Lets sys.stdout be something else for a while."""

    _stream = 'stdout'


class redirect_stderr(_RedirectStream):
    """Lets sys.stderr be something else for a while."""

    _stream = 'stderr'


class suppress(AbstractContextManager):
    """Swallows the given exceptions."""

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exctype, excinst, exctb):
        return exctype is not None and issubclass(exctype, self._exceptions)


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    """Does nothing, with or without async."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *excinfo):
        pass


class chdir(AbstractContextManager):
    """Changes the working directory for a while."""

    def __init__(self, path):
        self.path = path
        self._old_cwd = []

    def __enter__(self):
        import os
        self._old_cwd.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(self, *excinfo):
        import os
        os.chdir(self._old_cwd.pop())


# Exit stacks

def _method_of_type(cm, name, protocol):
    try:
        return getattr(type(cm), name)
    except AttributeError:
        cls = type(cm)
        raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not "
                        f'support the {protocol} protocol') from None


def _link_context(new, old, outer):
    """Let old be the end of new's context chain, where outer would be."""
    while True:
        context = new.__context__
        if context is None or context is old:
            return
        if context is outer:
            break
        new = context
    new.__context__ = old


class _BaseExitStack:
    """The callbacks of both kinds of stack.

    A callback is a pair (is_sync, function of exception type, value, traceback).
    """

    def __init__(self):
        self._exit_callbacks = []

    def pop_all(self):
        """Move all callbacks to a new stack."""
        new = type(self)()
        new._exit_callbacks = self._exit_callbacks
        self._exit_callbacks = []
        return new

    def push(self, exit):
        """Register an object's __exit__, or a function with its signature."""
        try:
            method = type(exit).__exit__
        except AttributeError:
            self._exit_callbacks.append((True, exit))
        else:
            self._exit_callbacks.append((True, _bind(method, exit)))
        return exit

    def enter_context(self, cm):
        """Enter a context manager now and exit it with the stack."""
        enter = _method_of_type(cm, '__enter__', 'context manager')
        exit = _method_of_type(cm, '__exit__', 'context manager')
        result = enter(cm)
        self._exit_callbacks.append((True, _bind(exit, cm)))
        return result

    def callback(self, callback, /, *args, **kwds):
        """Register a function to be called with these arguments."""
        def exit_wrapper(exc_type, exc, tb):
            callback(*args, **kwds)
        exit_wrapper.__wrapped__ = callback
        self._exit_callbacks.append((True, exit_wrapper))
        return callback


def _bind(method, obj):
    from types import MethodType
    return MethodType(method, obj)


class ExitStack(_BaseExitStack, AbstractContextManager):
    """A stack of things to exit or call at the end, latest first."""

    def __enter__(self):
        return self

    def __exit__(self, *exc_details):
        given = exc_details[1]
        pending = given
        outer = sys.exc_info()[1]
        while self._exit_callbacks:
            _, callback = self._exit_callbacks.pop()
            try:
                if callback(*_details(pending)):
                    pending = None
            except BaseException as error:
                _link_context(error, pending, outer)
                pending = error
        if pending is None or pending is given:
            return given is not None and pending is None
        context = pending.__context__
        try:
            raise pending
        except BaseException:
            # raise has put the exception being handled here; the chain is ours.
            pending.__context__ = context
            raise

    def close(self):
        """Exit everything now."""
        self.__exit__(None, None, None)


class AsyncExitStack(_BaseExitStack, AbstractAsyncContextManager):
    """An exit stack for both kinds of managers."""

    async def enter_async_context(self, cm):
        """Enter an asynchronous manager now and exit it with the stack."""
        enter = _method_of_type(cm, '__aenter__', 'asynchronous context manager')
        exit = _method_of_type(cm, '__aexit__', 'asynchronous context manager')
        result = await enter(cm)
        self._exit_callbacks.append((False, _bind(exit, cm)))
        return result

    def push_async_exit(self, exit):
        """Register an object's __aexit__, or a coroutine function like it."""
        try:
            method = type(exit).__aexit__
        except AttributeError:
            self._exit_callbacks.append((False, exit))
        else:
            self._exit_callbacks.append((False, _bind(method, exit)))
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):
        """Register a coroutine function to be awaited with these arguments."""
        async def exit_wrapper(exc_type, exc, tb):
            await callback(*args, **kwds)
        exit_wrapper.__wrapped__ = callback
        self._exit_callbacks.append((False, exit_wrapper))
        return callback

    async def aclose(self):
        """Exit everything now."""
        await self.__aexit__(None, None, None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_details):
        given = exc_details[1]
        pending = given
        outer = sys.exc_info()[1]
        while self._exit_callbacks:
            is_sync, callback = self._exit_callbacks.pop()
            try:
                result = callback(*_details(pending))
                if not is_sync:
                    result = await result
                if result:
                    pending = None
            except BaseException as error:
                _link_context(error, pending, outer)
                pending = error
        if pending is None or pending is given:
            return given is not None and pending is None
        context = pending.__context__
        try:
            raise pending
        except BaseException:
            # raise has put the exception being handled here; the chain is ours.
            pending.__context__ = context
            raise


def _details(error):
    if error is None:
        return None, None, None
    return type(error), error, error.__traceback__
