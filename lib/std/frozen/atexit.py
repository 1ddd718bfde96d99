"""Functions to call when the interpreter ends.

The interpreter calls _run_exitfuncs() of this module, if it was imported,
after the threads have been joined.
"""

_callbacks = []     # (function, args, kwargs), in order of registration


def register(func, /, *args, **kwargs):
    """Have func(*args, **kwargs) called at the end; the latest goes first."""
    if not callable(func):
        raise TypeError('the first argument must be callable')
    _callbacks.append((func, args, kwargs))
    return func


def unregister(func, /):
    """Forget every registration of a function."""
    _callbacks[:] = [entry for entry in _callbacks if not func == entry[0]]


def _clear():
    """Forget everything."""
    _callbacks.clear()


def _ncallbacks():
    """How many functions are registered."""
    return len(_callbacks)


def _run_exitfuncs():
    """Call and forget all functions; an exception is shown and lost."""
    while _callbacks:
        func, args, kwargs = _callbacks.pop()
        try:
            func(*args, **kwargs)
        except BaseException as error:
            import sys
            if isinstance(error, SystemExit):
                continue
            from traceback import print_exception
            print(f'Exception ignored in atexit callback: {func!r}', file=sys.stderr)
            print_exception(error)
