"""Importing in tests."""

import contextlib
import sys
import unittest


def import_module(name, deprecated=False, *, required_on=()):
    """Import a module; skip the test if there is none."""
    import importlib
    try:
        return importlib.import_module(name)
    except ImportError as error:
        if sys.platform.startswith(tuple(required_on)):
            raise
        raise unittest.SkipTest(str(error)) from None


def import_fresh_module(name, fresh=(), blocked=(), *, deprecated=False):
    """Import a module anew, some others being missing; None if it fails."""
    import importlib
    fresh, blocked = list(fresh), list(blocked)
    affected = {name, *fresh, *blocked}
    saved = {key: module for key, module in sys.modules.items()
             if any(key == each or key.startswith(each + '.') for each in affected)}
    for key in saved:
        del sys.modules[key]
    for key in blocked:
        sys.modules[key] = None
    try:
        for each in fresh:
            importlib.import_module(each)
        return importlib.import_module(name)
    except ImportError:
        return None
    finally:
        for key in [key for key in sys.modules
                    if any(key == each or key.startswith(each + '.') for each in affected)]:
            del sys.modules[key]
        sys.modules.update(saved)


def unload(name):
    """Forget a module."""
    sys.modules.pop(name, None)


def forget(modname):
    """Forget a module."""
    unload(modname)


@contextlib.contextmanager
def isolated_modules():
    """Forget what is imported inside."""
    saved = sys.modules.copy()
    path = sys.path[:]
    try:
        yield
    finally:
        sys.path[:] = path
        sys.modules.clear()
        sys.modules.update(saved)


class CleanImport:
    """Modules are imported anew inside."""

    def __init__(self, *module_names):
        self.original_modules = sys.modules.copy()
        for name in module_names:
            sys.modules.pop(name, None)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        sys.modules.update(self.original_modules)


class DirsOnSysPath:
    """More directories to import from."""

    def __init__(self, *paths):
        self.original = sys.path[:]
        sys.path.extend(paths)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        sys.path[:] = self.original


def modules_setup():
    return sys.modules.copy(),


def modules_cleanup(oldmodules):
    sys.modules.clear()
    sys.modules.update(oldmodules)
