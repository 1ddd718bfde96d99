"""Tools for those who find and load modules."""

import os
import sys
import types

from _imp import MAGIC_NUMBER

from . import _resolve
from .machinery import FrozenImporter, ModuleSpec, SourceFileLoader, _find_spec

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
        spec = getattr(module, "__spec__", None)
        if spec is not None:
            return spec
        if fullname == "__main__":
            raise ValueError(f"{fullname}.__spec__ is None")
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
    if module is None:
        return None
    spec = getattr(module, "__spec__", None)
    if spec is None:
        raise ValueError(f"{name}.__spec__ is not set" if not hasattr(module, "__spec__") else f"{name}.__spec__ is None")
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
        location = os.path.abspath(os.fspath(location))
    if loader is None:
        if not location.endswith(".py"):
            return None
        loader = SourceFileLoader(name, location)
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


def _fill(module, spec):
    """Give a new module what its spec says, where it does not know better."""
    module.__spec__ = spec
    for name, value in (("__name__", spec.name), ("__loader__", spec.loader), ("__package__", spec.parent),
                        ("__path__", spec.submodule_search_locations),
                        ("__file__", spec.origin if spec.has_location else None),
                        ("__cached__", spec.cached if spec.has_location else None)):
        if value is not None and getattr(module, name, None) is None:
            try:
                setattr(module, name, value)
            except AttributeError:
                pass


def _load(spec):
    """Import a module by its spec."""
    if not hasattr(spec.loader, "exec_module"):
        if spec.loader is None and spec.submodule_search_locations is None:
            raise ImportError("missing loader", name=spec.name)
        if spec.loader is not None:
            return spec.loader.load_module(spec.name)
    module = module_from_spec(spec)
    spec._initializing = True
    try:
        sys.modules[spec.name] = module
        try:
            if spec.loader is not None:
                spec.loader.exec_module(module)
        except BaseException:
            sys.modules.pop(spec.name, None)
            raise
        # What runs may put something else in its place.
        module = sys.modules[spec.name] = sys.modules.pop(spec.name)
        return module
    finally:
        spec._initializing = False


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


def cache_from_source(path, debug_override=None, *, optimization=None):
    """The file in which the compiled code of a source file is kept."""
    head, tail = os.path.split(os.fspath(path))
    base, _, _ = tail.rpartition(".")
    tag = sys.implementation.cache_tag
    if tag is None:
        raise NotImplementedError("sys.implementation.cache_tag is None")
    name = f"{base or tail}.{tag}"
    if optimization is None:
        optimization = sys.flags.optimize or ""
    if str(optimization):
        name += f".opt-{optimization}"
    if sys.pycache_prefix is not None:
        return os.path.join(sys.pycache_prefix, os.path.abspath(head).lstrip(os.sep), name + ".pyc")
    return os.path.join(head, "__pycache__", name + ".pyc")


def source_from_cache(path):
    """The source file whose compiled code is in a file."""
    head, name = os.path.split(os.fspath(path))
    folder, cache = os.path.split(head)
    if cache != "__pycache__":
        raise ValueError(f"__pycache__ not bottom-level directory in {path!r}")
    if name.count(".") not in (2, 3):
        raise ValueError(f"expected only 2 or 3 dots in {name!r}")
    return os.path.join(folder, name.partition(".")[0] + ".py")


class _LazyModule(types.ModuleType):
    """A module that is run when an attribute is first asked for."""

    def __getattribute__(self, name):
        self.__class__ = types.ModuleType
        spec = self.__spec__
        before = dict(self.__dict__)
        spec.loader.exec_module(self)
        for key, value in before.items():
            if key not in self.__dict__:
                self.__dict__[key] = value
        return getattr(self, name)

    def __delattr__(self, name):
        self.__getattribute__(name)
        delattr(self, name)


class LazyLoader:
    """Puts off the running of a module."""

    def __init__(self, loader):
        if not hasattr(loader, "exec_module"):
            raise TypeError("loader must define exec_module()")
        self.loader = loader

    @classmethod
    def factory(cls, loader):
        return lambda *args, **kwargs: cls(loader(*args, **kwargs))

    def create_module(self, spec):
        return self.loader.create_module(spec)

    def exec_module(self, module):
        module.__spec__.loader = self.loader
        module.__loader__ = self.loader
        module.__class__ = _LazyModule
