"""The finders and loaders of modules."""

import _imp
import os
import sys

from importlib import _ask, _FindersLocked

__all__ = ["all_suffixes", "BuiltinImporter", "FrozenImporter", "ModuleSpec", "NamespaceLoader", "PathFinder",
           "SourceFileLoader", "SourcelessFileLoader", "WindowsRegistryFinder", "ExtensionFileLoader", "FileFinder",
           "SOURCE_SUFFIXES", "BYTECODE_SUFFIXES", "EXTENSION_SUFFIXES", "DEBUG_BYTECODE_SUFFIXES", "OPTIMIZED_BYTECODE_SUFFIXES"]

SOURCE_SUFFIXES = [".py"]
BYTECODE_SUFFIXES = [".pyc"]
DEBUG_BYTECODE_SUFFIXES = OPTIMIZED_BYTECODE_SUFFIXES = BYTECODE_SUFFIXES
EXTENSION_SUFFIXES = []


def all_suffixes():
    """The ends of the names of files that modules can be in."""
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES


# Specs and loaders of modules, in Go; what the loaders do is below, in classes of
# the same name after an underscore.
ModuleSpec = _imp.ModuleSpec
SourceFileLoader = _imp.SourceFileLoader
BuiltinImporter = _imp.BuiltinImporter
FrozenImporter = _imp.FrozenImporter
PathFinder = _imp.PathFinder


class _BuiltinImporter:
    """Finds the modules written in Go."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        if path is not None and "." not in fullname:
            return None
        if _imp.is_builtin(fullname):
            return ModuleSpec(fullname, BuiltinImporter, origin="built-in")
        return None

    @classmethod
    def find_module(cls, fullname, path=None):
        from importlib import _deprecated
        return _deprecated.find_module("BuiltinImporter", cls.find_spec(fullname, path))

    @classmethod
    def load_module(cls, fullname):
        from importlib import _deprecated
        return _deprecated.load_module(BuiltinImporter, fullname)

    @staticmethod
    def create_module(spec):
        __import__(spec.name)
        return sys.modules[spec.name]

    @staticmethod
    def exec_module(module):
        pass

    @staticmethod
    def module_repr(module):
        from importlib import _deprecated
        return _deprecated.module_repr("BuiltinImporter", module, "built-in")

    @classmethod
    def get_code(cls, fullname):
        if not _imp.is_builtin(fullname):
            raise ImportError(f"{fullname!r} is not a built-in module", name=fullname)
        return None

    @classmethod
    def get_source(cls, fullname):
        return cls.get_code(fullname)

    @classmethod
    def is_package(cls, fullname):
        cls.get_code(fullname)
        return False


class _SourceLoader:
    """What loaders of source text have in common."""

    def create_module(self, spec):
        return None

    def source_to_code(self, data, path, *, _optimize=-1):
        return compile(data, path, "exec", dont_inherit=True, optimize=_optimize)

    def get_code(self, fullname):
        path = self.get_filename(fullname)
        return self.source_to_code(self.get_data(path), path)

    def exec_module(self, module):
        code = self.get_code(module.__name__)
        if code is None:
            raise ImportError(f"cannot load module {module.__name__!r} when get_code() returns None")
        exec(code, module.__dict__)

    def is_package(self, fullname):
        base = os.path.basename(self.get_filename(fullname)).rsplit(".", 1)[0]
        return base == "__init__" and fullname.rpartition(".")[2] != "__init__"

    def get_source(self, fullname):
        from importlib import util
        path = self.get_filename(fullname)
        try:
            source = self.get_data(path)
        except OSError as e:
            raise ImportError("source not available through get_data()", name=fullname) from e
        return util.decode_source(source)

    def load_module(self, fullname):
        from importlib import _deprecated
        return _deprecated.load_module(self, fullname)


class _FrozenImporter:
    """Finds the modules that are embedded in the interpreter."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        # Others can be shadowed: PathFinder knows where they come.
        if path is not None or not _imp.is_ground(fullname):
            return None
        spec = _PathFinder.find_spec(fullname)
        return spec if spec is not None and spec.loader is FrozenImporter else None

    @classmethod
    def find_module(cls, fullname, path=None):
        from importlib import _deprecated
        return _deprecated.find_module("FrozenImporter", cls.find_spec(fullname, path))

    @classmethod
    def load_module(cls, fullname):
        from importlib import _deprecated
        return _deprecated.load_module(FrozenImporter, fullname)

    @staticmethod
    def create_module(spec):
        return None

    @staticmethod
    def module_repr(module):
        from importlib import _deprecated
        return _deprecated.module_repr("FrozenImporter", module, "frozen")

    @classmethod
    def get_code(cls, fullname):
        return compile(cls.get_source(fullname), f"<frozen {fullname}>", "exec", dont_inherit=True)

    @classmethod
    def get_source(cls, fullname):
        found = _imp.frozen_source(fullname)
        if found is None:
            raise ImportError(f"{fullname!r} is not a frozen module", name=fullname)
        return found[0]

    @classmethod
    def exec_module(cls, module):
        exec(cls.get_code(module.__spec__.name), module.__dict__)

    @classmethod
    def is_package(cls, fullname):
        found = _imp.frozen_source(fullname)
        return found is not None and found[1]


class Loader:
    """What importlib.abc.Loader gives those derived from it."""

    def create_module(self, spec):
        return None

    def load_module(self, fullname):
        if not hasattr(self, "exec_module"):
            raise ImportError
        from importlib import _deprecated
        return _deprecated.load_module(self, fullname)

    def module_repr(self, module):
        import warnings
        warnings.warn("importlib.abc.Loader.module_repr() is deprecated and slated for removal in Python 3.12", DeprecationWarning)
        raise NotImplementedError


class FileLoader:
    """A loader of a module in a file."""

    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def __eq__(self, other):
        return self.__class__ == other.__class__ and self.__dict__ == other.__dict__

    def __hash__(self):
        return hash(self.name) ^ hash(self.path)

    def get_filename(self, name=None):
        if name is not None and name != self.name:
            raise ImportError(f"loader for {self.name} cannot handle {name}", name=name)
        return self.path

    def load_module(self, fullname=None):
        from importlib import _deprecated
        self.get_filename(fullname)
        return _deprecated.load_module(self, self.name if fullname is None else fullname)

    def get_data(self, path):
        with open(path, "rb") as file:
            return file.read()

    def get_resource_reader(self, name=None):
        from importlib.readers import FileReader
        return FileReader(self)


class _SourceFileLoader(FileLoader, _SourceLoader):
    """Loads a file of source text."""

    def path_stats(self, path):
        st = os.stat(path)
        return {"mtime": st.st_mtime, "size": st.st_size}

    def set_data(self, path, data):
        with open(path, "wb") as file:
            file.write(data)


class SourcelessFileLoader(FileLoader, _SourceLoader):
    """Loads a file of code that the same build of the interpreter has compiled."""

    def get_code(self, fullname):
        from importlib import _pyc
        path = self.get_filename(fullname)
        return _pyc.code_of_pyc(self.get_data(path), fullname, path)

    def get_source(self, fullname):
        return None


class ExtensionFileLoader(FileLoader):
    """Would load a library written for CPython."""

    is_package = _SourceLoader.is_package

    def get_code(self, fullname):
        return None

    def get_source(self, fullname):
        return None

    def create_module(self, spec):
        raise ImportError("extension modules cannot be loaded", name=self.name, path=self.path)


class _NamespacePath:
    """The folders of a package without a file of its own.

    They are looked for anew when the path that they were found in has changed,
    or what finders know has been dropped.
    """

    _epoch = 0

    def __init__(self, name, path):
        self._name = name
        self._path = path
        self._found_in = self._parent(), self._epoch

    def _parent(self):
        parent = self._name.rpartition(".")[0]
        return tuple(sys.modules[parent].__path__ if parent else sys.path)

    def _folders(self):
        found_in = parent, _ = self._parent(), self._epoch
        if found_in != self._found_in:
            self._found_in = found_in
            found = _PathFinder.find_spec(self._name, parent)
            if found is not None and isinstance(found.loader, NamespaceLoader):
                self._path = list(found.submodule_search_locations)
        return self._path

    def __iter__(self):
        return iter(self._folders())

    def __getitem__(self, index):
        return self._folders()[index]

    def __setitem__(self, index, path):
        self._path[index] = path

    def __len__(self):
        return len(self._folders())

    def __contains__(self, item):
        return item in self._folders()

    def __repr__(self):
        return f"_NamespacePath({self._path!r})"

    def append(self, item):
        self._path.append(item)


class NamespaceLoader:
    """The loader of packages without a file of their own."""

    def __init__(self, name, path, path_finder=None):
        self._path = path if isinstance(path, _NamespacePath) else _NamespacePath(name, path)

    @staticmethod
    def module_repr(module):
        from importlib import _deprecated
        return _deprecated.module_repr("NamespaceLoader", module, "namespace")

    def is_package(self, fullname):
        return True

    def get_source(self, fullname):
        return ""

    def get_code(self, fullname):
        return compile("", "<string>", "exec", dont_inherit=True)

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        pass

    def load_module(self, fullname):
        from importlib import _deprecated
        return _deprecated.load_module(self, fullname)

    def get_resource_reader(self, module):
        from importlib.readers import NamespaceReader
        return NamespaceReader(self._path)


def _describe_namespace(module):
    """Give a module that the interpreter has made of mere folders its path and spec."""
    path = module.__path__ = _NamespacePath(module.__name__, module.__path__)
    spec = module.__spec__ = ModuleSpec(module.__name__, NamespaceLoader(module.__name__, path))
    module.__loader__ = spec.loader
    module.__file__ = None
    spec.submodule_search_locations = path


class WindowsRegistryFinder:
    """Finds modules in the registry of Windows: none elsewhere."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        return None


class FileFinder:
    """Finds modules in one folder."""

    def __init__(self, path, *loader_details):
        self.path = os.path.join(os.getcwd(), path) if path and path != "." else os.getcwd()
        self._loaders = [(suffix, loader) for loader, suffixes in loader_details for suffix in suffixes]

    def find_spec(self, fullname, target=None):
        from importlib import util
        base = os.path.join(self.path, fullname.rpartition(".")[2])
        loaders = self._loaders or [(".py", SourceFileLoader)]
        if os.path.isdir(base):
            for suffix, loader in loaders:
                file = os.path.join(base, "__init__" + suffix)
                if os.path.isfile(file):
                    return util.spec_from_file_location(fullname, file, loader=loader(fullname, file), submodule_search_locations=[base])
        for suffix, loader in loaders:
            if os.path.isfile(base + suffix):
                return util.spec_from_file_location(fullname, base + suffix, loader=loader(fullname, base + suffix))
        if os.path.isdir(base):
            spec = ModuleSpec(fullname, None)
            spec.submodule_search_locations = [base]
            return spec
        return None

    def find_loader(self, fullname):
        from importlib import _deprecated
        return _deprecated.loader_and_portions("FileFinder", self.find_spec(fullname))

    def find_module(self, fullname):
        from importlib import _deprecated
        return _deprecated.module_of_entry(self, fullname)

    def invalidate_caches(self):
        pass

    @classmethod
    def path_hook(cls, *loader_details):
        def hook(path):
            if not os.path.isdir(path or "."):
                raise ImportError("only directories are supported", path=path)
            return cls(path, *loader_details)
        return hook


class _PathFinder:
    """Finds modules on sys.path or in the __path__ of a package."""

    @staticmethod
    def find_spec(fullname, path=None, target=None):
        found = _imp.locate(fullname, path)
        if found is None or isinstance(found, ModuleSpec):
            return found
        file, folders = found
        if file is None:
            loader = NamespaceLoader(fullname, folders)
            spec = ModuleSpec(fullname, loader)
            folders = loader._path
        elif file.startswith("<"):
            spec = ModuleSpec(fullname, FrozenImporter, origin="frozen")
        else:
            spec = ModuleSpec(fullname, SourceFileLoader(fullname, file), origin=file)
            spec.has_location = True
        spec.submodule_search_locations = folders
        return spec

    @classmethod
    def find_module(cls, fullname, path=None):
        from importlib import _deprecated
        return _deprecated.find_module("PathFinder", cls.find_spec(fullname, path))

    @staticmethod
    def find_distributions(*args, **kwargs):
        from importlib.metadata import MetadataPathFinder
        return MetadataPathFinder.find_distributions(*args, **kwargs)

    @staticmethod
    def invalidate_caches():
        for entry, finder in list(sys.path_importer_cache.items()):
            # What is relative to the working folder may be elsewhere now.
            if finder is None or not os.path.isabs(entry):
                del sys.path_importer_cache[entry]
            elif hasattr(finder, "invalidate_caches"):
                finder.invalidate_caches()
        _NamespacePath._epoch += 1


def _finder_for(entry):
    """The finder for an entry of sys.path that sys.path_hooks give; None if none does."""
    try:
        return sys.path_importer_cache[entry]
    except KeyError:
        pass
    finder = None
    for hook in sys.path_hooks:
        try:
            finder = hook(entry)
            break
        except ImportError:
            pass
    sys.path_importer_cache[entry] = finder
    return finder


def _spec_in(entry, fullname):
    """The spec of a module in an entry of sys.path, by its finder. None if there is none."""
    with _FindersLocked():
        finder = _finder_for(entry)
        if finder is None:
            return None
        if hasattr(finder, "find_spec"):
            spec = finder.find_spec(fullname)
        else:
            from importlib import _deprecated
            spec = _deprecated.find_in_entry(finder, fullname)
    if spec is None or spec.loader is not None:
        return spec
    if spec.submodule_search_locations is None:
        raise ImportError("spec missing loader")
    return spec if spec.submodule_search_locations else None


def _archive_hook(path):
    import zipimport
    return zipimport.zipimporter(path)


_folder_hook = FileFinder.path_hook((SourceFileLoader, SOURCE_SUFFIXES), (SourcelessFileLoader, BYTECODE_SUFFIXES))


def _find_spec(name, path, target=None):
    """The spec of a module, as an import would find it."""
    if not sys.meta_path:
        import warnings
        warnings.warn("sys.meta_path is empty", ImportWarning)
    reloaded = name in sys.modules
    for finder in sys.meta_path:
        spec = _ask(finder, name, path, target)
        if spec is not None:
            # Who looked may have imported the module, or a parent of it.
            if not reloaded and name in sys.modules:
                return getattr(sys.modules[name], "__spec__", None) or spec
            return spec
    return None
