"""The names of the files in which compiled code is kept, as PEP 3147 and PEP 488 say."""

import os
import sys

_FOLDER = "__pycache__"
_OPTIMIZED = "opt-"


def cache_from_source(path, debug_override=None, *, optimization=None):
    """The file in which the compiled code of a source file is kept."""
    if debug_override is not None:
        import warnings
        warnings.warn("the debug_override parameter is deprecated; use 'optimization' instead", DeprecationWarning)
        if optimization is not None:
            raise TypeError("debug_override or optimization must be set to None")
        optimization = "" if debug_override else 1
    head, tail = os.path.split(os.fspath(path))
    base, dot, end = tail.rpartition(".")
    tag = _tag()
    if optimization is None:
        optimization = sys.flags.optimize or ""
    optimization = str(optimization)
    if optimization:
        if not optimization.isalnum():
            raise ValueError(f"{optimization!r} is not alphanumeric")
        optimization = f".{_OPTIMIZED}{optimization}"
    name = f"{base or end}{dot}{tag}{optimization}.pyc"
    if sys.pycache_prefix is None:
        return os.path.join(head, _FOLDER, name)
    return os.path.join(sys.pycache_prefix, os.path.join(os.getcwd(), head).lstrip(os.sep), name)


def source_from_cache(path):
    """The source file whose compiled code is in a file."""
    _tag()
    path = os.fspath(path)
    head, name = os.path.split(path)
    prefix = sys.pycache_prefix
    if prefix is not None and head.startswith(prefix.rstrip(os.sep) + os.sep):
        head = head[len(prefix.rstrip(os.sep)):]
    else:
        head, folder = os.path.split(head)
        if folder != _FOLDER:
            raise ValueError(f"{_FOLDER} not bottom-level directory in {path!r}")
    parts = name.split(".")
    if len(parts) not in (3, 4):
        raise ValueError(f"expected only 2 or 3 dots in {name!r}")
    if len(parts) == 4:
        optimization = parts[2]
        if not optimization.startswith(_OPTIMIZED):
            raise ValueError(f"optimization portion of filename does not start with {_OPTIMIZED!r}")
        if not optimization[len(_OPTIMIZED):].isalnum():
            raise ValueError(f"optimization level {optimization!r} is not an alphanumeric value")
    return os.path.join(head, parts[0] + ".py")


def _tag():
    tag = sys.implementation.cache_tag
    if tag is None:
        raise NotImplementedError("sys.implementation.cache_tag is None")
    return tag
