"""Files of compiled code: a header of 16 bytes, and what marshal makes of a code object.

Bytes of the header: a magic number; flags (1: by the source's hash, 2: look at the
source); the source's time and size, or its hash. Integers are little-endian.
"""

import marshal
import os
import struct

from importlib.util import MAGIC_NUMBER

_HEADER = struct.Struct("<4sLLL")
_BY_HASH, _CHECKED = 1, 2


def code_to_timestamp_pyc(code, mtime=0, source_size=0):
    """The bytes of a file that is as good as its source is of that time and size."""
    return bytearray(_HEADER.pack(MAGIC_NUMBER, 0, int(mtime) & 0xffffffff, source_size & 0xffffffff)
                     + marshal.dumps(code))


def code_to_hash_pyc(code, source_hash, checked=True):
    """The bytes of a file that is as good as its source has that hash."""
    flags = struct.pack("<L", _BY_HASH | (_CHECKED if checked else 0))
    return bytearray(MAGIC_NUMBER + flags + source_hash + marshal.dumps(code))


def classify_pyc(data, name, exc_details):
    """The flags of a file, once its header is found to be one."""
    if data[:4] != MAGIC_NUMBER:
        raise ImportError(f"bad magic number in {name!r}: {bytes(data[:4])!r}", **exc_details)
    if len(data) < _HEADER.size:
        raise EOFError(f"reached EOF while reading pyc header of {name!r}")
    flags = int.from_bytes(data[4:8], "little")
    if flags & ~(_BY_HASH | _CHECKED):
        raise ImportError(f"invalid flags {flags!r} in {name!r}", **exc_details)
    return flags


def code_of_pyc(data, name, path):
    """The code object in the bytes of a file."""
    classify_pyc(data, name, {"name": name, "path": path})
    code = marshal.loads(memoryview(data)[_HEADER.size:])
    if not hasattr(code, "co_code"):
        raise ImportError(f"Non-code object in {path!r}", name=name, path=path)
    return code


def calc_mode(path):
    """The permissions of the file for the compiled code of a source file."""
    try:
        mode = os.stat(path).st_mode
    except OSError:
        mode = 0o666
    return mode | 0o200


def write_atomic(path, data, mode=0o666):
    """Write a file so that others see all of it or what was there before."""
    temporary = f"{path}.{id(path)}"
    try:
        with open(os.open(temporary, os.O_EXCL | os.O_CREAT | os.O_WRONLY, mode & 0o666), "wb") as file:
            file.write(data)
        os.replace(temporary, path)
    except OSError:
        try:
            os.unlink(temporary)
        except OSError:
            pass
        raise
