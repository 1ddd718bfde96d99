"""Access to the import machinery, as programs written before importlib want it.

New programs use importlib."""
import importlib as _importlib
import importlib.util as _util
import os as _os
import sys as _sys
import types as _types
import warnings as _warnings

import _imp
from _imp import acquire_lock, lock_held, release_lock

_warnings.warn("the imp module is deprecated in favour of importlib and slated for removal in Python 3.12; "
               "see the module's documentation for alternative uses", DeprecationWarning, stacklevel=2)

SEARCH_ERROR, PY_SOURCE, PY_COMPILED, C_EXTENSION, PY_RESOURCE = 0, 1, 2, 3, 4
PKG_DIRECTORY, C_BUILTIN, PY_FROZEN, PY_CODERESOURCE, IMP_HOOK = 5, 6, 7, 8, 9


def new_module(name):
    """Create an empty module without entering it in sys.modules."""
    return _types.ModuleType(name)


def reload(module):
    """Import a module again, into the same object."""
    return _importlib.reload(module)


def get_suffixes():
    """The suffixes of files that are modules, with how to open them."""
    return [(".py", "r", PY_SOURCE)]


def cache_from_source(path, debug_override=None):
    """The path of the file that keeps the compiled code of a source file."""
    return _util.cache_from_source(path, debug_override)


def is_builtin(name):
    """1 if the module is built in."""
    return 1 if name in _sys.builtin_module_names else 0


def is_frozen(name):
    """Whether the module is embedded in the interpreter."""
    return _imp.is_frozen(name)


def find_module(name, path=None):
    """(file, path, (suffix, mode, type)) of a module; ImportError if there is none."""
    if not isinstance(name, str):
        raise TypeError(f"'name' must be a str, not {type(name)}")
    if path is None:
        if is_builtin(name):
            return None, None, ("", "", C_BUILTIN)
        path = _sys.path
    for folder in path:
        package = _os.path.join(folder, name)
        if _os.path.isfile(_os.path.join(package, "__init__.py")):
            return None, package, ("", "", PKG_DIRECTORY)
        file = package + ".py"
        if _os.path.isfile(file):
            import tokenize
            return tokenize.open(file), file, (".py", "r", PY_SOURCE)
    raise ImportError(f"No module named {name!r}", name=name)


def _load(name, path, **how):
    spec = _util.spec_from_file_location(name, path, **how)
    if name in _sys.modules:
        module = _sys.modules[name]
    else:
        module = _sys.modules[name] = _util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return _sys.modules[name]


def load_source(name, pathname, file=None):
    """Run a source file as a module."""
    return _load(name, pathname)


def load_package(name, path):
    """Run the __init__ of a package."""
    return _load(name, _os.path.join(path, "__init__.py"), submodule_search_locations=[path])


def load_module(name, file, filename, details):
    """Load what find_module found."""
    kind = details[2]
    if kind == PY_SOURCE:
        return load_source(name, filename)
    if kind == PKG_DIRECTORY:
        return load_package(name, filename)
    if kind == C_BUILTIN:
        return _importlib.import_module(name)
    raise ImportError(f"Don't know how to import {name} (type code {kind})", name=name)
