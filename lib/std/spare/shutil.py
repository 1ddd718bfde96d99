"""Files and directories as a whole."""

import os
import stat

from _archives import (ReadError, RegistryError, get_archive_formats, get_unpack_formats, make_archive, register_archive_format,
                       register_unpack_format, unpack_archive, unregister_archive_format, unregister_unpack_format)

__all__ = ['make_archive', 'get_archive_formats', 'register_archive_format', 'unregister_archive_format', 'unpack_archive',
           'get_unpack_formats', 'register_unpack_format', 'unregister_unpack_format', 'chown', 'ExecError', 'ReadError', 'RegistryError',
           'copyfileobj', 'copyfile', 'copymode', 'copystat', 'copy', 'copy2', 'copytree',
           'move', 'rmtree', 'Error', 'SameFileError', 'SpecialFileError', 'which',
           'get_terminal_size', 'ignore_patterns', 'disk_usage']

COPY_BUFSIZE = 64 * 1024


class Error(OSError):
    """Something went wrong."""


class SameFileError(Error):
    """Source and destination are one file."""


class ExecError(OSError):
    """A program that cannot be run."""


class SpecialFileError(OSError):
    """A special file cannot be copied."""


def copyfileobj(fsrc, fdst, length=0):
    """Copy from one file object to another."""
    while data := fsrc.read(length or COPY_BUFSIZE):
        fdst.write(data)


def _same(src, dst):
    try:
        return os.path.samefile(src, dst)
    except OSError:
        return False


def copyfile(src, dst, *, follow_symlinks=True):
    """Copy the contents of a file."""
    if _same(src, dst):
        raise SameFileError(f'{src!r} and {dst!r} are the same file')
    for path in (src, dst):
        try:
            mode = os.stat(path).st_mode
        except OSError:
            continue
        if stat.S_ISFIFO(mode):
            raise SpecialFileError(f'`{os.fspath(path)}` is a named pipe')
    if not follow_symlinks and os.path.islink(src):
        os.symlink(os.readlink(src), dst)
    else:
        with open(src, 'rb') as fsrc:
            with open(dst, 'wb') as fdst:
                copyfileobj(fsrc, fdst)
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    """Copy the permissions."""
    if follow_symlinks or not (os.path.islink(src) and os.path.islink(dst)):
        os.chmod(dst, stat.S_IMODE(os.stat(src).st_mode))


def copystat(src, dst, *, follow_symlinks=True):
    """Copy the permissions and the times."""
    if not follow_symlinks and os.path.islink(src) and os.path.islink(dst):
        return
    status = os.stat(src)
    os.utime(dst, ns=(status.st_atime_ns, status.st_mtime_ns))
    os.chmod(dst, stat.S_IMODE(status.st_mode))


def _into(src, dst):
    if os.path.isdir(dst):
        return os.path.join(dst, os.path.basename(os.fspath(src).rstrip('/')))
    return dst


def copy(src, dst, *, follow_symlinks=True):
    """Copy a file with its permissions, perhaps into a directory."""
    dst = _into(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copymode(src, dst, follow_symlinks=follow_symlinks)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    """Copy a file with its permissions and times, perhaps into a directory."""
    dst = _into(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copystat(src, dst, follow_symlinks=follow_symlinks)
    return dst


def ignore_patterns(*patterns):
    """A function for copytree() that leaves out matching names."""
    def ignore(path, names):
        from fnmatch import filter
        return {name for pattern in patterns for name in filter(names, pattern)}
    return ignore


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2,
             ignore_dangling_symlinks=False, dirs_exist_ok=False):
    """Copy a directory with its contents."""
    entries = list(os.scandir(src))
    ignored = set() if ignore is None else ignore(os.fspath(src), [entry.name for entry in entries])
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    errors = []
    for entry in entries:
        if entry.name in ignored:
            continue
        target = os.path.join(dst, entry.name)
        try:
            if entry.is_symlink() and symlinks:
                os.symlink(os.readlink(entry.path), target)
            elif entry.is_symlink() and ignore_dangling_symlinks and not os.path.exists(entry.path):
                continue
            elif entry.is_dir():
                copytree(entry.path, target, symlinks, ignore, copy_function,
                         ignore_dangling_symlinks, dirs_exist_ok)
            else:
                copy_function(entry.path, target)
        except Error as error:
            errors.extend(error.args[0])
        except OSError as error:
            errors.append((entry.path, target, str(error)))
    try:
        copystat(src, dst)
    except OSError as error:
        errors.append((src, dst, str(error)))
    if errors:
        raise Error(errors)
    return dst


def rmtree(path, ignore_errors=False, onerror=None, *, dir_fd=None):
    """Remove a directory with its contents."""
    def failed(function, name):
        if onerror is not None:
            import sys
            onerror(function, name, sys.exc_info())
        elif not ignore_errors:
            raise

    try:
        if os.path.islink(path):
            raise OSError('Cannot call rmtree on a symbolic link')
        entries = list(os.scandir(path))
    except OSError:
        failed(os.path.islink if os.path.islink(path) else os.scandir, path)
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            rmtree(entry.path, ignore_errors, onerror)
            continue
        try:
            os.unlink(entry.path)
        except OSError:
            failed(os.unlink, entry.path)
    try:
        os.rmdir(path)
    except OSError:
        failed(os.rmdir, path)


rmtree.avoids_symlink_attacks = False


def move(src, dst, copy_function=copy2):
    """Move a file or directory, perhaps into a directory."""
    real_dst = dst
    if os.path.isdir(dst):
        if _same(src, dst):
            os.rename(src, dst)
            return None
        real_dst = _into(src, dst)
        if os.path.exists(real_dst):
            raise Error(f"Destination path '{real_dst}' already exists")
    try:
        os.rename(src, real_dst)
    except OSError:
        if os.path.islink(src):
            os.symlink(os.readlink(src), real_dst)
            os.unlink(src)
        elif os.path.isdir(src):
            inside = os.path.join(os.path.abspath(src), '')
            if os.path.join(os.path.abspath(dst), '').startswith(inside):
                raise Error(f"Cannot move a directory '{src}' into itself '{dst}'.") from None
            copytree(src, real_dst, symlinks=True, copy_function=copy_function)
            rmtree(src)
        else:
            copy_function(src, real_dst)
            os.unlink(src)
    return real_dst


def which(cmd, mode=os.F_OK | os.X_OK, path=None):
    """The path of a program, or None."""
    def usable(name):
        return os.path.exists(name) and os.access(name, mode) and not os.path.isdir(name)
    if os.path.dirname(cmd):
        return cmd if usable(cmd) else None
    if path is None:
        path = os.environ.get('PATH', os.defpath)
    for directory in dict.fromkeys(path.split(os.pathsep)):
        name = os.path.join(directory, cmd)
        if path and usable(name):
            return name
    return None


def get_terminal_size(fallback=(80, 24)):
    """The size of the terminal: the environment's, the real one, the fallback."""
    size = []
    for name in ('COLUMNS', 'LINES'):
        try:
            size.append(int(os.environ[name]))
        except (KeyError, ValueError):
            size.append(0)
    if size[0] <= 0 or size[1] <= 0:
        import sys
        try:
            real = os.get_terminal_size(sys.__stdout__.fileno())
        except (AttributeError, ValueError, OSError):
            real = os.terminal_size(fallback)
        size = [own if own > 0 else found or default
                for own, found, default in zip(size, real, fallback)]
    return os.terminal_size(size)


def chown(path, user=None, group=None):
    """Give a file to a user, a group, or both: numbers or names."""
    if user is None and group is None:
        raise ValueError('user and/or group must be set')
    uid, gid = -1 if user is None else user, -1 if group is None else group
    if isinstance(uid, str):
        import pwd
        try:
            uid = pwd.getpwnam(user).pw_uid
        except KeyError:
            raise LookupError(f'no such user: {user!r}') from None
    if isinstance(gid, str):
        import grp
        try:
            gid = grp.getgrnam(group).gr_gid
        except KeyError:
            raise LookupError(f'no such group: {group!r}') from None
    os.chown(path, uid, gid)


def disk_usage(path):
    """Total, used and free bytes."""
    raise NotImplementedError('disk_usage unavailable on this platform')
