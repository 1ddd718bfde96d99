"""The finders and loaders of modules."""

import _imp
import os
import sys

from importlib import _FindersLocked

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
        if _imp.is_builtin(fullname):
            return ModuleSpec(fullname, BuiltinImporter, origin="built-in")
        return None

    @staticmethod
    def create_module(spec):
        __import__(spec.name)
        return sys.modules[spec.name]

    @staticmethod
    def exec_module(module):
        pass

    @classmethod
    def get_code(cls, fullname):
        return None

    @classmethod
    def get_source(cls, fullname):
        return None

    @classmethod
    def is_package(cls, fullname):
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
        exec(code, module.__dict__)

    def load_module(self, fullname):
        from importlib import util
        return util._load(util.spec_from_loader(fullname, self))


class _FrozenImporter:
    """Finds the modules that are embedded in the interpreter."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        # Others can be shadowed: PathFinder knows where they come.
        if path is not None or not _imp.is_ground(fullname):
            return None
        spec = _PathFinder.find_spec(fullname)
        return spec if spec is not None and spec.loader is FrozenImporter else None

    @staticmethod
    def create_module(spec):
        return None

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
        return self.path

    def get_data(self, path):
        with open(path, "rb") as file:
            return file.read()

    def is_package(self, fullname):
        return (os.path.splitext(os.path.basename(self.path))[0] == "__init__"
                and fullname.rpartition(".")[2] != "__init__")

    def get_resource_reader(self, name=None):
        from importlib.readers import FileReader
        return FileReader(self)


class _SourceFileLoader(FileLoader, _SourceLoader):
    """Loads a file of source text."""

    def get_source(self, fullname):
        from importlib import util
        return util.decode_source(self.get_data(self.path))

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

    def create_module(self, spec):
        raise ImportError("extension modules cannot be loaded", name=self.name, path=self.path)


class _NamespacePath:
    """The folders of a package without a file of its own.

    They are looked for anew when the path that they were found in has changed.
    """

    def __init__(self, name, path):
        self._name = name
        self._path = path
        self._parent_path = self._parent()

    def _parent(self):
        parent = self._name.rpartition(".")[0]
        return tuple(sys.modules[parent].__path__ if parent else sys.path)

    def _folders(self):
        parent = self._parent()
        if parent != self._parent_path:
            self._parent_path = parent
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
        from importlib import util
        return util._load(util.spec_from_loader(fullname, self))

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
        self.path = path if path and path != "." else os.getcwd()
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

    @staticmethod
    def find_distributions(*args, **kwargs):
        from importlib.metadata import MetadataPathFinder
        return MetadataPathFinder.find_distributions(*args, **kwargs)

    @staticmethod
    def invalidate_caches():
        for entry, finder in list(sys.path_importer_cache.items()):
            if finder is None:
                del sys.path_importer_cache[entry]
            elif hasattr(finder, "invalidate_caches"):
                finder.invalidate_caches()
        if "importlib.metadata" in sys.modules:
            sys.modules["importlib.metadata"].MetadataPathFinder.invalidate_caches()


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
        return None if finder is None else finder.find_spec(fullname)


def _archive_hook(path):
    import zipimport
    return zipimport.zipimporter(path)


_folder_hook = FileFinder.path_hook((SourceFileLoader, SOURCE_SUFFIXES), (SourcelessFileLoader, BYTECODE_SUFFIXES))


def _find_spec(name, path, target=None):
    """The spec of a module, as an import would find it."""
    for finder in sys.meta_path:
        with _FindersLocked():
            find = getattr(finder, "find_spec", None)
            spec = find and find(name, path, target)
        if spec is not None:
            return spec
    return None
