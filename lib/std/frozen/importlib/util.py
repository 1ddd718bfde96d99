"""Tools for those who find and load modules."""

import os
import sys
import types

from _imp import MAGIC_NUMBER

from . import _Locked, _resolve
from ._cachenames import cache_from_source, source_from_cache
from .machinery import (BYTECODE_SUFFIXES, SOURCE_SUFFIXES, FrozenImporter, Loader, ModuleSpec, NamespaceLoader, SourceFileLoader,
                        SourcelessFileLoader, _find_spec)

__all__ = ["cache_from_source", "decode_source", "find_spec", "LazyLoader", "MAGIC_NUMBER", "module_from_spec",
           "resolve_name", "source_from_cache", "source_hash", "spec_from_file_location", "spec_from_loader"]


def resolve_name(name, package):
    """The absolute name of what may be a relative one."""
    level = len(name) - len(name.lstrip("."))
    if not level:
        return name
    if not package:
        raise ImportError(f"no package specified for {name!r} (required for relative module names)")
    return _resolve(name[level:], package, level)


def find_spec(name, package=None):
    """The spec of a module, None if there is no such module. Its parents are imported."""
    fullname = resolve_name(name, package) if name.startswith(".") else name
    if fullname in sys.modules:
        module = sys.modules[fullname]
        if module is None:
            return None
        return _spec_of(module, name)
    parent = fullname.rpartition(".")[0]
    path = None
    if parent:
        package = __import__(parent, fromlist=["__path__"])
        try:
            path = package.__path__
        except AttributeError as e:
            raise ModuleNotFoundError(
                f"__path__ attribute not found on {parent!r} while trying to find {fullname!r}", name=fullname) from e
    return _find_spec(fullname, path)


def _find_spec_from_path(name, path=None):
    """The spec of a module, looked for in some folders; its parents are not imported."""
    if name not in sys.modules:
        return _find_spec(name, path)
    module = sys.modules[name]
    return None if module is None else _spec_of(module, name)


def _spec_of(module, name):
    try:
        spec = module.__spec__
    except AttributeError:
        raise ValueError(f"{name}.__spec__ is not set") from None
    if spec is None:
        raise ValueError(f"{name}.__spec__ is None")
    return spec


_POPULATE = object()


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=_POPULATE):
    """The spec of a module in a file."""
    if location is None:
        location = "<unknown>"
        if hasattr(loader, "get_filename"):
            try:
                location = loader.get_filename(name)
            except ImportError:
                pass
    else:
        location = os.fspath(location)
        if not os.path.isabs(location):
            location = os.path.join(os.getcwd(), location)
    if loader is None:
        if location.endswith(tuple(SOURCE_SUFFIXES)):
            loader = SourceFileLoader(name, location)
        elif location.endswith(tuple(BYTECODE_SUFFIXES)):
            loader = SourcelessFileLoader(name, location)
        else:
            return None
    spec = ModuleSpec(name, loader, origin=location)
    spec.has_location = True
    if submodule_search_locations is _POPULATE:
        if hasattr(loader, "is_package"):
            try:
                if loader.is_package(name):
                    spec.submodule_search_locations = []
            except ImportError:
                pass
    else:
        spec.submodule_search_locations = submodule_search_locations
    if spec.submodule_search_locations == [] and location:
        spec.submodule_search_locations.append(os.path.dirname(location))
    return spec


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    """The spec of a module that a loader loads."""
    if origin is None:
        origin = getattr(loader, "_ORIGIN", None)
    if origin is None and hasattr(loader, "get_filename"):
        if is_package is None:
            return spec_from_file_location(name, loader=loader)
        return spec_from_file_location(name, loader=loader, submodule_search_locations=[] if is_package else None)
    if is_package is None:
        is_package = False
        if hasattr(loader, "is_package"):
            try:
                is_package = loader.is_package(name)
            except ImportError:
                pass
    return ModuleSpec(name, loader, origin=origin, is_package=is_package)


def module_from_spec(spec):
    """A new module with the attributes that its spec says, not run yet."""
    module = None
    if hasattr(spec.loader, "create_module"):
        module = spec.loader.create_module(spec)
    elif hasattr(spec.loader, "exec_module"):
        raise ImportError("loaders that define exec_module() must also define create_module()")
    if module is None:
        module = types.ModuleType(spec.name)
    _fill(module, spec)
    return module


def _fill(module, spec, override=False):
    """Give a module what its spec says: where it does not know better, or all."""
    _set(module, "__spec__", spec)
    if spec.loader is None and spec.submodule_search_locations is not None:
        spec.loader = NamespaceLoader.__new__(NamespaceLoader)
        spec.loader._path = spec.submodule_search_locations
        module.__file__ = None
    for name, value in (("__name__", spec.name), ("__loader__", spec.loader), ("__package__", spec.parent),
                        ("__path__", spec.submodule_search_locations),
                        ("__file__", spec.origin if spec.has_location else None),
                        ("__cached__", spec.cached if spec.has_location else None)):
        if value is not None and (override or getattr(module, name, None) is None):
            _set(module, name, value)


def _set(module, name, value):
    """Set an attribute of what stands for a module, if that lets it."""
    try:
        setattr(module, name, value)
    except AttributeError:
        pass


def _load(spec):
    """Import a module by its spec."""
    if spec.loader is not None and not hasattr(spec.loader, "exec_module"):
        from importlib import _deprecated
        return _deprecated.load_by_module(spec)
    module = module_from_spec(spec)
    spec._initializing = True
    try:
        sys.modules[spec.name] = module
        try:
            if spec.loader is None:
                raise ImportError("missing loader", name=spec.name)
            spec.loader.exec_module(module)
        except BaseException:
            sys.modules.pop(spec.name, None)
            raise
        # What runs may put something else in its place.
        module = sys.modules[spec.name] = sys.modules.pop(spec.name)
        return module
    finally:
        spec._initializing = False


def _exec(spec, module):
    """Run the module of a spec in a module that is there already."""
    name = spec.name
    with _Locked(name):
        if sys.modules.get(name) is not module:
            raise ImportError(f"module {name!r} not in sys.modules", name=name)
        try:
            if spec.loader is None and spec.submodule_search_locations is None:
                raise ImportError("missing loader", name=name)
            _fill(module, spec, override=True)
            if hasattr(spec.loader, "exec_module"):
                spec.loader.exec_module(module)
            else:
                from importlib import _deprecated
                _deprecated.load_by_module(spec)
        finally:
            # The last one loaded is the last one in sys.modules.
            module = sys.modules[name] = sys.modules.pop(name)
    return module


def decode_source(source_bytes):
    """The text of source in bytes, by the encoding that it declares."""
    import io
    import tokenize
    encoding, _ = tokenize.detect_encoding(io.BytesIO(source_bytes).readline)
    return io.IncrementalNewlineDecoder(None, True).decode(source_bytes.decode(encoding))


def source_hash(source_bytes):
    """The hash of source by which its compiled code is known."""
    import hashlib
    return hashlib.blake2b(source_bytes, digest_size=8).digest()


class _LazyModule(types.ModuleType):
    """A module that is run when an attribute is first asked for."""

    def __getattribute__(self, name):
        # All that is asked for comes from the spec: the module may have been changed.
        self.__class__ = types.ModuleType
        spec = self.__spec__
        original = spec.name
        before = spec.loader_state["__dict__"]
        changed = {key: value for key, value in self.__dict__.items() if key not in before or value is not before[key]}
        spec.loader.exec_module(self)
        if original in sys.modules and sys.modules[original] is not self:
            raise ValueError(f"module object for {original!r} substituted in sys.modules during a lazy load")
        self.__dict__.update(changed)
        return getattr(self, name)

    def __delattr__(self, name):
        self.__getattribute__(name)
        delattr(self, name)


class LazyLoader(Loader):
    """Puts off the running of a module."""

    @staticmethod
    def _check_eager(loader):
        if not hasattr(loader, "exec_module"):
            raise TypeError("loader must define exec_module()")

    def __init__(self, loader):
        self._check_eager(loader)
        self.loader = loader

    @classmethod
    def factory(cls, loader):
        cls._check_eager(loader)
        return lambda *args, **kwargs: cls(loader(*args, **kwargs))

    def create_module(self, spec):
        return self.loader.create_module(spec)

    def exec_module(self, module):
        spec = module.__spec__
        spec.loader = module.__loader__ = self.loader
        spec.loader_state = {"__dict__": module.__dict__.copy(), "__class__": module.__class__}
        module.__class__ = _LazyModule


def __getattr__(name):
    if name in ("module_for_loader", "set_loader", "set_package"):
        from importlib import _deprecated
        return getattr(_deprecated, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
