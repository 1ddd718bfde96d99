"""Lines of source files, kept in memory."""

__all__ = ['getline', 'clearcache', 'checkcache', 'lazycache']

# file name -> (size, mtime, lines, full name), or (function to load it,)
cache = {}


def clearcache():
    """Forget everything."""
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """One line with its newline, or '' if there is none."""
    lines = getlines(filename, module_globals)
    if 1 <= lineno <= len(lines):
        return lines[lineno - 1]
    return ''


def getlines(filename, module_globals=None):
    """All lines of a file, [] if it cannot be read."""
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1:
        return entry[2]
    try:
        return updatecache(filename, module_globals)
    except MemoryError:
        clearcache()
        return []


def checkcache(filename=None):
    """Forget files that have changed on disk."""
    import os
    for name in list(cache) if filename is None else [filename]:
        entry = cache.get(name)
        if entry is None or len(entry) == 1:
            continue
        size, mtime, _, fullname = entry
        if mtime is None:       # it came from a loader
            continue
        try:
            status = os.stat(fullname)
        except OSError:
            cache.pop(name, None)
            continue
        if size != status.st_size or mtime != status.st_mtime:
            cache.pop(name, None)


def updatecache(filename, module_globals=None):
    """Read a file afresh; return its lines, [] if it cannot be read."""
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1:
        del cache[filename]
    if not filename or filename[0] == '<' and filename[-1] == '>' and not module_globals:
        return []
    import os
    fullname = filename
    try:
        status = os.stat(fullname)
    except OSError:
        if lazycache(filename, module_globals):
            try:
                source = cache[filename][0]()
            except (ImportError, OSError):
                source = None
            else:
                if source is None:
                    return []
            if source is not None:
                lines = [line + '\n' for line in source.splitlines()]
                cache[filename] = len(source), None, lines, fullname
                return lines
        if os.path.isabs(filename):
            return []
        import sys
        for directory in sys.path:
            try:
                fullname = os.path.join(directory, filename)
                status = os.stat(fullname)
                break
            except (TypeError, AttributeError, OSError):
                continue
        else:
            return []
    try:
        with open(fullname, 'rb') as file:
            data = file.read()
        lines = _decode(data)
    except (OSError, UnicodeDecodeError, SyntaxError, LookupError):
        return []
    if lines and not lines[-1].endswith('\n'):
        lines[-1] += '\n'
    cache[filename] = status.st_size, status.st_mtime, lines, fullname
    return lines


def _decode(data):
    """Lines of a source file, by its BOM or its coding comment."""
    encoding = 'utf-8'
    if data.startswith(b'\xef\xbb\xbf'):
        data = data[3:]
    else:
        for line in data.split(b'\n', 2)[:2]:
            line = line.strip()
            if not line:
                continue
            if not line.startswith(b'#'):
                break
            _, found, rest = line.partition(b'coding')
            if found and rest[:1] in (b':', b'='):
                name = rest[1:].strip().split()[0] if rest[1:].split() else b'utf-8'
                encoding = name.decode('ascii')
                break
    import io
    return io.TextIOWrapper(io.BytesIO(data), encoding).readlines()


def lazycache(filename, module_globals):
    """Remember a loader that can give the source; tell if there is one."""
    if filename in cache:
        return len(cache[filename]) == 1
    if not filename or filename[0] == '<' and filename[-1] == '>':
        return False
    if module_globals and '__name__' in module_globals:
        spec = module_globals.get('__spec__')
        name = getattr(spec, 'name', None) or module_globals['__name__']
        loader = getattr(spec, 'loader', None) or module_globals.get('__loader__')
        get_source = getattr(loader, 'get_source', None)
        if name and get_source:
            cache[filename] = (lambda: get_source(name),)
            return True
    return False
