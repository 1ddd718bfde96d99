"""Abstract classes of finders and loaders."""

import abc

from . import machinery

__all__ = ["Loader", "MetaPathFinder", "PathEntryFinder", "ResourceLoader", "InspectLoader", "ExecutionLoader",
           "FileLoader", "SourceLoader", "Finder", "ResourceReader", "Traversable", "TraversableResources"]


class Finder(metaclass=abc.ABCMeta):
    """A finder of the kind before there were specs."""

    @abc.abstractmethod
    def find_module(self, fullname, path=None):
        pass


class MetaPathFinder(metaclass=abc.ABCMeta):
    """A finder for sys.meta_path; it has a method find_spec()."""

    def invalidate_caches(self):
        pass


class PathEntryFinder(metaclass=abc.ABCMeta):
    """A finder for one entry of sys.path."""

    def invalidate_caches(self):
        pass


class Loader(metaclass=abc.ABCMeta):
    """A loader; it has a method exec_module()."""

    def create_module(self, spec):
        return None

    def load_module(self, fullname):
        if not hasattr(self, "exec_module"):
            raise ImportError
        from importlib import util
        return util._load(util.spec_from_loader(fullname, self))


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

    def exec_module(self, module):
        exec(self.get_code(module.__name__), module.__dict__)


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


class SourceLoader(ResourceLoader, ExecutionLoader):
    """A loader of source text."""

    def get_source(self, fullname):
        from importlib import util
        return util.decode_source(self.get_data(self.get_filename(fullname)))


MetaPathFinder.register(machinery.BuiltinImporter)
MetaPathFinder.register(machinery.FrozenImporter)
MetaPathFinder.register(machinery.PathFinder)
PathEntryFinder.register(machinery.FileFinder)
FileLoader.register(machinery.SourcelessFileLoader)
SourceLoader.register(machinery.SourceFileLoader)


def __getattr__(name):
    # They are the library's, and take a while to import.
    if name in ("ResourceReader", "Traversable", "TraversableResources"):
        from importlib.resources import abc as resources
        return getattr(resources, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
