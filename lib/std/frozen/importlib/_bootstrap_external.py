"""Finders and loaders of modules in files, under the name that tools ask for them by."""

from importlib.machinery import (BYTECODE_SUFFIXES, EXTENSION_SUFFIXES, SOURCE_SUFFIXES, ExtensionFileLoader,
                                 FileFinder, FileLoader, NamespaceLoader, PathFinder, SourceFileLoader,
                                 SourcelessFileLoader)
from importlib.util import (MAGIC_NUMBER, cache_from_source, decode_source, source_from_cache,
                            spec_from_file_location)
