"""Functions to call when the interpreter ends.

The interpreter calls _run_exitfuncs() of this module, if it was imported,
after the threads have been joined.
"""

# (function, args, kwargs) in order of registration, None once unregistered or called.
_callbacks = []


def register(func, /, *args, **kwargs):
    """Have func(*args, **kwargs) called at the end; the latest goes first."""
    if not callable(func):
        raise TypeError('the first argument must be callable')
    _callbacks.append((func, args, kwargs))
    return func


def unregister(func, /):
    """Forget every registration of a function."""
    for index, entry in enumerate(_callbacks):
        if entry is not None and func == entry[0]:
            _callbacks[index] = None


def _clear():
    """Forget everything."""
    _callbacks.clear()


def _ncallbacks():
    """How many registrations there were, those taken back included."""
    return len(_callbacks)


def _run_exitfuncs():
    """Call and forget all functions; sys.unraisablehook gets their exceptions."""
    for index in reversed(range(len(_callbacks))):
        entry, _callbacks[index] = _callbacks[index], None
        if entry is None:
            continue
        func, args, kwargs = entry
        try:
            func(*args, **kwargs)
        except BaseException as error:
            from sys import _report_unraisable
            _report_unraisable(error, func, 'Exception ignored in atexit callback')
    _callbacks.clear()
