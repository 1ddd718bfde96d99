"""How modules were found and loaded before there were specs: gone in Python 3.12."""

import functools
import sys
import types
import warnings

from importlib import util


def _warn(what, instead, level=3):
    warnings.warn(f"{what} is deprecated and slated for removal in Python 3.12; use {instead} instead",
                  DeprecationWarning, stacklevel=level)


def find_loader(name, path=None):
    """The loader of a module, None if there is no such module."""
    warnings.warn("Deprecated since Python 3.4 and slated for removal in Python 3.12; use importlib.util.find_spec() instead",
                  DeprecationWarning, stacklevel=2)
    if name in sys.modules:
        try:
            loader = sys.modules[name].__loader__
        except AttributeError:
            raise ValueError(f"{name}.__loader__ is not set") from None
        if loader is None:
            raise ValueError(f"{name}.__loader__ is None")
        return loader
    spec = util._find_spec(name, path)
    if spec is None:
        return None
    if spec.loader is None:
        if spec.submodule_search_locations is None:
            raise ImportError(f"spec for {name} missing loader", name=name)
        raise ImportError("namespace packages do not have loaders", name=name)
    return spec.loader


def _name_of(thing):
    return getattr(thing, "__qualname__", None) or type(thing).__qualname__


def find_by_module(finder, name, path):
    """The spec of a module by a finder that has a find_module() only."""
    warnings.warn(f"{_name_of(finder)}.find_spec() not found; falling back to find_module()", ImportWarning)
    loader = finder.find_module(name, path)
    return None if loader is None else util.spec_from_loader(name, loader)


def find_in_entry(finder, name):
    """The spec of a module by a finder for an entry of sys.path that has no find_spec()."""
    if hasattr(finder, "find_loader"):
        warnings.warn(f"{_name_of(finder)}.find_spec() not found; falling back to find_loader()", ImportWarning)
        loader, portions = finder.find_loader(name)
    else:
        warnings.warn(f"{_name_of(finder)}.find_spec() not found; falling back to find_module()", ImportWarning)
        loader, portions = finder.find_module(name), []
    if loader is not None:
        return util.spec_from_loader(name, loader)
    spec = util.ModuleSpec(name, None)
    spec.submodule_search_locations = portions
    return spec


def find_module(what, spec):
    """The loader of a spec, for the method find_module() of a finder."""
    _warn(f"{what}.find_module()", "find_spec()", 4)
    return None if spec is None else spec.loader


def module_repr(what, module, kind):
    """The repr of a module, by the method module_repr() of a loader."""
    warnings.warn(f"{what}.module_repr() is deprecated and slated for removal in Python 3.12", DeprecationWarning, stacklevel=4)
    return f"<module {module.__name__!r} ({kind})>"


def module_of_entry(finder, name):
    """The method find_module() of a finder for an entry of sys.path."""
    _warn("find_module()", "find_spec()", 4)
    loader, portions = finder.find_loader(name)
    if loader is None and portions:
        warnings.warn(f"Not importing directory {portions[0]}: missing __init__", ImportWarning)
    return loader


def loader_and_portions(what, spec):
    """The loader of a spec and its folders, for the method find_loader() of a finder."""
    _warn(f"{what}.find_loader()", "find_spec()", 4)
    return (None, []) if spec is None else (spec.loader, spec.submodule_search_locations or [])


def module_by_spec(finder, name, path):
    """The method find_module() of finders derived from importlib.abc.MetaPathFinder."""
    warnings.warn("MetaPathFinder.find_module() is deprecated since Python 3.4 in favor of MetaPathFinder.find_spec() and "
                  "is slated for removal in Python 3.12", DeprecationWarning, stacklevel=3)
    spec = finder.find_spec(name, path) if hasattr(finder, "find_spec") else None
    return None if spec is None else spec.loader


def loader_by_spec(finder, name):
    """The method find_loader() of finders derived from importlib.abc.PathEntryFinder."""
    warnings.warn("PathEntryFinder.find_loader() is deprecated since Python 3.4 in favor of PathEntryFinder.find_spec() "
                  "(available since 3.4)", DeprecationWarning, stacklevel=3)
    spec = finder.find_spec(name) if hasattr(finder, "find_spec") else None
    return (None, []) if spec is None else (spec.loader, spec.submodule_search_locations or [])


def load_module(loader, name):
    """The method load_module() of a loader: the module is run again if it is there."""
    warnings.warn("the load_module() method is deprecated and slated for removal in Python 3.12; use exec_module() instead",
                  DeprecationWarning)
    spec = util.spec_from_loader(name, loader)
    if name not in sys.modules:
        return util._load(spec)
    util._exec(spec, sys.modules[name])
    return sys.modules[name]


def load_by_module(spec):
    """The module of a spec whose loader has a load_module() only."""
    warnings.warn(f"{_name_of(spec.loader)}.exec_module() not found; falling back to load_module()", ImportWarning)
    try:
        spec.loader.load_module(spec.name)
    finally:
        # The last one loaded is the last one in sys.modules.
        if spec.name in sys.modules:
            sys.modules[spec.name] = sys.modules.pop(spec.name)
    module = sys.modules[spec.name]
    package = spec.name if hasattr(module, "__path__") else spec.name.rpartition(".")[0]
    for attribute, value in ("__loader__", spec.loader), ("__package__", package), ("__spec__", spec):
        if getattr(module, attribute, None) is None:
            util._set(module, attribute, value)
    return module


_AUTOMATIC = "The import system now takes care of this automatically; this decorator is slated for removal in Python 3.12"


def set_package(function):
    """Have what returns a module set its __package__, too."""
    @functools.wraps(function)
    def set_package_wrapper(*args, **kwargs):
        warnings.warn(_AUTOMATIC, DeprecationWarning, stacklevel=2)
        module = function(*args, **kwargs)
        if getattr(module, "__package__", None) is None:
            name = module.__name__
            module.__package__ = name if hasattr(module, "__path__") else name.rpartition(".")[0]
        return module
    return set_package_wrapper


def set_loader(method):
    """Have a method that returns a module set its __loader__, too."""
    @functools.wraps(method)
    def set_loader_wrapper(self, *args, **kwargs):
        warnings.warn(_AUTOMATIC, DeprecationWarning, stacklevel=2)
        module = method(self, *args, **kwargs)
        if getattr(module, "__loader__", None) is None:
            module.__loader__ = self
        return module
    return set_loader_wrapper


def module_for_loader(method):
    """Have a method that loads a module get the module instead of its name."""
    warnings.warn(_AUTOMATIC, DeprecationWarning, stacklevel=2)

    @functools.wraps(method)
    def module_for_loader_wrapper(self, fullname, *args, **kwargs):
        new = fullname not in sys.modules
        if new:
            module = sys.modules[fullname] = types.ModuleType(fullname)
            module.__initializing__ = True
        module = sys.modules[fullname]
        try:
            module.__loader__ = self
            try:
                package = self.is_package(fullname)
            except (ImportError, AttributeError):
                pass
            else:
                module.__package__ = fullname if package else fullname.rpartition(".")[0]
            return method(self, module, *args, **kwargs)
        except Exception:
            if new:
                sys.modules.pop(fullname, None)
            # CPython's context manager takes the exception for handled.
        finally:
            module.__initializing__ = False
    return module_for_loader_wrapper
