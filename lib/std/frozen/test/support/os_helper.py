"""Files in tests."""

import collections.abc
import contextlib
import os
import tempfile
import unittest

TESTFN_ASCII = f'@test_{os.getpid()}_tmp'
TESTFN = TESTFN_ASCII
TESTFN_UNICODE = TESTFN + '-\xe0\xf2\u0258\u0141\u011f'
TESTFN_NONASCII = TESTFN + '\xe9'
TESTFN_UNENCODABLE = None
TESTFN_UNDECODABLE = os.fsencode(TESTFN) + b'\xff'
SAVEDCWD = os.getcwd()
FS_NONASCII = '\xe9'


def unlink(filename):
    """Remove a file if it is there."""
    try:
        os.unlink(filename)
    except (FileNotFoundError, NotADirectoryError):
        pass


def rmdir(dirname):
    """Remove a directory if it is there."""
    try:
        os.rmdir(dirname)
    except FileNotFoundError:
        pass


def rmtree(path):
    """Remove a directory with its contents."""
    try:
        for directory, dirs, files in os.walk(path, topdown=False):
            for name in files:
                unlink(os.path.join(directory, name))
            for name in dirs:
                below = os.path.join(directory, name)
                (unlink if os.path.islink(below) else rmdir)(below)
        rmdir(path)
    except FileNotFoundError:
        pass


def create_empty_file(filename):
    open(filename, 'wb').close()


def make_bad_fd():
    """A descriptor that is closed."""
    file = open(TESTFN, 'wb')
    try:
        return file.fileno()
    finally:
        file.close()
        unlink(TESTFN)


@contextlib.contextmanager
def temp_dir(path=None, quiet=False):
    """A directory for a while: a new one if it is not given."""
    if path is None:
        path = os.path.realpath(tempfile.mkdtemp())
    os.makedirs(path, exist_ok=True)
    try:
        yield os.path.abspath(path)
    finally:
        rmtree(path)


@contextlib.contextmanager
def change_cwd(path, quiet=False):
    """Another current directory for a while."""
    saved = os.getcwd()
    os.chdir(path)
    try:
        yield os.getcwd()
    finally:
        os.chdir(saved)


@contextlib.contextmanager
def temp_cwd(name='tempcwd', quiet=False):
    """A directory that is the current one for a while."""
    with temp_dir(path=name) as path:
        with change_cwd(path) as cwd:
            yield cwd


@contextlib.contextmanager
def temp_umask(umask):
    old = os.umask(umask)
    try:
        yield
    finally:
        os.umask(old)


def can_symlink():
    return True


def can_chmod():
    return True


def can_xattr():
    """Do files here have extended attributes?"""
    with open(TESTFN, 'wb') as file:
        try:
            os.setxattr(file.fileno(), b'user.test', b'')
        except OSError:
            return False
        finally:
            unlink(TESTFN)
    return True


def can_dac_override():
    """May the user do what the permissions of files forbid?"""
    return os.geteuid() == 0


def skip_unless_symlink(test):
    return test


def skip_unless_working_chmod(test):
    return test


def skip_if_dac_override(test):
    return unittest.skipIf(can_dac_override(), 'the user may do everything')(test)


def skip_unless_dac_override(test):
    return unittest.skipUnless(can_dac_override(), 'the user may not do everything')(test)


def fs_is_case_insensitive(directory):
    return False


def skip_unless_xattr(test):
    return unittest.skipUnless(can_xattr(), 'no extended attributes')(test)


@contextlib.contextmanager
def open_dir_fd(path):
    """An open directory."""
    fd = os.open(path, os.O_RDONLY)
    try:
        yield fd
    finally:
        os.close(fd)


def fd_count():
    """How many descriptors are open."""
    return len(os.listdir('/proc/self/fd')) - 1


def _longpath(path):
    return path


class FakePath:
    """An object that stands for a path."""

    def __init__(self, path):
        self.path = path

    def __repr__(self):
        return f'<FakePath {self.path!r}>'

    def __fspath__(self):
        if (isinstance(self.path, BaseException)
                or isinstance(self.path, type) and issubclass(self.path, BaseException)):
            raise self.path
        return self.path


class EnvironmentVarGuard(collections.abc.MutableMapping):
    """Changes of the environment that are taken back."""

    def __init__(self):
        self._environ = os.environ
        self._changed = {}

    def __getitem__(self, name):
        return self._environ[name]

    def __setitem__(self, name, value):
        self._changed.setdefault(name, self._environ.get(name))
        self._environ[name] = value

    def __delitem__(self, name):
        self._changed.setdefault(name, self._environ.get(name))
        self._environ.pop(name, None)

    def __iter__(self):
        return iter(self._environ)

    def __len__(self):
        return len(self._environ)

    def set(self, name, value):
        self[name] = value

    def unset(self, name):
        del self[name]

    def copy(self):
        return dict(self._environ)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        for name, value in self._changed.items():
            if value is None:
                self._environ.pop(name, None)
            else:
                self._environ[name] = value
