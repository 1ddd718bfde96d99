"""Importing modules from zip archives.

An archive may stand in sys.path, and so may a folder in one ("lib.zip/folder"). The
directory of each archive is read once, until invalidate_caches(); files are read when
they are asked for. A module's source goes before its compiled code, which is read where
there is no source. Format: PKWARE's APPNOTE, without zip64 and encryption.
"""

import os
import struct
import zlib

from importlib.machinery import ModuleSpec, _SourceLoader
from importlib.util import decode_source, spec_from_loader

__all__ = ["ZipImportError", "zipimporter"]


class ZipImportError(ImportError):
    """An archive, or what is looked for in it, is not there or cannot be read."""


# Archives, by their paths: dicts that map names of files to
# (path, method, size packed, size, offset of the header, time, date, crc).
_zip_directory_cache = {}

_END = struct.Struct("<4s4H2LH")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_HEADER = struct.Struct("<4s5H3L2H")
_STORED, _DEFLATED = 0, 8
_UTF8_NAME = 0x800


class zipimporter(_SourceLoader):
    """Finds and loads modules in an archive, or in a folder of one."""

    def __init__(self, path):
        path = os.fsdecode(path)
        if not path:
            raise ZipImportError("archive path is empty", path=path)
        folders = []
        archive = path
        while not os.path.exists(archive):
            parent, name = os.path.split(archive)
            if parent == archive:
                raise ZipImportError(f"not a Zip file: {path!r}", path=path)
            folders.insert(0, name)
            archive = parent
        if not os.path.isfile(archive):
            raise ZipImportError(f"not a Zip file: {path!r}", path=path)
        if archive not in _zip_directory_cache:
            _zip_directory_cache[archive] = _read_directory(archive)
        self._files = _zip_directory_cache[archive]
        self.archive = archive
        self.prefix = os.path.join(*folders, "") if folders else ""

    def __repr__(self):
        return f'<zipimporter object "{os.path.join(self.archive, self.prefix)}">'

    def find_spec(self, fullname, target=None):
        found = self._find(fullname)
        if found is not None:
            return spec_from_loader(fullname, self, is_package=found[1])
        folder = self._base(fullname)
        if not any(name.startswith(folder + os.sep) for name in self._files):
            return None
        spec = ModuleSpec(fullname, None, is_package=True)
        spec.submodule_search_locations.append(os.path.join(self.archive, folder))
        return spec

    def get_filename(self, fullname):
        return os.path.join(self.archive, self._need(fullname)[0])

    def is_package(self, fullname):
        return self._need(fullname)[1]

    def get_source(self, fullname):
        name = self._need(fullname)[0]
        return decode_source(_read(self.archive, self._files[name])) if name.endswith(".py") else None

    def get_code(self, fullname):
        name = self._need(fullname)[0]
        data, path = _read(self.archive, self._files[name]), os.path.join(self.archive, name)
        if name.endswith(".py"):
            return self.source_to_code(data, path)
        from importlib import _pyc
        return _pyc.code_of_pyc(data, fullname, path)

    def get_data(self, path):
        name = os.fspath(path)
        if name.startswith(self.archive + os.sep):
            name = name[len(self.archive) + 1:]
        try:
            entry = self._files[name]
        except KeyError:
            raise OSError(0, "", name)
        return _read(self.archive, entry)

    def get_resource_reader(self, fullname):
        if not self.is_package(fullname):
            return None
        from importlib.readers import ZipReader
        return ZipReader(self, fullname)

    def invalidate_caches(self):
        try:
            self._files = _zip_directory_cache[self.archive] = _read_directory(self.archive)
        except ZipImportError:
            _zip_directory_cache.pop(self.archive, None)
            self._files = {}

    def load_module(self, fullname):
        from importlib import util
        try:
            return util._load(util.spec_from_loader(fullname, self))
        except KeyError:
            raise ImportError(f"Loaded module {fullname!r} not found in sys.modules") from None

    def _base(self, fullname):
        """The name that a module's file has in the archive, without its end."""
        return self.prefix + fullname.rpartition(".")[2]

    def _find(self, fullname):
        """The name of a module's source, and whether it is a package; None if there is none."""
        base = self._base(fullname)
        init = os.path.join(base, "__init__")
        for name, package in (init + ".py", True), (init + ".pyc", True), (base + ".py", False), (base + ".pyc", False):
            if name in self._files:
                return name, package
        return None

    def _need(self, fullname):
        found = self._find(fullname)
        if found is None:
            raise ZipImportError(f"can't find module {fullname!r}", name=fullname)
        return found


def _read_directory(archive):
    """The entries of an archive, by their names with the system's separators."""
    try:
        with open(archive, "rb") as file:
            return _entries(archive, file)
    except OSError:
        raise ZipImportError(f"can't open Zip file: {archive!r}", path=archive) from None


def _entries(archive, file):
    size = file.seek(0, os.SEEK_END)
    start = max(size - _END.size - 0xffff, 0)
    file.seek(start)
    tail = file.read()
    at = tail.rfind(b"PK\5\6")
    if at < 0 or at + _END.size > len(tail):
        raise ZipImportError(f"not a Zip file: {archive!r}", path=archive)
    _, _, _, _, count, length, offset, _ = _END.unpack_from(tail, at)
    begin = start + at - length  # of the directory; what stands before the archive moves it
    moved = begin - offset
    if begin < 0 or moved < 0:
        raise ZipImportError(f"bad central directory size or offset: {archive!r}", path=archive)
    file.seek(begin)
    directory = file.read(length)
    files = {}
    at = 0
    while at + _ENTRY.size <= len(directory) and directory.startswith(b"PK\1\2", at):
        (_, _, _, flags, method, clock, day, crc, packed, unpacked,
         name_size, extra_size, comment_size, _, _, _, header) = _ENTRY.unpack_from(directory, at)
        at += _ENTRY.size
        name = directory[at:at + name_size].decode("utf-8" if flags & _UTF8_NAME else "cp437").replace("/", os.sep)
        at += name_size + extra_size + comment_size
        if at > len(directory):
            raise ZipImportError(f"can't read Zip file: {archive!r}", path=archive)
        files[name] = (os.path.join(archive, name), method, packed, unpacked, header + moved, clock, day, crc)
    if len(files) < count and at < length:
        raise ZipImportError(f"can't read Zip file: {archive!r}", path=archive)
    return files


def _read(archive, entry):
    """The bytes of a file in an archive."""
    path, method, packed, _, offset, _, _, _ = entry
    with open(archive, "rb") as file:
        file.seek(offset)
        header = file.read(_HEADER.size)
        if len(header) != _HEADER.size:
            raise EOFError("EOF read where not expected")
        if not header.startswith(b"PK\3\4"):
            raise ZipImportError(f"bad local file header: {archive!r}", path=archive)
        name_size, extra_size = _HEADER.unpack(header)[-2:]
        file.seek(name_size + extra_size, os.SEEK_CUR)
        data = file.read(packed)
    if len(data) != packed:
        raise OSError("zipimport: can't read data")
    if method == _STORED:
        return data
    if method != _DEFLATED:
        raise ZipImportError(f"can't read {path!r}: compressed by method {method}", path=archive)
    return zlib.decompress(data, -15)
