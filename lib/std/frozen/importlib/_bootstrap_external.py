"""Finders and loaders of modules in files, under the name that tools ask for them by."""

from importlib.abc import FileLoader, SourceLoader
from importlib.machinery import (BYTECODE_SUFFIXES, DEBUG_BYTECODE_SUFFIXES, EXTENSION_SUFFIXES,
                                 OPTIMIZED_BYTECODE_SUFFIXES, SOURCE_SUFFIXES, ExtensionFileLoader, FileFinder,
                                 NamespaceLoader, PathFinder, SourceFileLoader, SourcelessFileLoader,
                                 WindowsRegistryFinder, _NamespacePath, _SourceLoader as _LoaderBasics)
from importlib.util import (MAGIC_NUMBER, cache_from_source, decode_source, source_from_cache,
                            spec_from_file_location)
