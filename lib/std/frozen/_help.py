"""help(): what an object is for, from its signature and its docstring."""

import inspect
import sys

_INTRO = """\
Type the name of an object or module to read about it, and an empty line (or
quit) to go back.  help(object) shows the same for any object; modules and
keywords list what there is.
"""


def help(*request):
    """Show the documentation of an object, or of what a text names."""
    if not request:
        _ask()
        return
    thing, = request
    if isinstance(thing, str):
        _show_named(thing)
    else:
        page(render(thing))


def _ask():
    print(_INTRO)
    while True:
        try:
            name = input('help> ').strip()
        except (EOFError, KeyboardInterrupt):
            print()
            break
        if name in ('', 'quit', 'q'):
            break
        _show_named(name)


def _show_named(name):
    import keyword
    name = name.strip()
    if name == 'keywords':
        page(_list(keyword.kwlist))
        return
    if name == 'modules':
        from _completion import modules
        page(_list(m for m in modules() if not m.startswith('_')))
        return
    if keyword.iskeyword(name):
        print(f'{name!r} is a keyword of the language.\n')
        return
    thing = _MISSING
    try:
        thing = _locate(name)
    except Exception as error:
        print(f'problem in {name} - {type(error).__name__}: {error}\n')
        return
    if thing is _MISSING:
        print(f'No Python documentation found for {name!r}.\nUse help() to be asked for a name.\nUse help(str) for help on the str class.\n')
        return
    page(render(thing, f'Help on {_kind(thing)} {name}' if '.' in name else None))


def _list(names):
    """Names in columns."""
    names = sorted(names)
    width = max(len(n) for n in names) + 2
    across = max(78 // width, 1)
    down = -(-len(names) // across)
    return ''.join(''.join(n.ljust(width) for n in names[row::down]).rstrip() + '\n' for row in range(down))


_MISSING = object()


def _locate(name):
    """The object that a dotted name stands for: of builtins, or of a module."""
    import builtins
    first, *rest = name.split('.')
    value = getattr(builtins, first, _MISSING)
    if value is _MISSING:
        try:
            value = __import__(first)
        except ModuleNotFoundError:
            return _MISSING
    path = first
    for part in rest:
        path += '.' + part
        found = getattr(value, part, _MISSING)
        if found is _MISSING and inspect.ismodule(value):
            try:
                __import__(path)
            except ModuleNotFoundError:
                return _MISSING
            found = getattr(value, part, _MISSING)
        if found is _MISSING:
            return _MISSING
        value = found
    return value


def page(text):
    """Write a text, a screen at a time if it goes to a terminal."""
    try:
        terminal = sys.stdin is sys.__stdin__ and sys.stdout is sys.__stdout__ and sys.stdin.isatty() and sys.stdout.isatty()
    except Exception:
        terminal = False
    if terminal:
        try:
            from _console import page as show
        except ImportError:
            pass
        else:
            sys.stdout.flush()
            show(text)
            return
    sys.stdout.write(text)


# Text

def render(thing, title=None):
    """The documentation of an object as text."""
    if any(is_such(thing) for is_such in _DESCRIBED):
        title = title or _title(thing, _kind(thing), getattr(thing, '__name__', ''))
    else:
        thing = type(thing)
        title = title or _title(thing, thing.__name__, 'object')
    return f'{title}:\n\n{_body(thing)}\n'


# What is described itself; of other objects the class is.
_DESCRIBED = inspect.ismodule, inspect.isclass, inspect.isroutine, inspect.isdatadescriptor


def _title(thing, kind, name):
    title = f'Help on {kind} {name}'.rstrip()
    owner = getattr(thing, '__objclass__', None)
    if isinstance(owner, type):
        return f'{title} in {owner.__module__}.{owner.__qualname__}'
    module = getattr(thing, '__module__', None)
    return f'{title} in module {module}' if isinstance(module, str) else title


def _kind(thing):
    if inspect.ismodule(thing):
        return 'package' if hasattr(thing, '__path__') else 'module'
    if inspect.isbuiltin(thing):
        return 'built-in function'
    if inspect.isclass(thing):
        return 'class'
    if inspect.isfunction(thing):
        return 'function'
    if inspect.ismethod(thing):
        return 'method'
    if inspect.ismethoddescriptor(thing):
        return 'method_descriptor'
    if isinstance(thing, property):
        return 'property'
    if inspect.isgetsetdescriptor(thing):
        return 'getset descriptor'
    return type(thing).__name__


def _body(thing):
    if inspect.ismodule(thing):
        return _module(thing)
    if inspect.isclass(thing):
        return _class(thing)
    return _routine(thing)


def _indent(text, prefix='    '):
    return '\n'.join((prefix + line).rstrip() for line in text.split('\n'))


def _doc(thing):
    doc = inspect.getdoc(thing)
    return doc.rstrip() if isinstance(doc, str) else ''


def signature(thing):
    """'(a, b=1)', or '(...)' if it is not known."""
    try:
        return str(inspect.signature(thing))
    except (TypeError, ValueError):
        return '(...)'


def _routine(thing, name=None):
    name = name or getattr(thing, '__name__', '')
    if isinstance(thing, property) or not callable(thing) and not isinstance(thing, (staticmethod, classmethod)):
        head = name
    else:
        head = ('async ' if inspect.iscoroutinefunction(thing) else '') + name + signature(thing)
    doc = _doc(thing)
    return head + '\n' + (_indent(doc) + '\n' if doc else '')


def _class(cls, name=None):
    bases = [b.__name__ if b.__module__ == cls.__module__ else f'{b.__module__}.{b.__name__}' for b in cls.__bases__]
    head = f"class {name or cls.__name__}" + (f"({', '.join(bases)})" if bases else '')
    parts = []
    call = signature(cls)
    if call != '(...)':
        parts.append(cls.__name__ + call)
    doc = _doc(cls) if '__doc__' in vars(cls) else ''
    if doc:
        parts.append(doc)
    if len(cls.__mro__) > 2:
        parts.append('Method resolution order:\n' + '\n'.join(f'    {c.__module__}.{c.__qualname__}' for c in cls.__mro__))
    groups = {'Methods': [], 'Class methods': [], 'Static methods': [], 'Properties': [], 'Data': []}
    for key, value in sorted(vars(cls).items(), key=lambda item: str(item[0])):
        if key in _HIDDEN or not isinstance(key, str):
            continue
        if isinstance(value, classmethod):
            groups['Class methods'].append(_routine(value.__get__(None, cls), key))
        elif isinstance(value, staticmethod):
            groups['Static methods'].append(_routine(value.__get__(None, cls), key))
        elif inspect.isroutine(value):
            groups['Methods'].append(_routine(value, key))
        elif isinstance(value, property) or inspect.isdatadescriptor(value):
            groups['Properties'].append(_routine(value, key))
        elif not key.startswith('__'):
            groups['Data'].append(f'{key} = {_short(value)}\n')
    for title, members in groups.items():
        if members:
            parts.append(f'{title} defined here:\n\n' + '\n'.join(members).rstrip())
    return head + '\n' + _indent('\n\n'.join(parts), ' |  ') + '\n'


_HIDDEN = frozenset(('__module__', '__doc__', '__dict__', '__weakref__', '__qualname__', '__annotations__', '__slots__', '__firstlineno__'))


def _short(value):
    try:
        text = repr(value)
    except Exception:
        text = object.__repr__(value)
    return text if len(text) <= 60 else text[:57] + '...'


def _module(module):
    doc = _doc(module)
    first, _, rest = doc.partition('\n')
    name = module.__name__
    parts = [('NAME', f'{name} - {first}' if first else name)]
    if rest.strip():
        parts.append(('DESCRIPTION', rest.strip()))
    exported = getattr(module, '__all__', None)

    def members(wanted):
        for key, value in sorted(vars(module).items()):
            if not wanted(value) or (key not in exported if exported is not None else key.startswith('_')):
                continue
            if exported is None and getattr(value, '__module__', name) not in (name, None):
                continue
            yield key, value

    classes = [_class(value, key) for key, value in members(inspect.isclass)]
    if classes:
        parts.append(('CLASSES', '\n'.join(classes).rstrip()))
    functions = [_routine(value, key) for key, value in members(inspect.isroutine)]
    if functions:
        parts.append(('FUNCTIONS', '\n'.join(functions).rstrip()))
    data = [f'{key} = {_short(value)}' for key, value in members(lambda v: not (inspect.isclass(v) or inspect.isroutine(v) or inspect.ismodule(v)))]
    if data:
        parts.append(('DATA', '\n'.join(data)))
    if getattr(module, '__version__', None) is not None:
        parts.append(('VERSION', str(module.__version__)))
    parts.append(('FILE', getattr(module, '__file__', None) or '(built-in)'))
    return '\n\n'.join(f'{title}\n{_indent(text)}' for title, text in parts) + '\n'
