"""Warnings in tests."""

import contextlib
import functools
import importlib
import sys
import warnings


class WarningsRecorder:
    """The warnings so far; attributes are those of the latest."""

    def __init__(self, warnings_list):
        self._warnings = warnings_list
        self._last = 0

    def __getattr__(self, name):
        if len(self._warnings) > self._last:
            return getattr(self._warnings[-1], name)
        if name in warnings.WarningMessage._WARNING_DETAILS:
            return None
        raise AttributeError(f'{self!r} has no attribute {name!r}')

    @property
    def warnings(self):
        return self._warnings[self._last:]

    def reset(self):
        self._last = len(self._warnings)


def import_deprecated(name):
    """A module whose import warns."""
    with warnings.catch_warnings():
        warnings.simplefilter('ignore', category=DeprecationWarning)
        return importlib.import_module(name)


@contextlib.contextmanager
def check_warnings(*filters, **kwargs):
    """Record warnings; those described by (regexp, category) must come."""
    import re
    quiet = kwargs.get('quiet')
    if not filters:
        filters = (('', Warning),)
        quiet = True if quiet is None else quiet
    registry = sys._getframe(2).f_globals.get('__warningregistry__')
    if registry:
        registry.clear()
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter('always')
        yield WarningsRecorder(log)
    rest = list(log)
    missing = []
    for text, category in filters:
        matching = [entry for entry in rest if issubclass(entry.category, category)
                    and re.match(text, str(entry.message), re.I)]
        if not matching and not quiet:
            missing.append((text, category.__name__))
        rest = [entry for entry in rest if entry not in matching]
    if rest:
        raise AssertionError(f'unhandled warning {rest[0]}')
    if missing:
        raise AssertionError('filter (%r, %s) did not catch any warning' % missing[0])


def check_no_resource_warning(testcase):
    return contextlib.nullcontext()


@contextlib.contextmanager
def check_no_warnings(testcase, message='', category=Warning, force_gc=False):
    """No warning may come."""
    with warnings.catch_warnings(record=True) as log:
        warnings.filterwarnings('always', message=message, category=category)
        yield
    testcase.assertEqual(log, [])


def ignore_warnings(*, category):
    """Decorator: ignore warnings of a category."""
    def decorator(test):
        @functools.wraps(test)
        def wrapper(self, *args, **kwargs):
            with warnings.catch_warnings():
                warnings.simplefilter('ignore', category=category)
                return test(self, *args, **kwargs)
        return wrapper
    return decorator


@contextlib.contextmanager
def save_restore_warnings_filters():
    saved = warnings.filters[:]
    try:
        yield
    finally:
        warnings.filters[:] = saved


def check_syntax_warning(testcase, statement, errtext='', *, lineno=1, offset=None):
    """The statement must warn when compiled."""
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter('always', SyntaxWarning)
        compile(statement, '<testcase>', 'exec')
    testcase.assertEqual(len(log), 1, log)
    testcase.assertRegex(str(log[0].message), errtext)


def import_deprecated(name):
    """Import a module that warns of its being deprecated."""
    import importlib
    with warnings.catch_warnings():
        warnings.simplefilter('ignore', DeprecationWarning)
        return importlib.import_module(name)
