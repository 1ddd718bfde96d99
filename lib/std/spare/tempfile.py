"""Files and directories that vanish."""

import os

__all__ = ['NamedTemporaryFile', 'TemporaryFile', 'SpooledTemporaryFile',
           'TemporaryDirectory', 'mkstemp', 'mkdtemp', 'mktemp', 'TMP_MAX',
           'gettempprefix', 'tempdir', 'gettempdir', 'gettempprefixb', 'gettempdirb']

TMP_MAX = 238328
template = 'tmp'
tempdir = None
_LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789_'


def _random_name():
    return ''.join(_LETTERS[byte % len(_LETTERS)] for byte in os.urandom(8))


def gettempprefix():
    return template


def gettempprefixb():
    return os.fsencode(template)


def gettempdir():
    """The directory for temporary files."""
    global tempdir
    if tempdir is None:
        candidates = [os.environ.get(name) for name in ('TMPDIR', 'TEMP', 'TMP')]
        for directory in [*candidates, '/tmp', '/var/tmp', '/usr/tmp', os.getcwd()]:
            if directory and os.path.isdir(directory) and os.access(directory, os.W_OK):
                tempdir = os.path.abspath(directory)
                break
        else:
            raise FileNotFoundError('No usable temporary directory found')
    return os.fsdecode(tempdir)


def gettempdirb():
    return os.fsencode(gettempdir())


def _parts(prefix, suffix, dir):
    """The parts of a name, all str or all bytes."""
    as_bytes = any(isinstance(part, bytes) for part in (prefix, suffix, dir))
    if as_bytes and any(isinstance(part, str) for part in (prefix, suffix, dir)):
        raise TypeError("Can't mix bytes and non-bytes in path components.")
    values = [template if prefix is None else prefix, '' if suffix is None else suffix,
              gettempdir() if dir is None else os.fspath(dir)]
    convert = os.fsencode if as_bytes else os.fsdecode
    return *map(convert, values), convert


def _attempt(make, prefix, suffix, dir):
    prefix, suffix, dir, convert = _parts(prefix, suffix, dir)
    for _ in range(100):
        path = os.path.abspath(os.path.join(dir, prefix + convert(_random_name()) + suffix))
        try:
            return make(path), path
        except FileExistsError:
            continue
    raise FileExistsError(17, 'No usable temporary file name found')


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """Make a file; return (descriptor, path)."""
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL
    return _attempt(lambda path: os.open(path, flags, 0o600), prefix, suffix, dir)


def mkdtemp(suffix=None, prefix=None, dir=None):
    """Make a directory; return its path."""
    return _attempt(lambda path: os.mkdir(path, 0o700), prefix, suffix, dir)[1]


def mktemp(suffix='', prefix=template, dir=None):
    """A name nobody has at the moment; unsafe."""
    def check(path):
        if os.path.lexists(path):
            raise FileExistsError
    return _attempt(check, prefix, suffix, dir)[1]


class _TemporaryFileWrapper:
    """A file that is removed when closed."""

    def __init__(self, file, name, delete=True):
        self.file = file
        self.name = name
        self.delete = delete

    def __getattr__(self, name):
        value = getattr(self.__dict__['file'], name)
        if not isinstance(value, int):
            setattr(self, name, value)
        return value

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __iter__(self):
        for line in self.file:
            yield line

    def close(self):
        was_closed = self.file.closed
        self.file.close()
        if self.delete and not was_closed:
            try:
                os.unlink(self.name)
            except FileNotFoundError:
                pass

    def __del__(self):
        self.close()

    def __repr__(self):
        return f'<{type(self).__name__} file={self.file!r}>'


def NamedTemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None,
                       prefix=None, dir=None, delete=True, *, errors=None):
    """An open file with a name, removed when closed."""
    fd, name = mkstemp(suffix, prefix, dir)
    try:
        file = open(fd, mode, buffering, encoding, errors, newline)
    except BaseException:
        os.unlink(name)
        os.close(fd)
        raise
    return _TemporaryFileWrapper(file, name, delete)


def TemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None,
                  prefix=None, dir=None, *, errors=None):
    """An open file without a name."""
    fd, name = mkstemp(suffix, prefix, dir)
    try:
        os.unlink(name)
        return open(fd, mode, buffering, encoding, errors, newline)
    except BaseException:
        os.close(fd)
        raise


class SpooledTemporaryFile:
    """A file in memory until it grows beyond max_size."""

    _rolled = False

    def __init__(self, max_size=0, mode='w+b', buffering=-1, encoding=None, newline=None,
                 suffix=None, prefix=None, dir=None, *, errors=None):
        import io
        self._max_size = max_size
        self._options = dict(mode=mode, buffering=buffering, encoding=encoding,
                             newline=newline, suffix=suffix, prefix=prefix, dir=dir,
                             errors=errors)
        self._file = (io.BytesIO() if 'b' in mode
                      else io.TextIOWrapper(io.BytesIO(), encoding, errors, newline))

    def rollover(self):
        """Move to the disk."""
        if self._rolled:
            return
        old = self._file
        new = self._file = TemporaryFile(**self._options)
        position = old.tell()
        if hasattr(old, 'buffer'):
            old.flush()
            new.buffer.write(old.buffer.getvalue())
        else:
            new.write(old.getvalue())
        new.seek(position)
        self._rolled = True

    def _check(self):
        if not self._rolled and self._max_size and self._file.tell() > self._max_size:
            self.rollover()

    def write(self, data):
        result = self._file.write(data)
        self._check()
        return result

    def writelines(self, lines):
        self._file.writelines(lines)
        self._check()

    def __getattr__(self, name):
        return getattr(self.__dict__['_file'], name)

    def __iter__(self):
        return iter(self._file)

    def __enter__(self):
        if self._file.closed:
            raise ValueError('Cannot enter context with closed file')
        return self

    def __exit__(self, *exc_info):
        self._file.close()

    @property
    def name(self):
        return self._file.name if self._rolled else None


class TemporaryDirectory:
    """A directory removed with its contents at the end of a with block."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore_cleanup_errors = ignore_cleanup_errors
        from weakref import finalize
        self._finalizer = finalize(self, self._remove, self.name, ignore_cleanup_errors)

    @staticmethod
    def _remove(name, ignore_errors):
        from shutil import rmtree
        rmtree(name, ignore_errors)

    def __repr__(self):
        return f'<{self.__class__.__name__} {self.name!r}>'

    def __enter__(self):
        return self.name

    def __exit__(self, *exc_info):
        self.cleanup()

    def cleanup(self):
        """Remove it now."""
        if self._finalizer.detach() or os.path.exists(self.name):
            self._remove(self.name, self._ignore_cleanup_errors)

    __class_getitem__ = classmethod(type(list[int]))
