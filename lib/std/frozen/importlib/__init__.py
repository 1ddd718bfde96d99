"""Importing by program: import_module(), reload(), and what finds modules."""

import _imp
import sys

__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]

from builtins import __import__


def import_module(name, package=None):
    """Import a module by its name; one that begins with dots is relative to package."""
    if name.startswith("."):
        level = len(name) - len(name.lstrip("."))
        if not package:
            raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
        name = _resolve(name[level:], package, level)
    elif not isinstance(name, str):
        raise TypeError(f"module name must be str, not {type(name)}")
    if not name:
        raise ValueError("Empty module name")
    return _imp.import_module(name)


def _resolve(name, package, level):
    bits = package.rsplit(".", level - 1)
    if len(bits) < level:
        raise ImportError("attempted relative import beyond top-level package")
    return f"{bits[0]}.{name}" if name else bits[0]


def invalidate_caches():
    """Let finders forget what they know of folders."""
    for finder in sys.meta_path:
        if hasattr(finder, "invalidate_caches"):
            finder.invalidate_caches()


_reloading = {}


def reload(module):
    """Run a module's code again, in the namespace that it has."""
    try:
        name = module.__spec__.name
    except AttributeError:
        try:
            name = module.__name__
        except AttributeError:
            raise TypeError("reload() argument must be a module")
    if sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    if name in _reloading:
        return _reloading[name]
    _reloading[name] = module
    try:
        from importlib import util
        path = None
        parent = name.rpartition(".")[0]
        if parent:
            if parent not in sys.modules:
                raise ImportError(f"parent {parent!r} not in sys.modules", name=parent)
            path = sys.modules[parent].__path__
        spec = module.__spec__ = util._find_spec(name, path, module)
        if spec is None:
            raise ModuleNotFoundError(f"spec not found for the module {name!r}", name=name)
        util._exec(spec, module)
        return sys.modules[name]
    finally:
        _reloading.pop(name, None)


class _Locked:
    """The lock of a module is held while a block runs: no other thread imports the module."""

    def __init__(self, name):
        self.name = name

    def __enter__(self):
        if not _imp.lock_module(self.name):
            raise _imp.DeadlockError(f"deadlock detected by {self!r}")

    def __exit__(self, *exc):
        _imp.unlock_module(self.name)

    def __repr__(self):
        return f"_ModuleLock({self.name!r}) at {id(self)}"


class _FindersLocked:
    """The import lock is held while a block runs: finders are called by one thread at a time."""

    def __enter__(self):
        _imp.acquire_lock()

    def __exit__(self, *exc):
        _imp.release_lock()


def _ask(finder, name, path, target=None):
    """The spec of a module that a finder of sys.meta_path knows; None if it knows none."""
    with _FindersLocked():
        try:
            find = finder.find_spec
        except AttributeError:
            from importlib import _deprecated
            return _deprecated.find_by_module(finder, name, path)
        return find(name, path, target)


def _import_by(finders, name, path):
    """Import a module that one of some finders knows; None if none does.

    The interpreter calls this with sys.meta_path.
    """
    for finder in finders:
        spec = _ask(finder, name, path)
        if spec is not None:
            from importlib import util
            return util._load(spec)
    return None


def __getattr__(name):
    if name in ("_bootstrap", "_bootstrap_external"):
        return import_module("importlib." + name)
    if name == "find_loader":
        from importlib._deprecated import find_loader
        return find_loader
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
