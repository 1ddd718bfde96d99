"""Loading modules by their specs, for pkgutil and what was written like it."""

import _imp
import sys
import weakref
from itertools import count as _count

from importlib import _FindersLocked as _ImportLockContext, _Locked as _ModuleLockManager
from importlib.machinery import BuiltinImporter, FrozenImporter, ModuleSpec
from importlib.util import _exec, _find_spec, _load as _load_unlocked, module_from_spec, spec_from_loader

_DeadlockError = _imp.DeadlockError


def _load(spec):
    """The module of a spec, imported now."""
    with _ModuleLockManager(spec.name):
        return _load_unlocked(spec)


class _ModuleLock:
    """A lock that its thread may take again, and that none gets who would wait for itself."""

    _numbers = _count()

    def __init__(self, name):
        self.name = name
        self._key = f"{name}\0{next(self._numbers)}"   # the lock of no module

    def acquire(self):
        if not _imp.lock_module(self._key):
            raise _DeadlockError(f"deadlock detected by {self!r}")
        return True

    def release(self):
        if not _imp.unlock_module(self._key):
            raise RuntimeError("cannot release un-acquired lock")

    def __repr__(self):
        return f"_ModuleLock({self.name!r}) at {id(self)}"


_module_locks = weakref.WeakValueDictionary()


def _get_module_lock(name):
    """The lock under which a module is imported."""
    with _ImportLockContext():
        lock = _module_locks.get(name)
        if lock is None:
            lock = _module_locks[name] = _ModuleLock(name)
            lock._key = name
        return lock


def _lock_unlock_module(name):
    """Wait until no other thread imports a module, if that is not one that waits for this one."""
    if _imp.lock_module(name):
        _imp.unlock_module(name)
