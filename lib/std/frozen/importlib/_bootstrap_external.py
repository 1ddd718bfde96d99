"""Finders and loaders of modules in files, under the name that tools ask for them by."""

from importlib.abc import FileLoader, SourceLoader
from importlib.machinery import (BYTECODE_SUFFIXES, DEBUG_BYTECODE_SUFFIXES, EXTENSION_SUFFIXES,
                                 OPTIMIZED_BYTECODE_SUFFIXES, SOURCE_SUFFIXES, ExtensionFileLoader, FileFinder,
                                 NamespaceLoader, PathFinder, SourceFileLoader, SourcelessFileLoader,
                                 WindowsRegistryFinder, _NamespacePath, _SourceLoader as _LoaderBasics)
from importlib._pyc import (calc_mode as _calc_mode, classify_pyc as _classify_pyc,
                            code_to_hash_pyc as _code_to_hash_pyc, code_to_timestamp_pyc as _code_to_timestamp_pyc,
                            write_atomic as _write_atomic)
from importlib.util import (MAGIC_NUMBER, cache_from_source, decode_source, source_from_cache,
                            spec_from_file_location)
