"""Ctrl-C while tests run: the first one asks the results to stop after the current test."""

import functools
import signal
import weakref

__unittest = True

_results = weakref.WeakKeyDictionary()
_interrupt_handler = None   # once it is installed


class _InterruptHandler:
    """Stops the registered results, and hands over to another handler the second time."""

    def __init__(self, default_handler):
        self.called = False
        self.original_handler = default_handler
        if isinstance(default_handler, int):
            if default_handler == signal.SIG_DFL:
                default_handler = signal.default_int_handler
            elif default_handler == signal.SIG_IGN:
                default_handler = _ignore
            else:
                raise TypeError('expected SIGINT signal handler to be signal.SIG_IGN, signal.SIG_DFL, '
                                'or a callable object')
        self.default_handler = default_handler

    def __call__(self, signum, frame):
        again = self.called or signal.getsignal(signal.SIGINT) is not self
        self.called = True
        if again:
            self.default_handler(signum, frame)
        for result in list(_results):
            result.stop()


def _ignore(signum, frame):
    pass


def registerResult(result):
    """Let Ctrl-C stop a result."""
    _results[result] = True


def removeResult(result):
    """Let Ctrl-C stop a result no longer; whether it would have done."""
    return bool(_results.pop(result, False))


def installHandler():
    """Handle Ctrl-C from now on."""
    global _interrupt_handler
    if _interrupt_handler is None:
        _interrupt_handler = _InterruptHandler(signal.getsignal(signal.SIGINT))
        signal.signal(signal.SIGINT, _interrupt_handler)


def removeHandler(method=None):
    """Handle Ctrl-C as before; as a decorator, while a function runs."""
    if method is None:
        if _interrupt_handler is not None:
            signal.signal(signal.SIGINT, _interrupt_handler.original_handler)
        return None

    @functools.wraps(method)
    def inner(*args, **kwargs):
        before = signal.getsignal(signal.SIGINT)
        removeHandler()
        try:
            return method(*args, **kwargs)
        finally:
            signal.signal(signal.SIGINT, before)
    return inner
