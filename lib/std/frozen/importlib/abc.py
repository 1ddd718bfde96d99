"""Abstract classes of finders and loaders."""

import abc

from . import machinery, util

__all__ = ["Loader", "MetaPathFinder", "PathEntryFinder", "ResourceLoader", "InspectLoader", "ExecutionLoader",
           "FileLoader", "SourceLoader", "Finder", "ResourceReader", "Traversable", "TraversableResources"]


class Finder(metaclass=abc.ABCMeta):
    """A finder of the kind before there were specs."""

    @abc.abstractmethod
    def find_module(self, fullname, path=None):
        pass


class MetaPathFinder(metaclass=abc.ABCMeta):
    """A finder for sys.meta_path; it has a method find_spec()."""

    def find_module(self, fullname, path):
        from importlib import _deprecated
        return _deprecated.module_by_spec(self, fullname, path)

    def invalidate_caches(self):
        pass


class PathEntryFinder(metaclass=abc.ABCMeta):
    """A finder for one entry of sys.path."""

    def find_loader(self, fullname):
        from importlib import _deprecated
        return _deprecated.loader_by_spec(self, fullname)

    def find_module(self, fullname):
        from importlib import _deprecated
        return _deprecated.module_of_entry(self, fullname)

    def invalidate_caches(self):
        pass


class Loader(machinery.Loader, metaclass=abc.ABCMeta):
    """A loader; it has a method exec_module()."""


class ResourceLoader(Loader):
    """A loader that reads other files, too."""

    @abc.abstractmethod
    def get_data(self, path):
        raise OSError


class InspectLoader(Loader):
    """A loader that shows the source of modules."""

    def is_package(self, fullname):
        raise ImportError

    def get_code(self, fullname):
        source = self.get_source(fullname)
        return None if source is None else self.source_to_code(source)

    @abc.abstractmethod
    def get_source(self, fullname):
        raise ImportError

    @staticmethod
    def source_to_code(data, path="<string>"):
        return compile(data, path, "exec", dont_inherit=True)

    exec_module = machinery._SourceLoader.exec_module


class ExecutionLoader(InspectLoader):
    """A loader of modules that can be run as programs."""

    @abc.abstractmethod
    def get_filename(self, fullname):
        raise ImportError

    def get_code(self, fullname):
        source = self.get_source(fullname)
        if source is None:
            return None
        try:
            path = self.get_filename(fullname)
        except ImportError:
            return self.source_to_code(source)
        return self.source_to_code(source, path)


class FileLoader(machinery.FileLoader, ResourceLoader, ExecutionLoader):
    """A loader of modules in files."""


class SourceLoader(machinery._SourceLoader, ResourceLoader, ExecutionLoader):
    """A loader of source text."""

    def path_mtime(self, path):
        """The time when a file was changed, in seconds since 1970."""
        if self.path_stats.__func__ is SourceLoader.path_stats:
            raise OSError
        return int(self.path_stats(path)["mtime"])

    def path_stats(self, path):
        """The time when a file was changed, and maybe its size."""
        if self.path_mtime.__func__ is SourceLoader.path_mtime:
            raise OSError
        return {"mtime": self.path_mtime(path)}

    def set_data(self, path, data):
        """Write a file: not here."""


for _of, _classes in ((MetaPathFinder, (machinery.BuiltinImporter, machinery.FrozenImporter, machinery.PathFinder,
                                        machinery.WindowsRegistryFinder)),
                      (PathEntryFinder, (machinery.FileFinder,)),
                      (Loader, (util.LazyLoader,)),
                      (InspectLoader, (machinery.BuiltinImporter, machinery.FrozenImporter, machinery.NamespaceLoader)),
                      (ExecutionLoader, (machinery.ExtensionFileLoader,)),
                      (FileLoader, (machinery.SourceFileLoader, machinery.SourcelessFileLoader)),
                      (SourceLoader, (machinery.SourceFileLoader,))):
    for _class in _classes:
        _of.register(_class)


def __getattr__(name):
    # They are the library's, and take a while to import.
    if name in ("ResourceReader", "Traversable", "TraversableResources"):
        from importlib.resources import abc as resources
        return getattr(resources, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
