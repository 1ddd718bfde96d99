"""Paths of a POSIX system: os.path."""

curdir = '.'
pardir = '..'
extsep = '.'
sep = '/'
pathsep = ':'
defpath = '/bin:/usr/bin'
altsep = None
devnull = '/dev/null'

import _os
import os  # after the names above, which it takes from here if it comes second
import sys
import stat as _stat

__all__ = ['normcase', 'isabs', 'join', 'splitdrive', 'split', 'splitext',
           'basename', 'dirname', 'commonprefix', 'getsize', 'getmtime',
           'getatime', 'getctime', 'islink', 'exists', 'lexists', 'isdir',
           'isfile', 'ismount', 'expanduser', 'expandvars', 'normpath', 'abspath',
           'samefile', 'sameopenfile', 'samestat', 'curdir', 'pardir', 'sep',
           'pathsep', 'defpath', 'altsep', 'extsep', 'devnull', 'realpath',
           'supports_unicode_filenames', 'relpath', 'commonpath']

supports_unicode_filenames = sys.platform == 'darwin'


def _like(path, text):
    """text as bytes if path is bytes."""
    return text.encode() if isinstance(path, bytes) else text


def _check_types(function, *args):
    """Explain a TypeError that came from mixing kinds of paths."""
    has_str = has_bytes = False
    for arg in args:
        if isinstance(arg, str):
            has_str = True
        elif isinstance(arg, bytes):
            has_bytes = True
        else:
            raise TypeError(f'{function}() argument must be str, bytes, or os.PathLike '
                            f'object, not {type(arg).__name__!r}') from None
    if has_str and has_bytes:
        raise TypeError("Can't mix strings and bytes in path components") from None


# Parts of a path; the file system is not asked.

def normcase(s):
    """The path: case matters."""
    return os.fspath(s)


def isabs(s):
    """Does the path begin at the root?"""
    s = os.fspath(s)
    return s.startswith(_like(s, '/'))


def join(a, *p):
    """Join paths; an absolute one drops what stands before it."""
    a = os.fspath(a)
    slash = '/' if isinstance(a, str) else b'/'
    path = a
    try:
        if not p:
            path[:0] + slash
        for part in map(os.fspath, p):
            if part.startswith(slash):
                path = part
            elif not path or path.endswith(slash):
                path += part
            else:
                path += slash + part
    except (TypeError, AttributeError):
        _check_types('join', a, *p)
        raise
    return path


def split(p):
    """(head, tail): what stands before and after the last slash."""
    p = os.fspath(p)
    slash = _like(p, '/')
    cut = p.rfind(slash) + 1
    head, tail = p[:cut], p[cut:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def splitext(p):
    """(root, extension with its dot); leading dots begin no extension."""
    p = os.fspath(p)
    dot = _like(p, '.')
    name = p.rfind(_like(p, '/')) + 1
    cut = p.rfind(dot)
    if cut > name and p[name:cut].strip(dot):
        return p[:cut], p[cut:]
    return p, p[:0]


def splitdrive(p):
    """(drive, path); there are no drives."""
    p = os.fspath(p)
    return p[:0], p


def basename(p):
    """The part after the last slash."""
    return split(p)[1]


def dirname(p):
    """The part before the last slash."""
    return split(p)[0]


def normpath(path):
    """Without double slashes, `.`, and `name/..`."""
    return _os.normpath(path)


def commonprefix(m):
    """The longest text that all begin with, which may end inside a name."""
    if not m:
        return ''
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(os.fspath, m))
    first, last = min(m), max(m)
    for position, char in enumerate(first):
        if char != last[position]:
            return first[:position]
    return first


def commonpath(paths):
    """The longest path that all lie below."""
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    paths = tuple(map(os.fspath, paths))
    try:
        slash, dot = _like(paths[0], '/'), _like(paths[0], '.')
        if len({path.startswith(slash) for path in paths}) != 1:
            raise ValueError("Can't mix absolute and relative paths")
        split_paths = [[part for part in path.split(slash) if part and part != dot]
                       for path in paths]
    except (TypeError, AttributeError):
        _check_types('commonpath', *paths)
        raise
    common = commonprefix(split_paths)
    root = slash if paths[0].startswith(slash) else slash[:0]
    return root + slash.join(common)


def relpath(path, start=None):
    """The path as seen from a directory, by default the current one."""
    if not path:
        raise ValueError('no path specified')
    path = os.fspath(path)
    start = _like(path, '.') if start is None else os.fspath(start)
    slash = _like(path, '/')
    try:
        here = [part for part in abspath(start).split(slash) if part]
        there = [part for part in abspath(path).split(slash) if part]
        same = len(commonprefix([here, there]))
    except (TypeError, AttributeError):
        _check_types('relpath', path, start)
        raise
    parts = [_like(path, '..')] * (len(here) - same) + there[same:]
    return slash.join(parts) or _like(path, '.')


def expandvars(path):
    """Replace $name and ${name} by variables of the environment."""
    path = os.fspath(path)
    if isinstance(path, bytes):
        return os.fsencode(_expandvars(os.fsdecode(path)))
    return _expandvars(path)


def _expandvars(path):
    result = []
    position = 0
    while (dollar := path.find('$', position)) >= 0:
        result.append(path[position:dollar])
        end = dollar + 1
        if path[end:end + 1] == '{':
            closing = path.find('}', end)
            if closing < 0:
                position = dollar
                break
            name, position = path[end + 1:closing], closing + 1
        else:
            while end < len(path) and (path[end] == '_' or path[end].isascii()
                                       and path[end].isalnum()):
                end += 1
            name, position = path[dollar + 1:end], end
        value = os.environ.get(name) if name else None
        result.append(path[dollar:position] if value is None else value)
    return ''.join(result) + path[position:]


def expanduser(path):
    """Replace a leading ~ or ~user by the home directory."""
    path = os.fspath(path)
    slash = _like(path, '/')
    if not path.startswith(_like(path, '~')):
        return path
    end = path.find(slash)
    if end < 0:
        end = len(path)
    home = None
    if end == 1:
        home = os.environ.get('HOME')
    if home is None:
        try:
            import pwd
            if end == 1:
                home = pwd.getpwuid(os.getuid()).pw_dir
            else:
                home = pwd.getpwnam(os.fsdecode(path[1:end])).pw_dir
        except (ImportError, KeyError):
            return path
    if isinstance(path, bytes):
        home = os.fsencode(home)
    return home.rstrip(slash) + path[end:] or slash


# Questions to the file system.

def exists(path):
    """Is there something (links followed)?"""
    try:
        os.stat(path)
    except (OSError, ValueError):
        return False
    return True


def lexists(path):
    """Is there something, be it a broken link?"""
    try:
        os.lstat(path)
    except (OSError, ValueError):
        return False
    return True


def isfile(path):
    """Is it a regular file?"""
    try:
        return _stat.S_ISREG(os.stat(path).st_mode)
    except (OSError, ValueError):
        return False


def isdir(s):
    """Is it a directory?"""
    try:
        return _stat.S_ISDIR(os.stat(s).st_mode)
    except (OSError, ValueError):
        return False


def islink(path):
    """Is it a symbolic link?"""
    try:
        return _stat.S_ISLNK(os.lstat(path).st_mode)
    except (OSError, ValueError, AttributeError):
        return False


def ismount(path):
    """Does another file system begin here?"""
    try:
        here = os.lstat(path)
    except (OSError, ValueError):
        return False
    if _stat.S_ISLNK(here.st_mode):
        return False
    path = os.fspath(path)
    try:
        above = os.lstat(realpath(join(path, _like(path, '..'))))
    except (OSError, ValueError):
        return False
    return here.st_dev != above.st_dev or here.st_ino == above.st_ino


def getsize(filename):
    """Size in bytes."""
    return os.stat(filename).st_size


def getmtime(filename):
    """When the contents changed."""
    return os.stat(filename).st_mtime


def getatime(filename):
    """When it was read."""
    return os.stat(filename).st_atime


def getctime(filename):
    """When its metadata changed."""
    return os.stat(filename).st_ctime


def samestat(s1, s2):
    """Do two stat results speak of one file?"""
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def samefile(f1, f2):
    """Do two paths lead to one file?"""
    return samestat(os.stat(f1), os.stat(f2))


def sameopenfile(fp1, fp2):
    """Do two descriptors refer to one file?"""
    return samestat(os.fstat(fp1), os.fstat(fp2))


def abspath(path):
    """The path from the root, normalized."""
    path = os.fspath(path)
    if not isabs(path):
        here = os.getcwdb() if isinstance(path, bytes) else os.getcwd()
        path = join(here, path)
    return normpath(path)


def realpath(filename, *, strict=False):
    """The path from the root without symbolic links."""
    filename = os.fspath(filename)
    slash, dot, dots = (_like(filename, text) for text in ('/', '.', '..'))
    path = slash if isabs(filename) else os.getcwdb() if isinstance(filename, bytes) else os.getcwd()
    resolved = {}       # link -> where it leads, None while being followed
    # Names still to walk, the next one last; (link,) marks where a link ends.
    todo = filename.split(slash)[::-1]
    while todo:
        name = todo.pop()
        if isinstance(name, tuple):
            resolved[name[0]] = path
            continue
        if not name or name == dot:
            continue
        if name == dots:
            path = dirname(path)
            continue
        candidate = join(path, name)
        try:
            is_link = _stat.S_ISLNK(os.lstat(candidate).st_mode)
        except OSError:
            if strict:
                raise
            is_link = False
        if not is_link:
            path = candidate
            continue
        if candidate in resolved:
            path = resolved[candidate]
            if path is None:        # a loop
                if strict:
                    os.stat(candidate)
                rest = [part for part in todo[::-1] if not isinstance(part, tuple)]
                return normpath(join(candidate, *rest))
            continue
        resolved[candidate] = None
        target = os.readlink(candidate)
        todo.append((candidate,))
        todo.extend(target.split(slash)[::-1])
        if target.startswith(slash):
            path = slash
    return normpath(path)
