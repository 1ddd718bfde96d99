"""The operating system: files, directories, processes, the environment.

It rests on the native module _os.  A path goes in as str or bytes, in the
functions marked * also as an open descriptor; the last arguments of those
marked + are the open folders that the paths are below, or None.  Failures raise
OSError with errno, text and file names.  _os has

    open+(path, flags, mode) close(fd) read(fd, n) write(fd, data) lseek(fd, pos, how)
    pread(fd, n, offset) pwrite(fd, data, offset)
    isatty(fd) fsync(fd) ftruncate(fd, n) dup(fd) dup2(fd, fd2, inheritable) pipe()
    get_inheritable(fd) set_inheritable(fd, flag) get_blocking(fd) set_blocking(fd, flag)
    stat*+(path, follow) -> (mode, ino, dev, nlink, uid, gid, size, atime_ns,
                            mtime_ns, ctime_ns, blksize, blocks, rdev)
    listdir*(path) -> names      scandir*(path) -> [(name, DT_ type, inode)]
    mkdir+(path, mode) rmdir+(path) unlink+(path) rename+(a, b) link+(a, b, follow)
    symlink+(target, path) readlink+(path) chmod+(path, mode, follow) truncate*(path, n)
    utime+(path, atime_ns, mtime_ns, follow) access+(path, mode, effective, follow)
    fchmod(fd, mode) futime(fd, atime_ns, mtime_ns) umask(mask)
    getcwd() chdir*(path)
    environ() -> dict of bytes  putenv(name, value) unsetenv(name), in bytes
    getpid getppid getuid geteuid getgid getegid getlogin getloadavg uname times
    cpu_count sched_yield get_terminal_size(fd) urandom(n) strerror(code)
    kill(pid, signal) system(command) _exit(status) abort()

and the constants O_*, F_OK, R_OK, W_OK, X_OK.
"""

import _os
import abc
import sys
import stat as _st

_GenericAlias = type(list[int])

name = 'posix'
linesep = '\n'
error = OSError
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
P_WAIT, P_NOWAIT, P_NOWAITO = 0, 1, 1

# Taken over as they are.
for _name in dir(_os):
    if _name.isupper() or _name in (
            'WNOHANG WUNTRACED WCONTINUED setsid setpgid killpg pipe2 setuid setgid sendfile '
            'close read lseek isatty fsync ftruncate dup pipe pread pwrite umask '
            'get_inheritable set_inheritable get_blocking set_blocking '
            'getpid getppid getuid geteuid getgid getegid getlogin getloadavg '
            'getpgid getpgrp getsid getgroups sched_yield strerror kill abort _exit '
            'cpu_count sync nice waitpid waitid posix_spawn posix_spawnp sched_getparam sched_setparam sched_setscheduler '
            'sched_rr_get_interval fchown fdatasync posix_fallocate posix_fadvise '
            'setpriority getpriority seteuid setegid setreuid setregid setresuid setresgid '
            'getresuid getresgid sched_get_priority_max sched_get_priority_min '
            'sched_getscheduler tcgetpgrp tcsetpgrp setgroups').split():
        globals()[_name] = getattr(_os, _name)
del _name


# Paths as arguments

class PathLike(abc.ABC):
    """Objects that stand for a path."""

    @abc.abstractmethod
    def __fspath__(self):
        """The path as str or bytes."""
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            for base in subclass.__mro__:
                if '__fspath__' in base.__dict__:
                    return base.__dict__['__fspath__'] is not None or NotImplemented
        return NotImplemented

    __class_getitem__ = classmethod(_GenericAlias)


fspath = _os.fspath


def fsencode(filename):
    """A path as bytes."""
    filename = fspath(filename)
    if isinstance(filename, str):
        return filename.encode('utf-8', 'surrogateescape')
    return filename


def fsdecode(filename):
    """A path as str; bytes that are not UTF-8 become surrogates."""
    filename = fspath(filename)
    if isinstance(filename, bytes):
        return filename.decode('utf-8', 'surrogateescape')
    return filename


def _path(function, path, fd=False, argument='path', none=False):
    """A path for _os, checked; a descriptor where that is allowed."""
    if type(path) is str and '\0' not in path:
        return path
    if isinstance(path, (str, bytes)):
        result = path
    elif fd and hasattr(type(path), '__index__'):
        if isinstance(path, bool):
            from warnings import warn
            warn('bool is used as a file descriptor', RuntimeWarning, 3)
        return type(path).__index__(path)
    else:
        *kinds, last = ['string', 'bytes', 'os.PathLike', *['integer'] * fd, *['None'] * none]
        allowed = f"{', '.join(kinds)} or {last}"
        if hasattr(type(path), '__fspath__'):
            result = fspath(path)
        else:
            problem = f'{function}: {argument} should be {allowed}, not {type(path).__name__}'
            try:
                result = bytes(memoryview(path))
            except TypeError:
                raise TypeError(problem) from None
            from warnings import warn
            warn(problem, DeprecationWarning, 3)
    if ('\0' if isinstance(result, str) else b'\0') in result:
        raise ValueError('embedded null byte')
    return result


def _folder(dir_fd):
    """The descriptor of the folder that a path is below; None is the current one."""
    if dir_fd is not None and not hasattr(type(dir_fd), '__index__'):
        raise TypeError(f'argument should be integer or None, not {type(dir_fd).__name__}')
    return dir_fd


def _alone(function, dir_fd, follow_symlinks=True):
    """A descriptor says all: neither a folder nor links have a meaning."""
    if dir_fd is not None:
        raise ValueError(f"{function}: can't specify dir_fd without matching path")
    if not follow_symlinks:
        raise ValueError(f'{function}: cannot use fd and follow_symlinks together')


import posixpath as path
sys.modules['os.path'] = path
from posixpath import curdir, pardir, sep, pathsep, defpath, extsep, altsep, devnull


# Results with names

class _Result(tuple):
    """A tuple some of whose items have names; more items only have names."""

    _visible = ()

    def __new__(cls, sequence, dict=None):
        items = tuple(sequence)
        if len(items) < len(cls._visible):
            raise TypeError(f'os.{cls.__name__}() takes a sequence of length '
                            f'{len(cls._visible)} ({len(items)}-sequence given)')
        return tuple.__new__(cls, items[:len(cls._visible)])

    def __repr__(self):
        items = ', '.join(f'{name}={value!r}' for name, value in zip(self._visible, self))
        return f'{type(self).__module__}.{type(self).__name__}({items})'

    def __setattr__(self, name, value):
        kind = 'readonly attribute' if hasattr(self, name) else f'{type(self).__name__!r} object has no attribute {name!r}'
        raise AttributeError(kind)

    def __reduce__(self):
        return type(self), (tuple(self),)


def _named(cls):
    from operator import itemgetter
    for index, name in enumerate(cls._visible):
        setattr(cls, name, property(itemgetter(index)))
    cls.n_sequence_fields = cls.n_fields = len(cls._visible)
    cls.n_unnamed_fields = 0
    cls.__match_args__ = cls._visible
    return cls


stat_result, waitid_result, sched_param = _os.stat_result, _os.waitid_result, _os.sched_param


@_named
class terminal_size(_Result):
    """Columns and lines."""

    _visible = ('columns', 'lines')


@_named
class uname_result(_Result):
    """What uname() tells."""

    _visible = ('sysname', 'nodename', 'release', 'version', 'machine')
    __module__ = 'posix'


@_named
class times_result(_Result):
    """What times() tells."""

    _visible = ('user', 'system', 'children_user', 'children_system', 'elapsed')
    __module__ = 'posix'


def uname():
    """Name and version of the system."""
    return uname_result(_os.uname())


def times():
    """Processor time used, in seconds."""
    return times_result(_os.times())


def get_terminal_size(fd=1):
    """Columns and lines of a terminal."""
    return terminal_size(_os.get_terminal_size(fd))


# Files

def stat(path, *, dir_fd=None, follow_symlinks=True):
    """Facts about a file."""
    path = _path('stat', path, True)
    if isinstance(path, int):
        _alone('stat', dir_fd, follow_symlinks)
    return _os.stat(path, follow_symlinks, _folder(dir_fd))


def lstat(path, *, dir_fd=None):
    """Facts about a file or a symbolic link."""
    return _os.stat(_path('lstat', path), False, _folder(dir_fd))


def fstat(fd):
    """Facts about an open file."""
    try:
        return _os.stat(_descriptor(fd), True)
    except OSError as e:
        error = type(e)(e.errno, e.strerror)    # stat() names what it was given
    raise error


def _descriptor(fd):
    try:
        return type(fd).__index__(fd)
    except AttributeError:
        raise TypeError(f"'{type(fd).__name__}' object cannot be interpreted "
                        'as an integer') from None


def open(path, flags, mode=0o777, *, dir_fd=None):
    """Open a file; return a descriptor."""
    return _os.open(_path('open', path), flags | _os.O_CLOEXEC, mode, _folder(dir_fd))


def write(fd, data, /):
    """Write bytes to a descriptor; return how many were written."""
    return _os.write(fd, data)


def dup2(fd, fd2, inheritable=True):
    """Make fd2 a duplicate of fd."""
    return _os.dup2(fd, fd2, inheritable)


def closerange(fd_low, fd_high, /):
    """Close descriptors in a range, ignoring errors."""
    for fd in range(fd_low, fd_high):
        try:
            _os.close(fd)
        except OSError:
            pass


def fdopen(fd, mode='r', buffering=-1, encoding=None, *args, **kwargs):
    """A file object for a descriptor."""
    if not isinstance(fd, int):
        raise TypeError('invalid fd type (%s, expected integer)' % type(fd))
    import io
    return io.open(fd, mode, buffering, encoding, *args, **kwargs)


def mkdir(path, mode=0o777, *, dir_fd=None):
    """Make a directory."""
    _os.mkdir(_path('mkdir', path), mode, _folder(dir_fd))


def rmdir(path, *, dir_fd=None):
    """Remove an empty directory."""
    _os.rmdir(_path('rmdir', path), _folder(dir_fd))


def unlink(path, *, dir_fd=None):
    """Remove a file."""
    _os.unlink(_path('unlink', path), _folder(dir_fd))


def remove(path, *, dir_fd=None):
    """Remove a file."""
    _os.unlink(_path('remove', path), _folder(dir_fd))


def rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    """Give a file another name."""
    _os.rename(_path('rename', src, argument='src'), _path('rename', dst, argument='dst'),
               _folder(src_dir_fd), _folder(dst_dir_fd))


def replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    """Give a file another name, in the place of what has that name."""
    _os.rename(_path('replace', src, argument='src'), _path('replace', dst, argument='dst'),
               _folder(src_dir_fd), _folder(dst_dir_fd))


def link(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True):
    """Give a file a second name."""
    # Without other arguments CPython has the C library decide, which does not follow.
    follow = follow_symlinks and not src_dir_fd is dst_dir_fd is None
    _os.link(_path('link', src, argument='src'), _path('link', dst, argument='dst'), follow,
             _folder(src_dir_fd), _folder(dst_dir_fd))


def symlink(src, dst, target_is_directory=False, *, dir_fd=None):
    """Make a symbolic link dst to src."""
    _os.symlink(_path('symlink', src, argument='src'), _path('symlink', dst, argument='dst'),
                None, _folder(dir_fd))


def readlink(path, *, dir_fd=None):
    """Where a symbolic link leads."""
    return _os.readlink(_path('readlink', path), _folder(dir_fd))


def chmod(path, mode, *, dir_fd=None, follow_symlinks=True):
    """Change permissions."""
    path = _path('chmod', path, True)
    if isinstance(path, int):
        return _os.fchmod(path, mode)
    try:
        _os.chmod(path, mode, bool(follow_symlinks), _folder(dir_fd))
    except OSError as e:
        if follow_symlinks or e.errno != 95:    # of a symbolic link itself: not in Linux
            raise
        if dir_fd is not None:
            raise ValueError('chmod: cannot use dir_fd and follow_symlinks together') from None
        raise NotImplementedError('chmod: follow_symlinks unavailable on this platform') from None


def fchmod(fd, mode):
    """Change permissions of an open file."""
    _os.fchmod(_descriptor(fd), mode)


def access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True):
    """May the file be used in this way?"""
    return _os.access(_path('access', path), mode, bool(effective_ids), bool(follow_symlinks), _folder(dir_fd))


def truncate(path, length):
    """Set the size of a file."""
    _os.truncate(_path('truncate', path, True), length)


def utime(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True):
    """Set the times of reading and writing; by default to now."""
    if times is not None and ns is not None:
        raise ValueError("utime: you may specify either 'times' or 'ns' but not both")
    if ns is not None:
        if not isinstance(ns, tuple) or len(ns) != 2:
            raise TypeError("utime: 'ns' must be a tuple of two ints")
        atime, mtime = ns
    elif times is not None:
        if not isinstance(times, tuple) or len(times) != 2:
            raise TypeError("utime: 'times' must be either a tuple of two ints or None")
        atime, mtime = (_nanoseconds(t) for t in times)
    else:
        atime = mtime = -2 ** 63    # the present, as the system knows it
    path = _path('utime', path, True)
    if isinstance(path, int):
        _alone('utime', dir_fd, follow_symlinks)
        return _os.futime(path, atime, mtime)
    _os.utime(path, atime, mtime, bool(follow_symlinks), _folder(dir_fd))


def _nanoseconds(seconds):
    if isinstance(seconds, int):
        return seconds * 10 ** 9
    from math import floor
    whole = floor(seconds)
    return whole * 10 ** 9 + floor((seconds - whole) * 1e9)


# Directories

def getcwd():
    """The current directory."""
    return _os.getcwd()


def getcwdb():
    """The current directory as bytes."""
    return fsencode(_os.getcwd())


def chdir(path):
    """Change the current directory."""
    _os.chdir(_path('chdir', path, True))


def fchdir(fd):
    """Change the current directory to an open one."""
    _os.chdir(_descriptor(fd))


def listdir(path=None):
    """The names in a directory, without `.` and `..`."""
    return _os.listdir('.' if path is None else _path('listdir', path, True, none=True))


_DT_DIR, _DT_REG, _DT_LNK, _DT_UNKNOWN = 4, 8, 10, 0


class DirEntry:
    """What scandir() found: a name, and often the kind without another call."""

    __slots__ = 'name', 'path', '_folder', '_kind', '_inode', '_stat', '_lstat'

    def __init__(self):
        raise TypeError("cannot create 'posix.DirEntry' instances")

    def __repr__(self):
        return f'<DirEntry {self.name!r}>'

    def __fspath__(self):
        return self.path

    def inode(self):
        """The inode number."""
        return self._inode

    def _is(self, kind, test, follow):
        known = self._kind
        if known != _DT_UNKNOWN and not (follow and known == _DT_LNK):
            return known == kind
        try:
            return test(self.stat(follow_symlinks=follow).st_mode)
        except FileNotFoundError:
            return False

    def is_dir(self, *, follow_symlinks=True):
        """Is it a directory?"""
        if self._kind == _DT_REG:
            return False
        return self._kind == _DT_DIR or self._is(_DT_DIR, _st.S_ISDIR, follow_symlinks)

    def is_file(self, *, follow_symlinks=True):
        """Is it a regular file?"""
        return self._kind == _DT_REG or self._is(_DT_REG, _st.S_ISREG, follow_symlinks)

    def is_symlink(self):
        """Is it a symbolic link?"""
        return self._is(_DT_LNK, _st.S_ISLNK, False)

    def stat(self, *, follow_symlinks=True):
        """Facts about it, remembered from the first call."""
        name = '_stat' if follow_symlinks else '_lstat'
        result = getattr(self, name)
        if result is None:
            result = stat(self.path, dir_fd=self._folder, follow_symlinks=follow_symlinks)
            setattr(self, name, result)
        return result

    def __reduce__(self):
        raise TypeError("cannot pickle 'posix.DirEntry' object")

    __class_getitem__ = classmethod(_GenericAlias)


DirEntry.__module__ = 'posix'


class _ScandirIterator:
    """The entries of a directory; also a context manager."""

    def __init__(self, folder):
        self._entries = iter(_os.scandir(folder))
        self._folder = folder if isinstance(folder, int) else None
        self._prefix = '' if isinstance(folder, int) else path.join(folder, folder[:0])

    def __iter__(self):
        return self

    def __next__(self):
        if self._entries is None:
            raise StopIteration
        name, kind, inode = next(self._entries)
        entry = DirEntry.__new__(DirEntry)
        entry.name = name
        entry.path = self._prefix + name
        entry._folder = self._folder
        entry._kind = kind
        entry._inode = inode
        entry._stat = entry._lstat = None
        return entry

    def close(self):
        self._entries = None

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()


def scandir(path=None):
    """Iterate over the entries of a directory."""
    return _ScandirIterator('.' if path is None else _path('scandir', path, True, none=True))


def makedirs(name, mode=0o777, exist_ok=False):
    """Make a directory and those above it."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:     # another one was faster
            pass
        if tail == (curdir if isinstance(tail, str) else b'.'):
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    """Remove an empty directory and then those above it, while empty."""
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def renames(old, new):
    """Rename, making the new directories and removing the old if empty."""
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Yield (directory, names of directories, names of files) for a tree.

    From the top down, the caller may change the list of directories.
    """
    sys.audit('os.walk', top, topdown, onerror, followlinks)
    pending = [fspath(top)]
    while pending:
        directory = pending.pop()
        if isinstance(directory, tuple):
            yield directory
            continue
        try:
            entries = list(scandir(directory))
        except OSError as error:
            if onerror is not None:
                onerror(error)
            continue
        dirs, files, descend = [], [], []
        for entry in entries:
            try:
                is_dir = entry.is_dir()
            except OSError:
                is_dir = False
            (dirs if is_dir else files).append(entry.name)
            if is_dir and not topdown:
                try:
                    is_link = not followlinks and entry.is_symlink()
                except OSError:
                    is_link = False
                if not is_link:
                    descend.append(entry.path)
        if topdown:
            yield directory, dirs, files
            for name in reversed(dirs):
                below = path.join(directory, name)
                if followlinks or not path.islink(below):
                    pending.append(below)
        else:
            pending.append((directory, dirs, files))
            pending.extend(reversed(descend))


def fwalk(top='.', topdown=True, onerror=None, *, follow_symlinks=False, dir_fd=None):
    """Yield (directory, names of directories, names of files, descriptor) for a tree.

    The descriptor is of the directory, open until the next one is asked for.
    """
    sys.audit('os.fwalk', top, topdown, onerror, follow_symlinks, dir_fd)
    top = fspath(top)
    yield from _fwalk(top, top, topdown, onerror, follow_symlinks, dir_fd)


def _fwalk(directory, name, topdown, onerror, follow_symlinks, dir_fd):
    """The tree of a directory, of which name is the path below dir_fd."""
    top = directory is name
    try:
        before = None if follow_symlinks else stat(name, dir_fd=dir_fd, follow_symlinks=False)
        fd = open(name, O_RDONLY | O_NONBLOCK, dir_fd=dir_fd)
    except OSError as error:
        if top:
            raise
        if onerror is not None:
            onerror(error)
        return
    try:
        # Another file may have taken the name meanwhile: what is open counts.
        if before is None or _st.S_ISDIR(before.st_mode) and path.samestat(before, stat(fd)):
            yield from _fwalk_open(directory, fd, topdown, onerror, follow_symlinks)
    finally:
        close(fd)


def _fwalk_open(directory, fd, topdown, onerror, follow_symlinks):
    try:
        entries = list(scandir(fd))
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return
    dirs, files = [], []
    for entry in entries:
        name = fsencode(entry.name) if isinstance(directory, bytes) else entry.name
        try:
            (dirs if entry.is_dir() else files).append(name)
        except OSError:
            files.append(name)
    if topdown:
        yield directory, dirs, files, fd
    for name in dirs:
        yield from _fwalk(path.join(directory, name), name, topdown, onerror, follow_symlinks, fd)
    if not topdown:
        yield directory, dirs, files, fd


# The environment

def _abc_mapping():
    from collections.abc import MutableMapping
    return MutableMapping


class _Environ(_abc_mapping()):
    """The environment; changes reach the processes started later."""

    def __init__(self, data, encodekey, decodekey, encodevalue, decodevalue):
        self.encodekey = encodekey
        self.decodekey = decodekey
        self.encodevalue = encodevalue
        self.decodevalue = decodevalue
        self._data = data       # bytes to bytes

    def __getitem__(self, key):
        try:
            value = self._data[self.encodekey(key)]
        except KeyError:
            raise KeyError(key) from None
        return self.decodevalue(value)

    def __setitem__(self, key, value):
        key, value = self.encodekey(key), self.encodevalue(value)
        putenv(key, value)
        self._data[key] = value

    def __delitem__(self, key):
        encoded = self.encodekey(key)
        unsetenv(encoded)
        try:
            del self._data[encoded]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        for key in list(self._data):
            yield self.decodekey(key)

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        items = ', '.join(f'{self.decodekey(key)!r}: {self.decodevalue(value)!r}'
                          for key, value in self._data.items())
        return f'environ({{{items}}})'

    def copy(self):
        return dict(self)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        from collections.abc import Mapping
        if not isinstance(other, Mapping):
            return NotImplemented
        return {**self, **other}

    def __ror__(self, other):
        from collections.abc import Mapping
        if not isinstance(other, Mapping):
            return NotImplemented
        return {**other, **self}


def _encode(value):
    if not isinstance(value, str):
        raise TypeError('str expected, not %s' % type(value).__name__)
    return value.encode('utf-8', 'surrogateescape')


def _decode(value):
    return value.decode('utf-8', 'surrogateescape')


def _check_bytes(value):
    if not isinstance(value, bytes):
        raise TypeError('bytes expected, not %s' % type(value).__name__)
    return value


environ = _Environ(_os.environ(), _encode, _decode, _encode, _decode)
environb = _Environ(environ._data, _check_bytes, bytes, _check_bytes, bytes)
supports_bytes_environ = True


def putenv(name, value, /):
    """Set a variable for processes started later; environ does not see it."""
    name, value = fsencode(name), fsencode(value)
    if b'=' in name:
        raise ValueError('illegal environment variable name')
    _os.putenv(name, value)


def unsetenv(name, /):
    """Remove a variable for processes started later."""
    _os.unsetenv(fsencode(name))


def getenv(key, default=None):
    """A variable of the environment."""
    return environ.get(key, default)


def getenvb(key, default=None):
    """A variable of the environment as bytes."""
    return environb.get(key, default)


def get_exec_path(env=None):
    """Where programs are looked for."""
    if env is None:
        env = environ
    try:
        found = env.get('PATH')
    except TypeError:       # names are bytes
        found = None
    try:
        in_bytes = env[b'PATH']
    except (KeyError, TypeError):
        pass
    else:
        if found is not None:
            raise ValueError("env cannot contain 'PATH' and b'PATH' keys")
        found = in_bytes
    return fsdecode(defpath if found is None else found).split(pathsep)


# Processes

def system(command):
    """Run a command in a shell; return its wait status."""
    return _os.system(fsencode(command))


def urandom(size, /):
    """Random bytes from the system."""
    if isinstance(size, int) and size < 0:
        raise ValueError('negative argument not allowed')
    return _os.urandom(size)


def getrandom(size, flags=0):
    """Random bytes from the system."""
    return _os.urandom(size)


def waitstatus_to_exitcode(status):
    """Exit code of a wait status; negative for a signal."""
    if WIFEXITED(status):
        return WEXITSTATUS(status)
    if WIFSIGNALED(status):
        return -WTERMSIG(status)
    raise ValueError(f'invalid wait status: {status}')


def WIFEXITED(status):
    return status & 0x7f == 0


def WEXITSTATUS(status):
    return status >> 8 & 0xff


def WIFSIGNALED(status):
    return status & 0x7f not in (0, 0x7f)


def WTERMSIG(status):
    return status & 0x7f


def WIFSTOPPED(status):
    return status & 0xff == 0x7f


def WSTOPSIG(status):
    return status >> 8 & 0xff


def WCOREDUMP(status):
    return status & 0x80 != 0


def WIFCONTINUED(status):
    return status == 0xffff


def wait():
    """Wait for any child process: its number and status."""
    return waitpid(-1, 0)


def wait3(options):
    """Wait for any child process: its number, status, and what it has used."""
    return wait4(-1, options)


def wait4(pid, options):
    """Wait for a child process: its number, status, and what it has used."""
    import resource  # has the class of what was used
    return _os._wait4(pid, options)


def _arguments(function, args):
    """The arguments of a program, as bytes."""
    if not isinstance(args, (tuple, list)):
        raise TypeError(f'{function} must be a tuple or list')
    if not args:
        raise ValueError(f'{function} must not be empty')
    args = [_path('exec', arg, argument='argument') for arg in args]
    if not args[0]:
        raise ValueError(f'{function} first element cannot be empty')
    return [fsencode(arg) for arg in args]


def _variables(env):
    """An environment as a program gets it."""
    if not (hasattr(env, 'keys') and hasattr(env, 'values')):
        raise TypeError('execve: environment must be a mapping object')
    variables = []
    for name, value in zip(list(env.keys()), list(env.values())):
        name, value = fsencode(name), fsencode(value)
        if b'\0' in name or b'\0' in value:
            raise ValueError('embedded null byte')
        if not name or b'=' in name[1:]:
            raise ValueError('illegal environment variable name')
        variables.append(name + b'=' + value)
    return variables


def execve(path, args, env):
    """Run another program in place of this one."""
    path = _path('execve', path, True)
    args = _arguments('execve: argv', args)
    _os.execve(f'/proc/self/fd/{path}' if isinstance(path, int) else path, args, _variables(env))


def execv(path, args, /):
    """Run another program in place of this one."""
    _os.execve(_path('execv', path), _arguments('execv() arg 2', args), _variables(environ))


def _search(file, env):
    """The places where a program may be."""
    file = fsencode(file)
    if b'/' in file:
        return [file]
    return [path.join(fsencode(folder), file) for folder in get_exec_path(env)]


def _execvpe(file, args, env=None):
    """Run a program that is looked for in the PATH, in this environment if it is new."""
    def run(name):
        if env is None:
            execv(name, args)
        else:
            execve(name, args, env)

    if path.dirname(file):
        return run(file)
    last = told = None
    for name in _search(file, env):
        try:
            run(name)
        except (FileNotFoundError, NotADirectoryError) as e:
            last = e
        except OSError as e:
            last = e
            told = told or e
    raise told or last


def execvpe(file, args, env):
    """execve() of a program that is looked for in the PATH."""
    _execvpe(file, args, env)


def execvp(file, args):
    _execvpe(file, args)


def execl(file, *args):
    execv(file, args)


def execle(file, *args):
    execve(file, args[:-1], args[-1])


def execlp(file, *args):
    execvp(file, args)


def execlpe(file, *args):
    execvpe(file, args[:-1], args[-1])


def _spawn(mode, paths, args, env):
    from _posixsubprocess import fork_exec
    if not isinstance(args, (tuple, list)):
        raise TypeError('argv must be a tuple or a list')
    if not args or not args[0]:
        raise ValueError('argv first element cannot be empty')
    report, end = pipe()
    try:
        try:
            variables = None if env is None else _variables(env)
        except ValueError:
            if mode != P_WAIT:
                raise
            return 127
        pid = fork_exec([fsencode(arg) for arg in args], paths, False, (), None, variables,
                        -1, -1, -1, -1, -1, -1, report, end, False, False, -1, None, None, None, -1, None, True)
    finally:
        close(end)
        failed = read(report, 100)
        close(report)
    if failed:
        if mode == P_WAIT:
            return 127
        number = int(failed.split(b':')[1], 16)
        raise OSError(number, strerror(number), paths[0])
    if mode != P_WAIT:
        return pid
    return waitstatus_to_exitcode(waitpid(pid, 0)[1])


def spawnve(mode, file, args, env):
    """Run a program in a new process: its exit code, or with P_NOWAIT its number."""
    return _spawn(mode, [fsencode(file)], args, env)


def spawnv(mode, file, args):
    return _spawn(mode, [fsencode(file)], args, None)


def spawnvpe(mode, file, args, env):
    return _spawn(mode, _search(file, env), args, env)


def spawnvp(mode, file, args):
    return _spawn(mode, _search(file, None), args, None)


def spawnl(mode, file, *args):
    return spawnv(mode, file, args)


def spawnle(mode, file, *args):
    return spawnve(mode, file, args[:-1], args[-1])


def spawnlp(mode, file, *args):
    return spawnvp(mode, file, args)


def spawnlpe(mode, file, *args):
    return spawnvpe(mode, file, args[:-1], args[-1])


def __getattr__(name):
    if name in ('fork', 'forkpty'):
        raise AttributeError(f"module 'os' has no attribute {name!r}: a process with its threads and "
                             'transactions cannot be copied; use subprocess or os.spawnv')
    raise AttributeError(f"module 'os' has no attribute {name!r}")


def popen(cmd, mode='r', buffering=-1):
    """A pipe from or to a shell command."""
    if not isinstance(cmd, str):
        raise TypeError('invalid cmd type (%s, expected string)' % type(cmd))
    if mode not in ('r', 'w'):
        raise ValueError('invalid mode %r' % mode)
    if buffering == 0 or buffering is None:
        raise ValueError('popen() does not support unbuffered streams')
    import subprocess
    if mode == 'r':
        process = subprocess.Popen(cmd, shell=True, text=True, stdout=subprocess.PIPE)
        return _Pipe(process, process.stdout)
    process = subprocess.Popen(cmd, shell=True, text=True, stdin=subprocess.PIPE)
    return _Pipe(process, process.stdin)


class _Pipe:
    """A file object whose close() waits for the process."""

    def __init__(self, process, stream):
        self._process = process
        self._stream = stream

    def close(self):
        self._stream.close()
        code = self._process.wait()
        if code == 0:
            return None
        return code if code < 0 else code << 8

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __iter__(self):
        return iter(self._stream)

    def __getattr__(self, name):
        return getattr(self._stream, name)


def register_at_fork(*, before=None, after_in_parent=None, after_in_child=None):
    """Accepted for compatibility: the interpreter never forks itself."""
    for function in (before, after_in_parent, after_in_child):
        if function is not None and not callable(function):
            raise TypeError("'%s' must be callable, not %s" % (
                'before', type(function).__name__))


EX_OK = 0
EX_USAGE, EX_DATAERR, EX_NOINPUT, EX_NOUSER, EX_NOHOST = 64, 65, 66, 67, 68
EX_UNAVAILABLE, EX_SOFTWARE, EX_OSERR, EX_OSFILE, EX_CANTCREAT = 69, 70, 71, 72, 73
EX_IOERR, EX_TEMPFAIL, EX_PROTOCOL, EX_NOPERM, EX_CONFIG = 74, 75, 76, 77, 78

# What few programs need

def setpgrp():
    """Make this process the leader of a process group of its own."""
    setpgid(0, 0)


def mkfifo(path, mode=0o666, *, dir_fd=None):
    """Make a named pipe."""
    _os.mkfifo(_path('mkfifo', path), mode, _folder(dir_fd))


def mknod(path, mode=0o600, device=0, *, dir_fd=None):
    """Make a file, a named pipe or a device."""
    _os.mknod(_path('mknod', path), mode, device, _folder(dir_fd))


def chown(path, uid, gid, *, dir_fd=None, follow_symlinks=True):
    """Change the owner and the group of a file; -1 leaves one as it is."""
    path = _path('chown', path, True)
    if isinstance(path, int):
        _alone('chown', dir_fd, follow_symlinks)
        return fchown(path, uid, gid)
    _os.chown(path, uid, gid, bool(follow_symlinks), _folder(dir_fd))


def lchown(path, uid, gid):
    """Change the owner and the group of a file, or of a symbolic link itself."""
    _os.chown(_path('lchown', path), uid, gid, False, None)


def chroot(path):
    """Make a folder the root of all paths."""
    _os.chroot(_path('chroot', path), None)


@_named
class statvfs_result(_Result):
    """What statvfs() tells of a file system."""

    _visible = ('f_bsize', 'f_frsize', 'f_blocks', 'f_bfree', 'f_bavail',
                'f_files', 'f_ffree', 'f_favail', 'f_flag', 'f_namemax')

    def __new__(cls, sequence, dict=None):
        self = super().__new__(cls, sequence)
        items = tuple(sequence)
        self.__dict__['f_fsid'] = items[10] if len(items) > 10 else (dict or {}).get('f_fsid')
        return self

    def __reduce__(self):
        return type(self), (tuple(self), {'f_fsid': self.f_fsid})


def statvfs(path):
    """The file system that a file is in."""
    return statvfs_result(_os._statvfs(_path('statvfs', path, True)))


def fstatvfs(fd):
    """The file system that an open file is in."""
    return statvfs_result(_os._statvfs(_descriptor(fd)))


def _device(device):
    if not isinstance(device, int):
        raise TypeError('an integer is required')
    if device < 0:
        raise OverflowError("can't convert negative int to unsigned")
    return device


def major(device, /):
    """The major number of a device."""
    device = _device(device)
    return (device >> 8) & 0xfff | (device >> 32) & ~0xfff


def minor(device, /):
    """The minor number of a device."""
    device = _device(device)
    return device & 0xff | (device >> 12) & ~0xff


def makedev(major, minor, /):
    """The number of a device."""
    return ((major & 0xfff) << 8 | (major & ~0xfff) << 32
            | minor & 0xff | (minor & ~0xff) << 12)


def sched_getaffinity(pid, /):
    """The processors that a process may run on, 0 being this one."""
    return set(_os._getaffinity(pid))


def sched_setaffinity(pid, mask, /):
    """Have a process run on some processors only."""
    cpus = []
    for cpu in mask:
        if not isinstance(cpu, int):
            raise TypeError(f'expected an iterator of ints, but iterator yielded {type(cpu)!r}')
        if cpu < 0:
            raise ValueError('negative CPU number')
        if cpu >= (1 << 31) - 1:
            raise OverflowError('CPU number too large')
        cpus.append(cpu)
    _os._setaffinity(pid, tuple(cpus))


def pidfd_open(pid, flags=0):
    """A descriptor of a process."""
    return _os.pidfd_open(pid, flags)


def eventfd(initval, flags=EFD_CLOEXEC):
    """A descriptor of a counter, to wait for."""
    return _os.eventfd(initval, flags)


def eventfd_read(fd):
    """Wait until the counter of an eventfd is not zero, and take it."""
    return int.from_bytes(read(fd, 8), sys.byteorder)


def eventfd_write(fd, value):
    """Add to the counter of an eventfd."""
    write(fd, value.to_bytes(8, sys.byteorder))


def memfd_create(name, flags=MFD_CLOEXEC):
    """A file in memory."""
    return _os.memfd_create(_path('memfd_create', name), flags)


def openpty():
    """Open a pair of pseudo terminals: descriptors of master and slave."""
    return _os._openpty()


def ttyname(fd, /):
    """The name of the terminal that a descriptor is of."""
    if not isatty(fd):
        fstat(fd)
        raise OSError(25, strerror(25))
    return readlink(f'/proc/self/fd/{fd}')


def ctermid():
    """The name of the terminal that controls this process."""
    return '/dev/tty'


def device_encoding(fd):
    """The encoding of a terminal; None if it is none."""
    return 'UTF-8' if isatty(fd) else None


def readv(fd, buffers, /):
    """Read into buffers, one after the other; the number of bytes read."""
    return _os._readv(fd, _views(buffers), None, 0)


def preadv(fd, buffers, offset, flags=0, /):
    """Read into buffers from a place in the file."""
    return _os._readv(fd, _views(buffers), offset, flags)


def _views(buffers):
    return tuple([memoryview(buffer).cast('B') for buffer in buffers])


def writev(fd, buffers, /):
    """Write the contents of buffers; the number of bytes written."""
    return write(fd, b''.join(buffers))


def pwritev(fd, buffers, offset, flags=0, /):
    """Write the contents of buffers at a place in the file."""
    return _os._pwritev2(fd, b''.join(buffers), offset, flags)


def getxattr(path, attribute, *, follow_symlinks=True):
    """The value of an extended attribute of a file."""
    return _os._getxattr(_path('getxattr', path, True), _path('getxattr', attribute, argument='attribute'), follow_symlinks)


def setxattr(path, attribute, value, flags=0, *, follow_symlinks=True):
    """Set an extended attribute of a file."""
    _os._setxattr(_path('setxattr', path, True), _path('setxattr', attribute, argument='attribute'), value, flags, follow_symlinks)


def removexattr(path, attribute, *, follow_symlinks=True):
    """Remove an extended attribute of a file."""
    _os._removexattr(_path('removexattr', path, True), _path('removexattr', attribute, argument='attribute'), follow_symlinks)


def listxattr(path=None, *, follow_symlinks=True):
    """The names of the extended attributes of a file."""
    return _os._listxattr(_path('listxattr', '.' if path is None else path, True, none=True), follow_symlinks)


supports_dir_fd = {access, chmod, chown, link, mkdir, mkfifo, mknod, open, readlink,
                   rename, rmdir, stat, symlink, unlink, utime}
supports_effective_ids = {access}
supports_fd = {chdir, chmod, chown, execve, listdir, scandir, stat, statvfs, truncate, utime}
supports_follow_symlinks = {access, chown, link, stat, utime}


def copy_file_range(src, dst, count, offset_src=None, offset_dst=None):
    """Copy bytes from one file to another within the kernel; how many."""
    if count < 0:
        raise ValueError('negative value for \'count\' not allowed')
    return _os._copy_file_range(_descriptor(src), _descriptor(dst), count, offset_src, offset_dst)


def lockf(fd, command, length, /):
    """Lock, test or unlock a part of an open file."""
    import fcntl
    if command == F_TEST:
        fcntl.lockf(fd, fcntl.LOCK_EX | fcntl.LOCK_NB, length, 0, SEEK_CUR)
        command = F_ULOCK
    how = {F_LOCK: fcntl.LOCK_EX, F_TLOCK: fcntl.LOCK_EX | fcntl.LOCK_NB, F_ULOCK: fcntl.LOCK_UN}
    if command not in how:
        raise OSError(22, strerror(22))
    fcntl.lockf(fd, how[command], length, 0, SEEK_CUR)


def splice(src, dst, count, offset_src=None, offset_dst=None, flags=0):
    """Move bytes from one pipe to a descriptor or vice versa; how many."""
    if count < 0:
        raise ValueError('negative value for \'count\' not allowed')
    return _os._splice(_descriptor(src), _descriptor(dst), count, offset_src, offset_dst, flags)


def getgrouplist(user, group, /):
    """The numbers of the groups that a user is in, the given one first."""
    if not isinstance(user, str):
        raise TypeError(f'getgrouplist() argument 1 must be str, not {type(user).__name__}')
    return _groups(user, group)


def _groups(user, group):
    """The groups of a user by what /etc/group says."""
    if not hasattr(type(group), '__index__'):
        raise TypeError(f'gid should be integer, not {type(group).__name__}')
    group = type(group).__index__(group)
    if not -1 <= group < 1 << 32:
        raise OverflowError(f'gid is {"less than minimum" if group < 0 else "greater than maximum"}')
    from grp import getgrall
    found = {group: None}
    found.update((entry.gr_gid, None) for entry in getgrall() if user in entry.gr_mem)
    return list(found)


def initgroups(username, gid, /):
    """Make the groups that a user is in those of this process, and one more."""
    setgroups(_groups(fsdecode(_path('initgroups', username)), gid))


from _sysconf import confstr, confstr_names, fpathconf, pathconf, pathconf_names, sysconf, sysconf_names

__all__ = [_name for _name in dir() if _name[0] != '_' and _name not in ('abc', 'sys')]
__all__.append('_exit')
