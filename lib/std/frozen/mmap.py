"""Files as memory, and memory that processes share.

Slices and numbers of a mapping are copies; memoryview() shows the memory itself.
"""

import os
import stat
from operator import index as _index
from sys import maxsize

from _mmap import *
from _mmap import Map as _Map

error = OSError

ACCESS_DEFAULT, ACCESS_READ, ACCESS_WRITE, ACCESS_COPY = range(4)
ALLOCATIONGRANULARITY = PAGESIZE

_ACCESS = {
    ACCESS_READ: (MAP_SHARED, PROT_READ),
    ACCESS_WRITE: (MAP_SHARED, PROT_READ | PROT_WRITE),
    ACCESS_COPY: (MAP_PRIVATE, PROT_READ | PROT_WRITE),
}


class mmap(_Map):
    """A file in memory: like a bytearray, and like a file with a position.

    Maps length bytes from offset on of the file with the descriptor fileno, all of
    them if length is 0; no file if fileno is -1."""

    def __new__(cls, fileno, length, flags=MAP_SHARED, prot=PROT_READ | PROT_WRITE, access=ACCESS_DEFAULT, offset=0):
        if length < 0:
            raise OverflowError("memory mapped length must be positive")
        if offset < 0:
            raise OverflowError("memory mapped offset must be positive")
        if access != ACCESS_DEFAULT:
            if flags != MAP_SHARED or prot != PROT_READ | PROT_WRITE:
                raise ValueError("mmap can't specify both access and flags, prot.")
            try:
                flags, prot = _ACCESS[access]
            except KeyError:
                raise ValueError("mmap invalid access parameter.") from None
        elif not prot & PROT_WRITE:
            access = ACCESS_READ
        if fileno != -1:
            fd = os.dup(fileno)
            info = os.fstat(fd)
            if stat.S_ISREG(info.st_mode):
                if not length:
                    if not info.st_size:
                        raise ValueError("cannot mmap an empty file")
                    if offset >= info.st_size:
                        raise ValueError("mmap offset is greater than file size")
                    length = info.st_size - offset
                elif offset > info.st_size or info.st_size - offset < length:
                    raise ValueError("mmap length is greater than file size")
            fd = os.dup(fileno)
        else:
            flags |= MAP_ANONYMOUS
            fd = -1
        try:
            self = super().__new__(cls, fd, length, flags, prot, offset)
        except BaseException:
            if fd >= 0:
                os.close(fd)
            raise
        self._fd, self._offset, self._access, self._at, self._closed = fd, offset, access, 0, False
        return self

    def __init__(self, *args, **kwargs):
        pass

    # As a sequence of numbers.

    def __len__(self):
        return self._size()

    def __getitem__(self, key):
        size = self._size()
        if isinstance(key, slice):
            start, stop, step = key.indices(size)
            if step == 1:
                return self._get(start, stop)
            return self._get(0, size)[key]
        at = self._index(key, size)
        return self._get(at, at + 1)[0]

    def __setitem__(self, key, value):
        self._writable()
        size = self._size()
        if not isinstance(key, slice):
            at = self._index(key, size)
            if not isinstance(value, int):
                raise TypeError("mmap item value must be an int")
            if not 0 <= value <= 255:
                raise ValueError("mmap item value must be in range(0, 256)")
            self._put(at, bytes((value,)))
            return
        value = bytes(memoryview(value))
        places = range(*key.indices(size))
        if len(value) != len(places):
            raise IndexError("mmap slice assignment is wrong size")
        if places.step == 1:
            self._put(places.start, value)
        else:
            for at, x in zip(places, value):
                self._put(at, bytes((x,)))

    def __delitem__(self, key):
        self._writable()
        raise TypeError("mmap object doesn't support item deletion")

    def __iter__(self):
        at = 0
        while at < self._size():
            yield self._get(at, at + 1)
            at += 1

    @staticmethod
    def _index(key, size):
        try:
            at = key.__index__()
        except AttributeError:
            raise TypeError("mmap indices must be integers") from None
        if at < 0:
            at += size
        if not 0 <= at < size:
            raise IndexError("mmap index out of range")
        return at

    def _writable(self):
        if self._access == ACCESS_READ:
            raise TypeError("mmap can't modify a readonly memory map.")

    def find(self, sub, start=None, end=None):
        """Where bytes stand first, from the position on; -1 if nowhere."""
        return self._search(sub, start, end, False)

    def rfind(self, sub, start=None, end=None):
        """Where bytes stand last, from the position on; -1 if nowhere."""
        return self._search(sub, start, end, True)

    def _search(self, sub, start, end, last):
        size = self._size()
        start = self._at if start is None else _index(start)
        end = size if end is None else _index(end)
        start, end = max(start + size, 0) if start < 0 else start, max(end + size, 0) if end < 0 else end
        if start > min(end, size):
            return -1
        return self._find(sub, start, end, last)

    def move(self, dest, src, count):
        """Copy count bytes from src to dest."""
        self._writable()
        self._move(_index(dest), _index(src), _index(count))

    # As a file.

    def read(self, n=None):
        """Bytes from the position on."""
        size = self._size()
        left = max(size - self._at, 0)
        n = left if n is None or n < 0 else min(n, left)
        data = self._get(self._at, self._at + n)
        self._at += n
        return data

    def read_byte(self):
        """The number at the position."""
        if self._at >= self._size():
            raise ValueError("read byte out of range")
        self._at += 1
        return self._get(self._at - 1, self._at)[0]

    def readline(self):
        """Bytes from the position to the end of the line."""
        size = self._size()
        end = self._find(b"\n", self._at, size, False)
        end = size if end < 0 else end + 1
        data = self._get(self._at, end)
        self._at = end
        return data

    def write(self, data):
        """Store bytes at the position."""
        self._writable()
        self._put(self._at, data)
        n = memoryview(data).nbytes
        self._at += n
        return n

    def write_byte(self, byte):
        """Store a number at the position."""
        self._writable()
        if not 0 <= byte <= 255:
            raise OverflowError("unsigned byte integer is greater than maximum" if byte > 0 else
                                "unsigned byte integer is less than minimum")
        if self._at >= self._size():
            raise ValueError("write byte out of range")
        self._put(self._at, bytes((byte,)))
        self._at += 1

    def seek(self, pos, whence=0):
        """Set the position."""
        size = self._size()
        try:
            at = _index(pos) + (0, self._at, size)[whence]
        except IndexError:
            raise ValueError("unknown seek type") from None
        if not 0 <= at <= size:
            raise ValueError("seek out of range")
        self._at = at

    def tell(self):
        """The position."""
        self._size()
        return self._at

    def flush(self, offset=0, size=None):
        """Write changes to the file."""
        length, offset = self._size(), _index(offset)
        size = length - offset if size is None else _index(size)
        if offset < 0 or size < 0 or length - offset < size:
            raise ValueError("flush values out of range")
        if self._access not in (ACCESS_READ, ACCESS_COPY):
            self._flush(offset, offset + size)

    def size(self):
        """The size of the file, which may be larger than what is mapped of it."""
        length = self._size()
        return os.fstat(self._fd).st_size if self._fd >= 0 else length

    def resize(self, newsize):
        """Change the size of the mapping, and of its file."""
        self._size()
        newsize = _index(newsize)
        if self._access not in (ACCESS_DEFAULT, ACCESS_WRITE):
            raise TypeError("mmap can't resize a readonly or copy-on-write memory map.")
        if newsize <= 0 or newsize + self._offset < newsize:
            raise ValueError("new size out of range")
        self._resize(newsize, self._offset)

    def madvise(self, option, start=0, length=None):
        """Tell the system how bytes will be used."""
        size, start = self._size(), _index(start)
        length = None if length is None else _index(length)
        if not 0 <= start < size:
            raise ValueError("madvise start out of bounds")
        if length is not None and length < 0:
            raise ValueError("madvise length invalid")
        if length is not None and length > maxsize - start:
            raise OverflowError("madvise length too large")
        self._advise(option, start, size if length is None else min(start + length, size))

    def close(self):
        """Give the memory back."""
        if not self._closed:
            self._unmap()
            self._closed = True

    @property
    def closed(self):
        return self._closed

    def __enter__(self):
        self._size()
        return self

    def __exit__(self, *exc):
        self.close()

    def __repr__(self):
        name = f"{type(self).__module__}.{type(self).__qualname__}"
        if self._closed:
            return f"<{name} closed=True>"
        access = ("ACCESS_DEFAULT", "ACCESS_READ", "ACCESS_WRITE", "ACCESS_COPY")[self._access]
        return (f"<{name} closed=False, access={access}, length={self._size()}, pos={self._at}, "
                f"offset={self._offset}>")

    def __reduce_ex__(self, protocol):
        raise TypeError(f"cannot pickle '{type(self).__name__}' object")
