"""Warnings: messages that filters turn into text, errors, or nothing."""

import sys

__all__ = ['warn', 'warn_explicit', 'showwarning', 'formatwarning',
           'filterwarnings', 'simplefilter', 'resetwarnings', 'catch_warnings']

# Each filter is (action, message pattern or None, category, module pattern or
# None, line or 0); the first that matches decides.
filters = []
_defaultaction = 'default'
onceregistry = {}
_ACTIONS = ('error', 'ignore', 'always', 'default', 'module', 'once')


class _Version:
    """Grows with every change of the filters: registries older than it are void."""

    number = 1


def _filters_mutated():
    _Version.number += 1


# Output

class WarningMessage:
    """What one warning consists of."""

    _WARNING_DETAILS = ('message', 'category', 'filename', 'lineno', 'file',
                        'line', 'source')

    def __init__(self, message, category, filename, lineno, file=None, line=None,
                 source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return ('{message : %r, category : %r, filename : %r, lineno : %s, line : %r}'
                % (self.message, self._category_name, self.filename, self.lineno,
                   self.line))


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Write a warning to a file, by default sys.stderr."""
    _write(WarningMessage(message, category, filename, lineno, file, line))


def formatwarning(message, category, filename, lineno, line=None):
    """The text of a warning."""
    return _text(WarningMessage(message, category, filename, lineno, None, line))


_showwarning_orig = showwarning
_formatwarning_orig = formatwarning


def _write(msg):
    file = msg.file
    if file is None:
        file = sys.stderr
        if file is None:
            return
    try:
        file.write(_formatwarnmsg(msg))
    except OSError:
        pass


def _text(msg):
    category = msg.category.__name__
    text = f'{msg.filename}:{msg.lineno}: {category}: {msg.message}\n'
    line = msg.line
    if line is None:
        try:
            import linecache
            line = linecache.getline(msg.filename, msg.lineno)
        except Exception:
            line = None
    if line:
        text += f'  {line.strip()}\n'
    return text


def _showwarnmsg(msg):
    """Show a warning the way the program wants: it may replace showwarning."""
    show = showwarning
    if show is _showwarning_orig:
        _write(msg)
        return
    if not callable(show):
        raise TypeError('warnings.showwarning() must be set to a function or method')
    show(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)


_showwarnmsg_impl = _write


def _formatwarnmsg(msg):
    if formatwarning is not _formatwarning_orig:
        return formatwarning(msg.message, msg.category, msg.filename, msg.lineno,
                             msg.line)
    return _text(msg)


# Filters

def filterwarnings(action, message='', category=Warning, module='', lineno=0,
                   append=False):
    """Add a filter; message and module are regular expressions."""
    assert action in _ACTIONS, f'invalid action: {action!r}'
    assert isinstance(message, str), 'message must be a string'
    assert isinstance(category, type), 'category must be a class'
    assert issubclass(category, Warning), 'category must be a Warning subclass'
    assert isinstance(module, str), 'module must be a string'
    assert isinstance(lineno, int) and lineno >= 0, 'lineno must be an int >= 0'
    if message or module:
        import re
        message = re.compile(message, re.IGNORECASE) if message else None
        module = re.compile(module) if module else None
    _add_filter((action, message or None, category, module or None, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Add a filter that matches any text and module."""
    assert action in _ACTIONS, f'invalid action: {action!r}'
    assert isinstance(lineno, int) and lineno >= 0, 'lineno must be an int >= 0'
    _add_filter((action, None, category, None, lineno), append)


def _add_filter(item, append):
    if append:
        if item not in filters:
            filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)
    _filters_mutated()


def resetwarnings():
    """Remove all filters."""
    filters[:] = []
    _filters_mutated()


class _OptionError(Exception):
    """A -W argument makes no sense."""


def _processoptions(args):
    for arg in args:
        try:
            _setoption(arg)
        except _OptionError as error:
            print('Invalid -W option ignored:', error, file=sys.stderr)


def _setoption(arg):
    parts = arg.split(':')
    if len(parts) > 5:
        raise _OptionError(f'too many fields (max 5): {arg!r}')
    parts += [''] * (5 - len(parts))
    action, message, category, module, lineno = [part.strip() for part in parts]
    action = _getaction(action)
    category = _getcategory(category)
    if message or module:
        import re
        message = re.escape(message)
        module = re.escape(module) + r'\Z' if module else module
    try:
        lineno = int(lineno) if lineno else 0
        if lineno < 0:
            raise ValueError
    except (ValueError, OverflowError):
        raise _OptionError(f'invalid lineno {lineno!r}') from None
    filterwarnings(action, message, category, module, lineno)


def _getaction(action):
    if not action:
        return 'default'
    if action == 'all':
        return 'always'
    for name in _ACTIONS:
        if name.startswith(action):
            return name
    raise _OptionError(f'invalid action: {action!r}')


def _getcategory(category):
    if not category:
        return Warning
    module, _, name = category.rpartition('.')
    if not module:
        import builtins as namespace
    else:
        try:
            namespace = __import__(module, None, None, [name])
        except ImportError:
            raise _OptionError(f'invalid module name: {module!r}') from None
    try:
        found = getattr(namespace, name)
    except AttributeError:
        raise _OptionError(f'unknown warning category: {category!r}') from None
    if not issubclass(found, Warning):
        raise _OptionError(f'invalid warning category: {category!r}')
    return found


# Issuing

def _is_import_machinery(frame):
    filename = frame.f_code.co_filename
    return 'importlib' in filename and '_bootstrap' in filename


def _outer(frame):
    frame = frame.f_back
    while frame is not None and _is_import_machinery(frame):
        frame = frame.f_back
    return frame


def warn(message, category=None, stacklevel=1, source=None):
    """Issue a warning about the code that calls, or further out by stacklevel."""
    if isinstance(message, Warning):
        category = message.__class__
    if category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError('category must be a Warning subclass, '
                        f'not \'{type(category).__name__}\'')
    try:
        frame = sys._getframe(1)
        if stacklevel > 1:
            if _is_import_machinery(frame):
                for _ in range(stacklevel - 1):
                    frame = frame.f_back
            else:
                for _ in range(stacklevel - 1):
                    frame = _outer(frame)
        if frame is None:
            raise ValueError
    except (ValueError, AttributeError):
        namespace = sys.__dict__
        filename, lineno = 'sys', 1
    else:
        namespace = frame.f_globals
        filename, lineno = frame.f_code.co_filename, frame.f_lineno
    warn_explicit(message, category, filename, lineno,
                  namespace.get('__name__', '<string>'),
                  namespace.setdefault('__warningregistry__', {}),
                  namespace, source)


def warn_explicit(message, category, filename, lineno, module=None, registry=None,
                  module_globals=None, source=None):
    """Issue a warning about a given place."""
    lineno = int(lineno)
    if module is None:
        module = filename or '<unknown>'
        if module.endswith('.py'):
            module = module[:-3]
    if registry is None:
        registry = {}
    if registry.get('version', 0) != _Version.number:
        registry.clear()
        registry['version'] = _Version.number
    if isinstance(message, Warning):
        text = str(message)
        category = message.__class__
    else:
        text = message
        message = category(message)
    key = text, category, lineno
    if registry.get(key):
        return
    action = _find_action(text, category, module, lineno)
    if action == 'ignore':
        return
    if action == 'error':
        raise message
    if action == 'once':
        registry[key] = 1
        key = text, category
        if onceregistry.get(key):
            return
        onceregistry[key] = 1
    elif action == 'module':
        registry[key] = 1
        key = text, category, 0
        if registry.get(key):
            return
        registry[key] = 1
    elif action == 'default':
        registry[key] = 1
    elif action != 'always':
        raise RuntimeError(f'Unrecognized action ({action!r}) in warnings.filters:\n'
                           f' {action!r}')
    if module_globals:
        import linecache        # the source may come from a loader
        linecache.getlines(filename, module_globals)
    _showwarnmsg(WarningMessage(message, category, filename, lineno, source=source))


def _find_action(text, category, module, lineno):
    for action, message, wanted, module_pattern, line in filters:
        if ((message is None or _matches(message, text))
                and issubclass(category, wanted)
                and (module_pattern is None or _matches(module_pattern, module))
                and line in (0, lineno)):
            return action
    return _defaultaction


def _matches(pattern, text):
    if isinstance(pattern, str):
        return pattern == text
    return pattern.match(text) is not None


def _warn_unawaited_coroutine(coro):
    """For the interpreter: a coroutine went away without being awaited."""
    message = f"coroutine '{coro.__qualname__}' was never awaited"
    if coro.cr_origin is not None:
        import linecache
        import traceback
        places = [(file, line, function, linecache.getline(file, line))
                  for file, line, function in reversed(coro.cr_origin)]
        message += '\nCoroutine created at (most recent call last)\n'
        message += ''.join(traceback.format_list(places)).rstrip('\n')
    warn(message, category=RuntimeWarning, stacklevel=2, source=coro)


_DEPRECATED_MSG = '{name!r} is deprecated and slated for removal in Python {remove}'


def _deprecated(name, message=_DEPRECATED_MSG, *, remove, _version=sys.version_info):
    """Warn that a name goes in version `remove`; RuntimeError once that is past."""
    version = f'{remove[0]}.{remove[1]}'
    if _version[:2] > remove or _version[:2] == remove and _version[3] != 'alpha':
        raise RuntimeError(f'{name!r} was slated for removal after Python '
                           f'{version} alpha')
    warn(message.format(name=name, remove=version), DeprecationWarning, stacklevel=3)


class catch_warnings:
    """Restores filters and showwarning at the end; may record warnings."""

    def __init__(self, *, record=False, module=None, action=None,
                 category=Warning, lineno=0, append=False):
        self._record = record
        self._module = sys.modules['warnings'] if module is None else module
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        args = []
        if self._record:
            args.append('record=True')
        if self._module is not sys.modules['warnings']:
            args.append(f'module={self._module!r}')
        return f"{type(self).__name__}({', '.join(args)})"

    def __enter__(self):
        if self._entered:
            raise RuntimeError(f'Cannot enter {self!r} twice')
        self._entered = True
        module = self._module
        self._saved = module.filters, module.showwarning, module._showwarnmsg_impl
        module.filters = module.filters[:]
        module._filters_mutated()
        log = None
        if self._record:
            log = []
            module._showwarnmsg_impl = log.append
            module.showwarning = _recorder(log)
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError(f'Cannot exit {self!r} without entering first')
        module = self._module
        module.filters, module.showwarning, module._showwarnmsg_impl = self._saved
        module._filters_mutated()


def _recorder(log):
    def showwarning(message, category, filename, lineno, file=None, line=None):
        log.append(WarningMessage(message, category, filename, lineno, file, line))
    return showwarning


def _default_filters():
    return [('default', None, DeprecationWarning, '__main__', 0),
            ('ignore', None, DeprecationWarning, None, 0),
            ('ignore', None, PendingDeprecationWarning, None, 0),
            ('ignore', None, ImportWarning, None, 0),
            ('ignore', None, ResourceWarning, None, 0)]


filters.extend(_default_filters())
_processoptions(sys.warnoptions)
