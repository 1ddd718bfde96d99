"""The words that could stand at the end of what is typed at a prompt.

Objects are asked for their attributes, nothing is called: what is evaluated
is names and attributes of them.
"""

import re

_CHAIN = re.compile(r'(?:[^\W\d]\w*\s*\.\s*)*(?:[^\W\d]\w*)?\Z')
_IMPORT = re.compile(r'(?:^|[;:])\s*import\s+(?:[\w.]+(?:\s+as\s+\w+)?\s*,\s*)*([\w.]*)\Z')
_FROM = re.compile(r'(?:^|[;:])\s*from\s+([\w.]*)\Z')
_NAMES = re.compile(r'(?:^|[;:])\s*from\s+([\w.]+)\s+import\s+\(?(?:\w+(?:\s+as\s+\w+)?\s*,\s*)*(\w*)\Z')
_QUOTE = re.compile(r'''#[^\n]*|("""|\'\'\'|"|')''')


def complete(text, namespace):
    """(start, words): what could stand from text[start:] on."""
    quoted = _open_string(text)
    if quoted is not None:
        return min(quoted, len(text)), _files(text[quoted:]) if quoted <= len(text) else []
    line = text[text.rfind('\n') + 1:]
    match = _NAMES.search(line)
    if match:
        module, start = match.groups()
        return len(text) - len(start), _members(module, start)
    match = _IMPORT.search(line) or _FROM.search(line)
    if match:
        return len(text) - len(match[1]), _modules(match[1])
    chain = _CHAIN.search(text)[0]
    before = text[:len(text) - len(chain)].rstrip(' \t')
    if before.endswith('.'):        # of a value that is not a name's
        return len(text), []
    if '.' in chain:
        return _attributes(text, chain, namespace)
    return len(text) - len(chain), _names(chain, namespace, before)


# Names

def _names(start, namespace, before):
    import builtins
    import keyword
    words = set()
    for word in keyword.kwlist + keyword.softkwlist:
        if word.startswith(start) and word != '_':
            words.add(word + _after_keyword(word))
    if not start and not before.endswith(('(', '[', ',', '=')):
        words.clear()
    for names in namespace, vars(builtins):
        for name, value in list(names.items()):
            if isinstance(name, str) and name.startswith(start) and (start.startswith('_') or not name.startswith('_')):
                if name not in words and name + ' ' not in words:
                    words.add(name + _call_mark(value))
    return sorted(words)


_ALONE = frozenset(('True', 'False', 'None', 'pass', 'break', 'continue', 'return', 'yield',
                    'else', 'finally', 'try', 'lambda', 'except', 'match', 'case', 'type'))


def _after_keyword(word):
    return '' if word in _ALONE else ' '


def _call_mark(value):
    exception = isinstance(value, type) and issubclass(value, BaseException)
    return '(' if callable(value) and not exception else ''


# Attributes

def _attributes(text, chain, namespace):
    import builtins
    *path, start = [part.strip() for part in chain.split('.')]
    first, *rest = path
    missing = object()
    value = namespace.get(first, missing)
    if value is missing:
        value = getattr(builtins, first, missing)
    for name in rest:
        if value is missing:
            break
        value = getattr(value, name, missing)
    begin = len(text) - len(start)
    if value is missing:
        return begin, []
    words = []
    for name in _attribute_names(value):
        if name.startswith(start) and name.isidentifier():
            words.append(name)
    if not start.startswith('_'):
        words = [w for w in words if not w.startswith('_')]
    elif not start.startswith('__'):
        words = [w for w in words if not w.startswith('__')] or words
    return begin, sorted(w + _method_mark(value, w) for w in set(words))


def _attribute_names(value):
    return [name for name in dir(value) if isinstance(name, str)]


def _method_mark(value, name):
    """'(' for what is called; properties are not evaluated for that."""
    import inspect
    try:
        member = inspect.getattr_static(value, name)
    except AttributeError:
        return ''
    if isinstance(member, property):
        return ''
    if isinstance(member, (staticmethod, classmethod)):
        return '('
    return '(' if callable(member) else ''


# Modules

def _modules(start):
    package, dot, last = start.rpartition('.')
    if dot:
        if not package or package.startswith('.'):
            return []
        names = _submodules(package)
    else:
        names = modules()
    return sorted(package + dot + name for name in names if name.startswith(last) and (last.startswith('_') or not name.startswith('_')))


def modules():
    """The names of all modules that can be imported and are in no package."""
    import sys
    return _found(sys.path) | set(sys.builtin_module_names) | set(sys.stdlib_module_names)


def _submodules(package):
    """The names of the modules in a package, which is not imported."""
    from _imp import embedded
    path = _package_path(package)
    if path is not None and not (path and path[0].startswith('<')):
        return _found(path)
    names = [name.rpartition('.') for name in embedded()]
    return {name for parent, _, name in names if parent == package}


def _package_path(package):
    """Where the modules of a package are; it is not imported."""
    import os
    import sys
    module = sys.modules.get(package)
    if module is not None:
        return getattr(module, '__path__', None)
    path = sys.path
    for part in package.split('.'):
        for directory in path:
            folder = os.path.join(directory or '.', part)
            if os.path.isdir(folder):
                path = [folder]
                break
        else:
            return None
    return path


def _found(path):
    import os
    names = set()
    for directory in path:
        try:
            entries = os.listdir(directory or '.')
        except OSError:
            continue
        for entry in entries:
            name, extension = os.path.splitext(entry)
            if extension == '.py' or extension == '' and os.path.isfile(os.path.join(directory or '.', entry, '__init__.py')):
                if name.isidentifier() and name != '__init__':
                    names.add(name)
    return names


def _members(module, start):
    """Names of a module, which is not imported for that if it is the program's."""
    import sys
    names = set()
    loaded = sys.modules.get(module)
    if loaded is None and module in sys.stdlib_module_names:
        loaded = __import__(module, fromlist=['*'])
    if loaded is not None:
        names.update(getattr(loaded, '__all__', None) or _attribute_names(loaded))
    names |= _submodules(module)
    return sorted(name for name in names if name.startswith(start) and (start.startswith('_') or not name.startswith('_')))


# Files

def _open_string(text):
    """Where the string begins that the text ends in; None if it ends in none,
    len(text) + 1 if it ends in a comment."""
    position = 0
    while True:
        match = _QUOTE.search(text, position)
        if match is None:
            return None
        begin = position = match.end()
        quote = match[1]
        if quote is None:
            if position == len(text):
                return position + 1
            continue
        while True:
            if position >= len(text):
                return begin
            if text[position] == '\\':
                position += 2
            elif text.startswith(quote, position):
                position += len(quote)
                break
            elif text[position] == '\n' and len(quote) == 1:
                position += 1
                break
            else:
                position += 1


def _files(start):
    import os
    if '\n' in start:
        return []
    folder, name = os.path.split(start)
    prefix = start[:len(start) - len(name)]
    try:
        entries = os.listdir(os.path.expanduser(folder) or '.')
    except OSError:
        return []
    words = []
    for entry in sorted(entries):
        if entry.startswith(name) and (name.startswith('.') or not entry.startswith('.')):
            full = os.path.join(os.path.expanduser(folder), entry)
            words.append(prefix + entry + ('/' if os.path.isdir(full) else ''))
    return words
