"""Looking at live objects: their kind, members, source, signature, stack."""

import sys
import types

# Flags of code objects.
CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS = 1, 2, 4, 8
CO_NESTED, CO_GENERATOR, CO_NOFREE = 16, 32, 64
CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 128, 256, 512
TPFLAGS_IS_ABSTRACT = 1 << 20

_MISSING = object()


# Kinds

def ismodule(object):
    return isinstance(object, types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    """Is it a bound method written in Python?"""
    return isinstance(object, types.MethodType)


def ismethoddescriptor(object):
    """Has it __get__ but no __set__, and is nothing more specific?"""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    cls = type(object)
    return hasattr(cls, '__get__') and not hasattr(cls, '__set__')


def isdatadescriptor(object):
    """Has it __set__ or __delete__?"""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    cls = type(object)
    return hasattr(cls, '__set__') or hasattr(cls, '__delete__')


def ismemberdescriptor(object):
    return isinstance(object, types.MemberDescriptorType)


def isgetsetdescriptor(object):
    return isinstance(object, types.GetSetDescriptorType)


def isfunction(object):
    """Is it a function written in Python?"""
    return isinstance(object, types.FunctionType)


def _has_code_flag(function, flag):
    while ismethod(function) or type(function).__name__ == 'partial' and hasattr(function, 'func'):
        function = function.__func__ if ismethod(function) else function.func
    return _like_function(function) and bool(function.__code__.co_flags & flag)


def _like_function(obj):
    """Is it a function written in Python, or has it all that tells of one's parameters?"""
    if isfunction(obj):
        return True
    if not callable(obj) or isclass(obj):
        return False
    return (isinstance(getattr(obj, '__name__', None), str)
            and isinstance(getattr(obj, '__code__', None), types.CodeType)
            and isinstance(getattr(obj, '__defaults__', _MISSING), (tuple, types.NoneType))
            and isinstance(getattr(obj, '__kwdefaults__', _MISSING), (dict, types.NoneType))
            and isinstance(getattr(obj, '__annotations__', _MISSING), (dict, types.NoneType)))


def isgeneratorfunction(obj):
    return _has_code_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    return _has_code_flag(obj, CO_COROUTINE)


def isasyncgenfunction(obj):
    return _has_code_flag(obj, CO_ASYNC_GENERATOR)


def isasyncgen(object):
    return isinstance(object, types.AsyncGeneratorType)


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    return isinstance(object, types.CoroutineType)


def isawaitable(object):
    """Can it stand after await?"""
    if isinstance(object, types.CoroutineType):
        return True
    if isinstance(object, types.GeneratorType):
        return bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE)
    return hasattr(type(object), '__await__')


def istraceback(object):
    return isinstance(object, types.TracebackType)


def isframe(object):
    return isinstance(object, types.FrameType)


def iscode(object):
    return isinstance(object, types.CodeType)


def isbuiltin(object):
    """Is it a native function or a method bound to an object?"""
    return isinstance(object, types.BuiltinFunctionType)


def ismethodwrapper(object):
    return isinstance(object, types.MethodWrapperType)


def isroutine(object):
    """Is it any kind of function or method?"""
    return (isbuiltin(object) or isfunction(object) or ismethod(object)
            or ismethoddescriptor(object) or ismethodwrapper(object))


def isabstract(object):
    """Is it a class with abstract methods?"""
    if not isinstance(object, type):
        return False
    if hasattr(object, '__abstractmethods__') or not issubclass(type(object), _abc_meta()):
        return bool(getattr(object, '__abstractmethods__', None))
    # ABCMeta is about to find out.
    inherited = {name: getattr(object, name, None) for base in object.__bases__
                 for name in getattr(base, '__abstractmethods__', ())}
    return any(getattr(value, '__isabstractmethod__', False)
               for value in (*object.__dict__.values(), *inherited.values()))


def _abc_meta():
    from abc import ABCMeta
    return ABCMeta


# Members

def getmembers(object, predicate=None):
    """(name, value) pairs, sorted by name."""
    return _getmembers(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    """(name, value) pairs as they are stored, without running descriptors."""
    return _getmembers(object, predicate, getattr_static)


def _getmembers(object, predicate, getter):
    names = dir(object)
    mro = getmro(object) if isclass(object) else ()
    # dir() leaves out DynamicClassAttributes, which a metaclass may answer for.
    if isclass(object):
        for base in object.__bases__:
            for name, value in base.__dict__.items():
                if isinstance(value, types.DynamicClassAttribute):
                    names.append(name)
    results = []
    seen = set()
    for name in names:
        try:
            value = getter(object, name)
            if name in seen:
                raise AttributeError
        except AttributeError:
            for base in mro:
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                continue
        if predicate is None or predicate(value):
            results.append((name, value))
        seen.add(name)
    results.sort(key=lambda pair: pair[0])
    return results


# Named tuples returned here; each is made when first used.
_NAMED = {
    'Attribute': 'name kind defining_class object',
    'ArgInfo': 'args varargs keywords locals',
    'Arguments': 'args varargs varkw',
    'ClosureVars': 'nonlocals globals builtins unbound',
    'FullArgSpec': 'args varargs varkw defaults kwonlyargs kwonlydefaults annotations',
    '_Traceback': 'filename lineno function code_context index',
    '_FrameInfo': 'frame filename lineno function code_context index',
    'Positions': 'lineno end_lineno col_offset end_col_offset',
}


def _named(name):
    made = globals().get(name)
    if made is None:
        from collections import namedtuple
        made = globals()[name] = namedtuple(name, _NAMED[name], module='inspect')
    return made


def __getattr__(name):
    if name in ('Traceback', 'FrameInfo'):
        return _result_types()[name]
    if name in _NAMED:
        return _named(name)
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


def classify_class_attrs(cls):
    """Attribute(name, kind, defining_class, object) for every attribute."""
    Attribute = _named('Attribute')
    mro = getmro(cls)
    metamro = tuple(base for base in getmro(type(cls)) if base not in (type, object))
    names = dir(cls)
    for base in mro:
        for name, value in base.__dict__.items():
            if isinstance(value, types.DynamicClassAttribute) and value.fget is not None:
                names.append(name)
    result = []
    done = set()
    for name in names:
        got, home = _found_at(cls, name, mro, metamro) if name not in done else (None, None)
        stored = None
        for base in (*mro, *metamro):
            if name in base.__dict__:
                stored = base.__dict__[name]
                if home not in metamro:
                    home = base
                break
        if home is None:
            continue    # __dir__ tells of what is not there
        obj = stored
        if isinstance(stored, (staticmethod, types.BuiltinMethodType)):
            kind = 'static method'
        elif isinstance(stored, (classmethod, types.ClassMethodDescriptorType)):
            kind = 'class method'
        elif isinstance(stored, property):
            kind = 'property'
        else:
            obj = stored if got is None else got
            kind = 'method' if isroutine(obj) else 'data'
        done.add(name)
        result.append(Attribute(name, kind, home, obj))
    return result


def _found_at(cls, name, mro, metamro):
    """An attribute of a class and the last of its classes and metaclasses that gives the same."""
    if name == '__dict__':
        return None, None
    try:
        got = getattr(cls, name)
    except Exception:
        return None, None
    home = getattr(got, '__objclass__', None)
    if home in mro:
        return got, home
    home = None
    for base in mro:
        if getattr(base, name, None) is got:
            home = base
    for base in metamro:
        try:
            if base.__getattr__(cls, name) is got:
                home = base
        except AttributeError:
            pass
    return got, home


def getmro(cls):
    """The classes an attribute is looked for in."""
    return cls.__mro__


# As type's own descriptors see them, whatever a metaclass says.
_mro = type.__dict__['__mro__'].__get__
_namespace = type.__dict__['__dict__'].__get__


def _stored(cls, attr):
    """What the first class in the order of a class has under a name."""
    for base in _mro(cls):
        namespace = _namespace(base)
        if attr in namespace:
            return namespace[attr]
    return _MISSING


def _instance_namespace(obj):
    """The dict with an object's own attributes, if its class does not hide it."""
    descriptor = _stored(type(obj), '__dict__')
    if descriptor is _MISSING or isinstance(descriptor, (types.GetSetDescriptorType,
                                                         types.MemberDescriptorType)):
        try:
            namespace = object.__getattribute__(obj, '__dict__')
        except AttributeError:
            return {}
        if isinstance(namespace, dict):
            return namespace
    return {}


def getattr_static(obj, attr, default=_MISSING):
    """An attribute as it is stored: no descriptor, no __getattr__ runs."""
    if issubclass(type(obj), type):
        found = (_stored(obj, attr), _stored(type(obj), attr))
    else:
        stored = _stored(type(obj), attr)
        own = dict.get(_instance_namespace(obj), attr, _MISSING)
        found = (own, stored)
        if stored is not _MISSING and own is not _MISSING:
            cls = type(stored)
            if _stored(cls, '__get__') is not _MISSING and not (
                    _stored(cls, '__set__') is _stored(cls, '__delete__') is _MISSING):
                found = (stored,)
    for candidate in (*found, default):
        if candidate is not _MISSING:
            return candidate
    raise AttributeError(attr)


def unwrap(func, *, stop=None):
    """Follow __wrapped__ to the innermost function."""
    seen = {id(func)}
    original = func
    limit = sys.getrecursionlimit()
    while hasattr(func, '__wrapped__') and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if id(func) in seen or len(seen) >= limit:
            raise ValueError(f'wrapper loop when unwrapping {original!r}')
        seen.add(id(func))
    return func


def getclasstree(classes, unique=False):
    """Classes as nested lists: each (class, bases) is followed by its subclasses."""
    children = {}
    roots = []
    for cls in classes:
        if cls.__bases__:
            for parent in cls.__bases__:
                entry = children.setdefault(parent, [])
                if cls not in entry:
                    entry.append(cls)
                if unique and parent in classes:
                    break
        elif cls not in roots:
            roots.append(cls)
    roots.extend(parent for parent in children if parent not in classes)
    return walktree(roots, children, None)


def walktree(classes, children, parent):
    """Part of getclasstree()."""
    results = []
    for cls in sorted(classes, key=lambda each: (each.__module__, each.__name__)):
        results.append((cls, cls.__bases__))
        if cls in children:
            results.append(walktree(children[cls], children, cls))
    return results


# Documentation and source

def _find_doc(obj):
    """The documentation inherited from a base class."""
    if isclass(obj):
        for base in obj.__mro__:
            if base is not object and base.__doc__ is not None:
                return base.__doc__
        return None
    name = getattr(obj, '__name__', None)
    if ismethod(obj):
        owner = obj.__self__
        cls = owner if isclass(owner) else type(owner)
    elif isfunction(obj):
        cls = sys.modules.get(obj.__module__)
        for part in obj.__qualname__.split('.')[:-1]:
            cls = getattr(cls, part, None)
        if not isclass(cls):
            return None
    elif isinstance(obj, property):
        name = obj.fget.__name__
        cls = sys.modules.get(obj.fget.__module__)
        for part in obj.fget.__qualname__.split('.')[:-1]:
            cls = getattr(cls, part, None)
        if not isclass(cls):
            return None
    elif ismethoddescriptor(obj) or isdatadescriptor(obj):
        cls = getattr(obj, '__objclass__', None)
        if cls is None:
            return None
        slots = getattr(cls, '__slots__', None)
        if ismemberdescriptor(obj) and isinstance(slots, dict) and name in slots:
            return slots[name]
    else:
        return None
    for base in cls.__mro__:
        doc = getattr(getattr(base, name, None), '__doc__', None)
        if doc is not None:
            return doc
    return None


def getdoc(object):
    """The documentation of an object, inherited if it has none, cleaned."""
    try:
        doc = object.__doc__
    except AttributeError:
        return None
    if doc is None:
        try:
            doc = _find_doc(object)
        except (AttributeError, TypeError):
            return None
    return cleandoc(doc) if isinstance(doc, str) else None


def cleandoc(doc):
    """Documentation without the indentation all lines but the first share."""
    try:
        lines = doc.expandtabs().split('\n')
    except UnicodeError:
        return None
    margins = [len(line) - len(line.lstrip()) for line in lines[1:] if line.lstrip()]
    lines[0] = lines[0].lstrip()
    if margins:
        margin = min(margins)
        lines[1:] = [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)


def getfile(object):
    """The file an object was defined in."""
    if ismodule(object):
        if getattr(object, '__file__', None):
            return object.__file__
        raise TypeError(f'{object!r} is a built-in module')
    if isclass(object):
        module = sys.modules.get(getattr(object, '__module__', None))
        if getattr(module, '__file__', None):
            return module.__file__
        if getattr(object, '__module__', None) == '__main__':
            raise OSError('source code not available')
        raise TypeError(f'{object!r} is a built-in class')
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    if iscode(object):
        return object.co_filename
    raise TypeError('module, class, method, function, traceback, frame, or code object '
                    f'was expected, got {type(object).__name__}')


def getsourcefile(object):
    """The file with the source of an object, None if there is none."""
    filename = getfile(object)
    import linecache
    import os.path
    if os.path.exists(filename) or filename in linecache.cache:
        return filename
    module = getmodule(object, filename)
    if getattr(module, '__loader__', None) is not None:
        return filename
    return None


def getabsfile(object, _filename=None):
    """An absolute, normalized path of the file of an object."""
    import os.path
    if _filename is None:
        _filename = getsourcefile(object) or getfile(object)
    return os.path.normcase(os.path.abspath(_filename))


def getmodulename(path):
    """The module's name for a path of a .py file, or None."""
    import os.path
    name, extension = os.path.splitext(os.path.basename(path))
    return name if extension in ('.py', '.pyc') else None


def getmodule(object, _filename=None):
    """The module an object was defined in, or None."""
    if ismodule(object):
        return object
    if hasattr(object, '__module__'):
        return sys.modules.get(object.__module__)
    try:
        file = getabsfile(object, _filename)
    except (TypeError, FileNotFoundError):
        return None
    for module in list(sys.modules.values()):
        if ismodule(module) and (getattr(module, '__file__', None) or '') and getabsfile(module) == file:
            return module
    return None


def findsource(object):
    """All lines of the file and the number, from 0, where the object begins."""
    import linecache
    file = getsourcefile(object)
    if file:
        linecache.checkcache(file)
    else:
        file = getfile(object)
        if not (file.startswith('<') and file.endswith('>')):
            raise OSError('source code not available')
    module = getmodule(object, file)
    lines = linecache.getlines(file, module.__dict__ if module else None)
    if not lines:
        raise OSError('could not get source code')
    if ismodule(object):
        return lines, 0
    if isclass(object):
        return lines, _find_class(object.__qualname__, lines)
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    if iscode(object):
        number = object.co_firstlineno - 1
        if number >= len(lines):
            raise OSError('lineno is out of bounds')
        return lines, number
    raise OSError('could not find code object')


def _find_class(qualname, lines):
    """The line of a class statement or its first decorator."""
    try:
        tree = compile(''.join(lines), '<source>', 'exec', _ONLY_SYNTAX_TREE)
    except SyntaxError:
        raise OSError('could not find class definition') from None
    line = _class_line(tree, '', qualname)
    if line is None:
        raise OSError('could not find class definition')
    return line - 1


_ONLY_SYNTAX_TREE = 0x400       # a flag of compile()


def _class_line(node, prefix, qualname):
    for statement in _statements(node):
        inside = prefix
        name = getattr(statement, 'name', None)
        kind = type(statement).__name__
        if kind == 'ClassDef':
            if prefix + name == qualname:
                return min((statement, *statement.decorator_list), key=lambda each: each.lineno).lineno
            inside = f'{prefix}{name}.'
        elif kind in ('FunctionDef', 'AsyncFunctionDef'):
            inside = f'{prefix}{name}.<locals>.'
        line = _class_line(statement, inside, qualname)
        if line is not None:
            return line
    return None


def _statements(node):
    """The statements directly below one, with the clauses that hold statements."""
    for part in ('body', 'handlers', 'cases', 'orelse', 'finalbody'):
        below = getattr(node, part, ())
        if isinstance(below, list):
            yield from below


class EndOfBlock(Exception):
    """The block of code has ended."""


def getblock(lines):
    """The lines of the definition at the beginning of lines."""
    import tokenize
    block = BlockFinder()
    try:
        for token in tokenize.generate_tokens(iter(lines).__next__):
            block.tokeneater(*token[:4])
    except (EndOfBlock, IndentationError):
        pass
    except SyntaxError:
        pass
    return lines[:block.last]


class BlockFinder:
    """Follows tokens to the end of a definition."""

    def __init__(self):
        self.indent = 0
        self.is_lambda = False
        self.started = False
        self.pass_line = False
        self.in_decorator = False
        self.last = 1
        self.body_column = None

    def tokeneater(self, kind, token, start, end):
        import tokenize
        if not self.started and not self.in_decorator:
            if token == '@':
                self.in_decorator = True
            elif token in ('def', 'class', 'lambda'):
                self.is_lambda = token == 'lambda'
                self.started = True
            self.pass_line = True
        elif kind == tokenize.NEWLINE:
            self.pass_line = False
            self.last = start[0]
            if self.is_lambda:
                raise EndOfBlock
            if self.in_decorator:
                self.in_decorator = False
        elif self.pass_line:
            pass
        elif kind == tokenize.INDENT:
            if self.body_column is None and self.started:
                self.body_column = end[1]
            self.indent += 1
            self.pass_line = True
        elif kind == tokenize.DEDENT:
            self.indent -= 1
            if self.indent <= 0:
                raise EndOfBlock
        elif kind == tokenize.COMMENT:
            if self.body_column is not None and start[1] >= self.body_column:
                self.last = start[0]
        elif self.indent == 0 and kind not in (tokenize.COMMENT, tokenize.NL):
            raise EndOfBlock


def getsourcelines(object):
    """The lines of an object's source and the number of the first."""
    object = unwrap(object)
    lines, number = findsource(object)
    if istraceback(object):
        object = object.tb_frame
    if ismodule(object) or isframe(object) and object.f_code.co_name == '<module>':
        return lines, 0
    return _block(lines[number:]), number + 1


def _block(lines):
    try:
        import tokenize
    except ImportError:
        return _block_by_indent(lines)
    return getblock(lines)


def _block_by_indent(lines):
    """The definition at the beginning, told by indentation alone."""
    indent = len(lines[0]) - len(lines[0].lstrip())
    depth = 0           # of open brackets
    quotes = None       # of a string that goes over several lines
    header = True       # the def or class has not been passed yet
    last = 1
    for number, line in enumerate(lines):
        text = line.strip()
        within = quotes is not None or depth > 0
        margin = len(line) - len(line.lstrip())
        if not header and not within and text and not text.startswith('#') and margin <= indent:
            break
        if text and (within or not text.startswith('#') or not header and margin > indent):
            last = number + 1
        depth, quotes = _open_at_end(line, depth, quotes)
        if header and quotes is None and depth <= 0 and not text.startswith('@'):
            header = False
            if not text.endswith(':') and not text.startswith(('def', 'class', 'async')):
                break
    return lines[:last]


def _open_at_end(line, depth, quotes):
    """The depth of brackets and the quotes of a string open after a line."""
    position = 0
    while position < len(line):
        char = line[position]
        if quotes is not None:
            if char == '\\':
                position += 2
                continue
            if line.startswith(quotes, position):
                position += len(quotes)
                quotes = None
                continue
        elif char == '#':
            break
        elif char in '"\'':
            quotes = char * 3 if line.startswith(char * 3, position) else char
            position += len(quotes)
            continue
        elif char in '([{':
            depth += 1
        elif char in ')]}':
            depth -= 1
        position += 1
    if quotes is not None and len(quotes) == 1:
        quotes = None       # a string in one line that was not closed
    return depth, quotes


def getsource(object):
    """The source text of an object."""
    return ''.join(getsourcelines(object)[0])


def getcomments(object):
    """The comment lines in front of an object, or None."""
    try:
        lines, number = findsource(object)
    except (OSError, TypeError):
        return None
    if ismodule(object):
        start = 1 if lines and lines[0].startswith('#!') else 0
        while start < len(lines) and lines[start].strip() in ('', '#'):
            start += 1
        comments = []
        while start < len(lines) and lines[start].startswith('#'):
            comments.append(lines[start].expandtabs())
            start += 1
        return ''.join(comments) or None
    comments = []
    indent = len(lines[number]) - len(lines[number].lstrip())
    for line in reversed(lines[:number]):
        if not line.lstrip().startswith('#') or len(line) - len(line.lstrip()) != indent:
            break
        comments.insert(0, line.lstrip().expandtabs())
    return ''.join(comments) or None


def indentsize(line):
    """How far a line is indented, tabs counted to the next multiple of 8."""
    expanded = line.expandtabs()
    return len(expanded) - len(expanded.lstrip())


# Stack

def currentframe():
    """The frame that calls."""
    return sys._getframe(1)


_TYPES = {}


def _result_types():
    if not _TYPES:
        base, frame_base = _named('_Traceback'), _named('_FrameInfo')
        position = _named('Positions')

        class Traceback(base):
            def __new__(cls, filename, lineno, function, code_context, index, *,
                        positions=None):
                self = super().__new__(cls, filename, lineno, function, code_context, index)
                self.positions = positions
                return self

        class FrameInfo(frame_base):
            def __new__(cls, frame, filename, lineno, function, code_context, index, *,
                        positions=None):
                self = super().__new__(cls, frame, filename, lineno, function,
                                       code_context, index)
                self.positions = positions
                return self

        for cls in (Traceback, FrameInfo):
            cls.__module__ = 'inspect'
            cls.__qualname__ = cls.__name__
        _TYPES.update(Traceback=Traceback, FrameInfo=FrameInfo, Positions=position)
    return _TYPES


def getframeinfo(frame, context=1):
    """Where a frame or traceback stands, with lines around."""
    kinds = _result_types()
    if istraceback(frame):
        instruction, lineno = frame.tb_lasti, frame.tb_lineno
        frame = frame.tb_frame
    else:
        if not isframe(frame):
            raise TypeError(f'{frame!r} is not a frame or traceback object')
        instruction, lineno = frame.f_lasti, frame.f_lineno
    position = (lineno, None, None, None)
    positions = getattr(frame.f_code, 'co_positions', None)
    if positions is not None and instruction >= 0:
        from itertools import islice
        from traceback import _UNIT
        position = next(islice(positions(), instruction // _UNIT, None), position)
    if position[0] is None:
        position = (lineno, *position[1:])
    filename = getsourcefile(frame) or getfile(frame)
    lines = index = None
    if context > 0:
        start = lineno - 1 - context // 2
        try:
            source, _ = findsource(frame)
        except OSError:
            pass
        else:
            start = max(0, min(start, len(source) - context))
            lines = source[start:start + context]
            index = lineno - 1 - start
    return kinds['Traceback'](filename, lineno, frame.f_code.co_name, lines, index,
                              positions=kinds['Positions'](*position))


def getlineno(frame):
    return frame.f_lineno


def getouterframes(frame, context=1):
    """FrameInfo for a frame and those that called it."""
    FrameInfo = _result_types()['FrameInfo']
    result = []
    while frame:
        info = getframeinfo(frame, context)
        result.append(FrameInfo(frame, *info, positions=info.positions))
        frame = frame.f_back
    return result


def getinnerframes(tb, context=1):
    """FrameInfo for a traceback and what it leads to."""
    FrameInfo = _result_types()['FrameInfo']
    result = []
    while tb:
        info = getframeinfo(tb, context)
        result.append(FrameInfo(tb.tb_frame, *info, positions=info.positions))
        tb = tb.tb_next
    return result


def stack(context=1):
    """FrameInfo from the caller outwards."""
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    """FrameInfo for the exception being handled."""
    error = sys.exc_info()[1]
    return getinnerframes(None if error is None else error.__traceback__, context)


def getargvalues(frame):
    """ArgInfo(args, varargs, keywords, locals) of a frame."""
    args, varargs, varkw = getargs(frame.f_code)
    return _named('ArgInfo')(args, varargs, varkw,
                                                             frame.f_locals)


def formatargvalues(args, varargs, varkw, locals, formatarg=str,
                    formatvarargs=lambda name: '*' + name,
                    formatvarkw=lambda name: '**' + name,
                    formatvalue=lambda value: '=' + repr(value)):
    """What getargvalues() returns as text."""
    parts = [formatarg(name) + formatvalue(locals[name]) for name in args]
    if varargs:
        parts.append(formatvarargs(varargs) + formatvalue(locals[varargs]))
    if varkw:
        parts.append(formatvarkw(varkw) + formatvalue(locals[varkw]))
    return f"({', '.join(parts)})"


def getargs(co):
    """Arguments(args, varargs, varkw) of a code object."""
    if not iscode(co):
        raise TypeError(f'{co!r} is not a code object')
    names = co.co_varnames
    count = co.co_argcount + co.co_kwonlyargcount
    args = list(names[:count])
    varargs = varkw = None
    if co.co_flags & CO_VARARGS:
        varargs = names[count]
        count += 1
    if co.co_flags & CO_VARKEYWORDS:
        varkw = names[count]
    return _named('Arguments')(args, varargs, varkw)


# States of generators and coroutines

GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = (
    'GEN_CREATED', 'GEN_RUNNING', 'GEN_SUSPENDED', 'GEN_CLOSED')
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = (
    'CORO_CREATED', 'CORO_RUNNING', 'CORO_SUSPENDED', 'CORO_CLOSED')


def getgeneratorstate(generator):
    """One of the GEN_ states."""
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_suspended:
        return GEN_SUSPENDED
    return GEN_CLOSED if generator.gi_frame is None else GEN_CREATED


def getgeneratorlocals(generator):
    """The local variables of a generator."""
    if not isgenerator(generator):
        raise TypeError(f'{generator!r} is not a Python generator')
    frame = getattr(generator, 'gi_frame', None)
    return {} if frame is None else frame.f_locals


def getcoroutinestate(coroutine):
    """One of the CORO_ states."""
    if coroutine.cr_running:
        return CORO_RUNNING
    if coroutine.cr_suspended:
        return CORO_SUSPENDED
    return CORO_CLOSED if coroutine.cr_frame is None else CORO_CREATED


def getcoroutinelocals(coroutine):
    """The local variables of a coroutine."""
    frame = getattr(coroutine, 'cr_frame', None)
    return {} if frame is None else frame.f_locals


def getclosurevars(func):
    """ClosureVars(nonlocals, globals, builtins, unbound) of a function."""
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError(f'{func!r} is not a Python function')
    code = func.__code__
    nonlocals = {}
    if func.__closure__ is not None:
        for name, cell in zip(code.co_freevars, func.__closure__):
            nonlocals[name] = cell.cell_contents
    namespace = func.__globals__
    builtin_names = namespace.get('__builtins__', sys.modules['builtins'])
    if ismodule(builtin_names):
        builtin_names = builtin_names.__dict__
    found, builtin_found, unbound = {}, {}, set()
    own = {*code.co_varnames, *code.co_cellvars, *code.co_freevars}
    for name in code.co_names:
        if name in own:
            continue
        if name in namespace:
            found[name] = namespace[name]
        elif name in builtin_names:
            builtin_found[name] = builtin_names[name]
        else:
            unbound.add(name)
    return _named('ClosureVars')(
        nonlocals, found, builtin_found, unbound)


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """A new dict of an object's own annotations; text evaluated if wanted."""
    if isinstance(obj, type):
        annotations = obj.__dict__.get('__annotations__')
        if isinstance(annotations, types.GetSetDescriptorType):
            annotations = None
        module = sys.modules.get(getattr(obj, '__module__', None))
        own_globals = getattr(module, '__dict__', None)
        own_locals, inner = dict(vars(obj)), obj
    elif isinstance(obj, types.ModuleType):
        annotations = getattr(obj, '__annotations__', None)
        own_globals, own_locals, inner = obj.__dict__, None, None
    elif callable(obj):
        annotations = getattr(obj, '__annotations__', None)
        own_globals, own_locals, inner = getattr(obj, '__globals__', None), None, obj
    else:
        raise TypeError(f'{obj!r} is not a module, class, or callable.')
    if annotations is None:
        return {}
    if not isinstance(annotations, dict):
        raise ValueError(f'{obj!r}.__annotations__ is neither a dict nor None')
    if not eval_str:
        return dict(annotations)
    while hasattr(inner, '__wrapped__') or type(inner).__name__ == 'partial':
        inner = inner.__wrapped__ if hasattr(inner, '__wrapped__') else inner.func
    if hasattr(inner, '__globals__'):
        own_globals = inner.__globals__
    if globals is None:
        globals = own_globals
    if locals is None:
        locals = own_locals
    return {key: eval(value, globals, locals) if isinstance(value, str) else value
            for key, value in annotations.items()}


# Signatures

class _empty:
    """Stands for a default or annotation that is not there."""


class _void:
    """Stands for an argument that was not given."""


class _ParameterKind(int):
    """Ordered constants with a name and a description."""

    def __new__(cls, value, name, description):
        self = int.__new__(cls, value)
        self.name = name
        self.description = description
        return self

    def __str__(self):
        return self.name

    def __repr__(self):
        return f'<_ParameterKind.{self.name}: {int(self)}>'

    def __reduce__(self):
        return getattr, (Parameter, self.name)


class Parameter:
    """One parameter of a signature."""

    __slots__ = ('_name', '_kind', '_default', '_annotation')

    POSITIONAL_ONLY = _ParameterKind(0, 'POSITIONAL_ONLY', 'positional-only')
    POSITIONAL_OR_KEYWORD = _ParameterKind(1, 'POSITIONAL_OR_KEYWORD', 'positional or keyword')
    VAR_POSITIONAL = _ParameterKind(2, 'VAR_POSITIONAL', 'variadic positional')
    KEYWORD_ONLY = _ParameterKind(3, 'KEYWORD_ONLY', 'keyword-only')
    VAR_KEYWORD = _ParameterKind(4, 'VAR_KEYWORD', 'variadic keyword')

    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        kinds = (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD,
                 Parameter.VAR_POSITIONAL, Parameter.KEYWORD_ONLY, Parameter.VAR_KEYWORD)
        if not isinstance(kind, int) or not 0 <= kind < len(kinds):
            raise ValueError(f'value {kind!r} is not a valid Parameter.kind')
        self._kind = kind = kinds[kind]
        if default is not _empty and kind in (Parameter.VAR_POSITIONAL, Parameter.VAR_KEYWORD):
            raise ValueError(f'{kind.description} parameters cannot have default values')
        self._default = default
        self._annotation = annotation
        if name is _empty:
            raise ValueError('name is a required attribute for Parameter')
        if not isinstance(name, str):
            raise TypeError(f'name must be a str, not a {type(name).__name__}')
        if name[:1] == '.' and name[1:].isdigit():
            # The iterable of a comprehension.
            if kind != Parameter.POSITIONAL_OR_KEYWORD:
                raise ValueError('implicit arguments must be passed as positional or '
                                 f'keyword arguments, not {kind.description}')
            self._kind = Parameter.POSITIONAL_ONLY
            name = f'implicit{name[1:]}'
        from keyword import iskeyword
        if (iskeyword(name) and kind is not Parameter.POSITIONAL_ONLY
                or not name.isidentifier()):
            raise ValueError(f'{name!r} is not a valid parameter name')
        self._name = name

    name = property(lambda self: self._name)
    kind = property(lambda self: self._kind)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)

    def __reduce__(self):
        return type(self), (self._name, self._kind), {'_default': self._default,
                                                      '_annotation': self._annotation}

    def __setstate__(self, state):
        self._default = state['_default']
        self._annotation = state['_annotation']

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        """A copy with changes."""
        return type(self)(self._name if name is _void else name,
                          self._kind if kind is _void else kind,
                          default=self._default if default is _void else default,
                          annotation=self._annotation if annotation is _void else annotation)

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text = f'{text}: {formatannotation(self._annotation)}'
        if self._default is not _empty:
            equals = ' = ' if self._annotation is not _empty else '='
            text = f'{text}{equals}{self._default!r}'
        if self._kind is Parameter.VAR_POSITIONAL:
            return '*' + text
        if self._kind is Parameter.VAR_KEYWORD:
            return '**' + text
        return text

    def __repr__(self):
        return f'<{self.__class__.__name__} "{self}">'

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name == other._name and self._kind == other._kind
                and self._default == other._default
                and self._annotation == other._annotation)


def formatannotation(annotation, base_module=None):
    """An annotation as text."""
    if getattr(annotation, '__module__', None) == 'typing':
        first, *rest = repr(annotation).split('typing.')
        for part in rest:
            inner = first[-1:] == '.' or first[-1:].isidentifier()
            first += ('typing.' if inner else '') + part
        return first
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ('builtins', base_module):
            return annotation.__qualname__
        return annotation.__module__ + '.' + annotation.__qualname__
    return repr(annotation)


def formatannotationrelativeto(object):
    """A function that formats annotations as they are written in an object's module."""
    module = getattr(object, '__module__', None)
    return lambda annotation: formatannotation(annotation, module)


class BoundArguments:
    """Arguments by the names of the parameters they went to."""

    __slots__ = ('arguments', '_signature', '__weakref__')

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        return self._signature

    @property
    def args(self):
        """What to pass by position."""
        result = []
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (Parameter.VAR_KEYWORD, Parameter.KEYWORD_ONLY):
                break
            if name not in self.arguments:
                break
            value = self.arguments[name]
            if parameter.kind == Parameter.VAR_POSITIONAL:
                result.extend(value)
            else:
                result.append(value)
        return tuple(result)

    @property
    def kwargs(self):
        """What to pass by keyword."""
        result = {}
        by_keyword = False
        for name, parameter in self._signature.parameters.items():
            if not by_keyword:
                if parameter.kind in (Parameter.VAR_KEYWORD, Parameter.KEYWORD_ONLY):
                    by_keyword = True
                elif name not in self.arguments:
                    by_keyword = True
                    continue
            if not by_keyword or name not in self.arguments:
                continue
            value = self.arguments[name]
            if parameter.kind == Parameter.VAR_KEYWORD:
                result.update(value)
            else:
                result[name] = value
        return result

    def apply_defaults(self):
        """Add the defaults of missing arguments."""
        result = []
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                value = self.arguments[name]
            elif parameter.default is not _empty:
                value = parameter.default
            elif parameter.kind is Parameter.VAR_POSITIONAL:
                value = ()
            elif parameter.kind is Parameter.VAR_KEYWORD:
                value = {}
            else:
                continue
            result.append((name, value))
        self.arguments = dict(result)

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __setstate__(self, state):
        self._signature = state['_signature']
        self.arguments = state['arguments']

    def __getstate__(self):
        return {'_signature': self._signature, 'arguments': self.arguments}

    __hash__ = None

    def __repr__(self):
        items = ', '.join(f'{name}={value!r}' for name, value in self.arguments.items())
        return f'<{self.__class__.__name__} ({items})>'


class Signature:
    """The parameters of a callable and the annotation of its result."""

    __slots__ = ('_return_annotation', '_parameters')

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty,
                 __validate_parameters__=True):
        result = {}
        kind = Parameter.POSITIONAL_ONLY
        seen_default = False
        for parameter in parameters or ():
            if __validate_parameters__:
                if parameter.kind < kind:
                    raise ValueError(f'wrong parameter order: {kind.description} parameter '
                                     f'before {parameter.kind.description} parameter')
                if parameter.kind > kind:
                    kind = parameter.kind
                if parameter.kind in (Parameter.POSITIONAL_ONLY,
                                      Parameter.POSITIONAL_OR_KEYWORD):
                    if parameter.default is not _empty:
                        seen_default = True
                    elif seen_default:
                        raise ValueError('non-default argument follows default argument')
                if parameter.name in result:
                    raise ValueError(f'duplicate parameter name: {parameter.name!r}')
            result[parameter.name] = parameter
        self._parameters = types.MappingProxyType(result)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None,
                      eval_str=False):
        """The signature of a callable."""
        return _signature_of(obj, cls, follow_wrapped, globals, locals, eval_str)

    @property
    def parameters(self):
        return self._parameters

    @property
    def return_annotation(self):
        return self._return_annotation

    def replace(self, *, parameters=_void, return_annotation=_void):
        """A copy with changes."""
        if parameters is _void:
            parameters = self.parameters.values()
        if return_annotation is _void:
            return_annotation = self._return_annotation
        return type(self)(parameters, return_annotation=return_annotation)

    def _hash_basis(self):
        positional = tuple(parameter for parameter in self.parameters.values()
                           if parameter.kind != Parameter.KEYWORD_ONLY)
        keyword = {parameter.name: parameter for parameter in self.parameters.values()
                   if parameter.kind == Parameter.KEYWORD_ONLY}
        return positional, keyword, self.return_annotation

    def __hash__(self):
        positional, keyword, annotation = self._hash_basis()
        return hash((positional, frozenset(keyword.values()), annotation))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Signature):
            return NotImplemented
        return self._hash_basis() == other._hash_basis()

    def bind(self, /, *args, **kwargs):
        """Match arguments with parameters; TypeError if they do not fit."""
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        """Match arguments with parameters, some of which may lack."""
        return self._bind(args, kwargs, partial=True)

    def _bind(self, args, kwargs, partial=False):
        arguments = {}
        parameters = list(self.parameters.values())
        position = 0
        values = list(args)
        index = 0
        while index < len(values):
            if position == len(parameters):
                raise TypeError('too many positional arguments')
            parameter = parameters[position]
            position += 1
            if parameter.kind in (Parameter.VAR_KEYWORD, Parameter.KEYWORD_ONLY):
                raise TypeError('too many positional arguments')
            if parameter.kind == Parameter.VAR_POSITIONAL:
                arguments[parameter.name] = tuple(values[index:])
                break
            if (parameter.name in kwargs
                    and parameter.kind != Parameter.POSITIONAL_ONLY):
                raise TypeError(f'multiple values for argument {parameter.name!r}')
            arguments[parameter.name] = values[index]
            index += 1
        var_keyword = None
        positional_by_keyword = []
        for parameter in parameters[position:]:
            if parameter.kind == Parameter.VAR_KEYWORD:
                var_keyword = parameter
                continue
            if parameter.kind == Parameter.VAR_POSITIONAL:
                continue
            name = parameter.name
            if parameter.kind == Parameter.POSITIONAL_ONLY:
                if name in kwargs and not any(
                        each.kind == Parameter.VAR_KEYWORD for each in parameters):
                    positional_by_keyword.append(name)
                if parameter.default is _empty and not partial:
                    if name in kwargs:
                        raise TypeError(f'{name!r} parameter is positional only, '
                                        'but was passed as a keyword')
                    raise TypeError(f'missing a required argument: {name!r}')
                continue
            if name in kwargs:
                arguments[name] = kwargs.pop(name)
            elif parameter.default is _empty and not partial:
                raise TypeError(f'missing a required argument: {name!r}')
        if kwargs:
            if var_keyword is not None:
                arguments[var_keyword.name] = kwargs
            else:
                name = next(iter(kwargs))
                if name in positional_by_keyword:
                    raise TypeError(f'{name!r} parameter is positional only, '
                                    'but was passed as a keyword')
                raise TypeError(f'got an unexpected keyword argument {name!r}')
        return BoundArguments(self, arguments)

    def __reduce__(self):
        return (type(self), (tuple(self._parameters.values()),),
                {'_return_annotation': self._return_annotation})

    def __setstate__(self, state):
        self._return_annotation = state['_return_annotation']

    def __repr__(self):
        return f'<{self.__class__.__name__} {self}>'

    def __str__(self):
        result = []
        only_positional = False     # was the last one positional-only?
        need_star = True
        for parameter in self.parameters.values():
            kind = parameter.kind
            if kind == Parameter.POSITIONAL_ONLY:
                only_positional = True
            elif only_positional:
                result.append('/')
                only_positional = False
            if kind == Parameter.VAR_POSITIONAL:
                need_star = False
            elif kind == Parameter.KEYWORD_ONLY and need_star:
                result.append('*')
                need_star = False
            result.append(str(parameter))
        if only_positional:
            result.append('/')
        text = f"({', '.join(result)})"
        if self.return_annotation is not _empty:
            text += f' -> {formatannotation(self.return_annotation)}'
        return text


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """The signature of a callable."""
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped, globals=globals,
                                   locals=locals, eval_str=eval_str)


def _signature_of(obj, cls, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    def recur(other):
        return _signature_of(other, cls, follow_wrapped, globals, locals, eval_str)

    if not callable(obj):
        raise TypeError(f'{obj!r} is not a callable object')
    if isinstance(obj, types.MethodType):
        return _without_first(recur(obj.__func__))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, '__signature__')
                     or isinstance(f, types.MethodType))
        if isinstance(obj, types.MethodType):
            return recur(obj)
    try:
        explicit = obj.__signature__
    except AttributeError:
        pass
    else:
        if explicit is not None:
            if not isinstance(explicit, Signature):
                raise TypeError(f'unexpected object {explicit!r} in __signature__ attribute')
            return explicit
    partialmethod = getattr(obj, '_partialmethod', None)
    if type(partialmethod).__name__ == 'partialmethod':
        wrapped = recur(partialmethod.func)
        result = _partial_signature(wrapped, partialmethod, (None,))
        first = next(iter(wrapped.parameters.values()))
        if first.kind is Parameter.VAR_POSITIONAL:
            return result
        return result.replace(parameters=[first, *result.parameters.values()])
    if _like_function(obj):
        text = getattr(obj, '__text_signature__', None)
        if text:
            return _text_signature(obj, cls, text)
        return _function_signature(obj, cls, globals, locals, eval_str)
    if type(obj).__name__ == 'partial' and hasattr(obj, 'keywords'):
        return _partial_signature(recur(obj.func), obj)
    if isinstance(obj, type):
        return _class_signature(obj, cls, recur)
    text = getattr(obj, '__text_signature__', None)
    if isinstance(obj, (types.BuiltinFunctionType, types.MethodDescriptorType,
                        types.WrapperDescriptorType, types.MethodWrapperType,
                        types.ClassMethodDescriptorType)):
        if not text:
            raise ValueError(f'no signature found for builtin {obj!r}')
        return _text_signature(obj, cls, text)
    call = _user_method(type(obj), '__call__')
    if call is not None:
        return _without_first(recur(call))
    raise ValueError(f'callable {obj!r} is not supported by signature')


def _user_method(cls, name):
    """A method if some class written in Python defines it."""
    for base in cls.__mro__:
        if name in base.__dict__:
            found = base.__dict__[name]
            if isinstance(found, (types.WrapperDescriptorType, types.BuiltinFunctionType,
                                  types.MethodWrapperType, types.ClassMethodDescriptorType)):
                return None
            if isinstance(found, (staticmethod, classmethod)):
                found = found.__func__
            return found
    return None


def _class_signature(obj, cls, recur):
    call = _user_method(type(obj), '__call__')
    if call is not None:
        return _without_first(recur(call))
    new = _user_method(obj, '__new__')
    init = _user_method(obj, '__init__')
    # What stands first in the order of classes decides; at a tie, __new__.
    for base in obj.__mro__:
        if new is not None and '__new__' in base.__dict__:
            return _without_first(recur(new))
        if init is not None and '__init__' in base.__dict__:
            return _without_first(recur(init))
    for base in obj.__mro__[:-1]:
        text = getattr(base, '__text_signature__', None)
        if text:
            return _text_signature(obj, cls, text)
    if type not in obj.__mro__:
        if obj.__init__ is object.__init__ and obj.__new__ is object.__new__:
            return cls()
        raise ValueError(f'no signature found for builtin type {obj!r}')
    if obj is type:
        raise ValueError(f'no signature found for builtin {obj!r}')
    raise ValueError(f'callable {obj!r} is not supported by signature')


def _without_first(sig):
    """The signature of a method bound to its first argument."""
    parameters = list(sig.parameters.values())
    if not parameters or parameters[0].kind in (Parameter.VAR_KEYWORD, Parameter.KEYWORD_ONLY):
        raise ValueError('invalid method signature')
    if parameters[0].kind is not Parameter.VAR_POSITIONAL:
        del parameters[0]
    return sig.replace(parameters=parameters)


def _partial_signature(wrapped, partial, extra_args=()):
    """The signature left after a partial has given some arguments."""
    parameters = dict(wrapped.parameters)
    args = extra_args + partial.args
    keywords = partial.keywords or {}
    try:
        bound = wrapped.bind_partial(*args, **keywords)
    except TypeError as error:
        raise ValueError(f'partial object {partial!r} has incorrect arguments') from error
    to_keyword = False
    for name, parameter in wrapped.parameters.items():
        if name in bound.arguments:
            value = bound.arguments[name]
            if parameter.kind is Parameter.POSITIONAL_ONLY:
                del parameters[name]
                continue
            if parameter.kind is Parameter.POSITIONAL_OR_KEYWORD:
                if name in keywords:
                    to_keyword = True
                    parameters[name] = parameter.replace(default=value)
                else:
                    del parameters[name]
                    continue
            if parameter.kind is Parameter.KEYWORD_ONLY:
                parameters[name] = parameter.replace(default=value)
        if to_keyword:
            if parameter.kind is Parameter.POSITIONAL_OR_KEYWORD:
                parameters[name] = parameters.pop(name).replace(kind=Parameter.KEYWORD_ONLY)
            elif parameter.kind in (Parameter.KEYWORD_ONLY, Parameter.VAR_KEYWORD):
                parameters[name] = parameters.pop(name)
            elif parameter.kind is Parameter.VAR_POSITIONAL:
                del parameters[name]
    return wrapped.replace(parameters=parameters.values())


def _function_signature(func, cls, globals, locals, eval_str):
    code = func.__code__
    names = code.co_varnames
    count = code.co_argcount
    annotations = get_annotations(func, globals=globals, locals=locals, eval_str=eval_str)
    defaults = func.__defaults__ or ()
    kwdefaults = func.__kwdefaults__ or {}
    first_default = count - len(defaults)
    parameters = []

    def add(name, kind, default=_empty):
        parameters.append(Parameter(name, kind, default=default,
                                    annotation=annotations.get(name, _empty)))

    for index, name in enumerate(names[:count]):
        kind = (Parameter.POSITIONAL_ONLY if index < code.co_posonlyargcount
                else Parameter.POSITIONAL_OR_KEYWORD)
        add(name, kind, defaults[index - first_default] if index >= first_default else _empty)
    keyword_names = names[count:count + code.co_kwonlyargcount]
    rest = count + code.co_kwonlyargcount
    if code.co_flags & CO_VARARGS:
        add(names[rest], Parameter.VAR_POSITIONAL)
        rest += 1
    for name in keyword_names:
        add(name, Parameter.KEYWORD_ONLY, kwdefaults.get(name, _empty))
    if code.co_flags & CO_VARKEYWORDS:
        add(names[rest], Parameter.VAR_KEYWORD)
    return cls(parameters, return_annotation=annotations.get('return', _empty),
               __validate_parameters__=False)


def _text_signature(obj, cls, text):
    """The signature of a native function, from its text.

    `$` marks the parameter that a bound method has already got.
    """
    source = text.replace('$', '')
    namespace = {}
    try:
        exec(f'def f{source}: pass', {}, namespace)
    except (SyntaxError, NameError):
        raise ValueError(f'{text!r} builtin has invalid signature') from None
    parameters = list(_function_signature(namespace['f'], cls, None, None, False)
                      .parameters.values())
    if '$' in text and parameters:
        owner = getattr(obj, '__self__', None)
        if owner is not None or isclass(obj) or text.startswith('($module'):
            del parameters[0]
        else:
            parameters[0] = parameters[0].replace(kind=Parameter.POSITIONAL_ONLY)
    return cls(parameters)


def getfullargspec(func):
    """FullArgSpec(args, varargs, varkw, defaults, kwonlyargs, ...) of a function."""
    try:
        sig = _signature_of(func, Signature, follow_wrapped=False)
    except Exception as error:
        raise TypeError('unsupported callable') from error
    args, kwonly, defaults, kwdefaults, annotations = [], [], [], {}, {}
    varargs = varkw = None
    if isinstance(func, types.MethodType):
        # Here the first parameter of a method is shown, too.
        sig = _signature_of(func.__func__, Signature, follow_wrapped=False)
    if sig.return_annotation is not _empty:
        annotations['return'] = sig.return_annotation
    for parameter in sig.parameters.values():
        name, kind = parameter.name, parameter.kind
        if kind in (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD):
            args.append(name)
            if parameter.default is not _empty:
                defaults.append(parameter.default)
        elif kind is Parameter.VAR_POSITIONAL:
            varargs = name
        elif kind is Parameter.KEYWORD_ONLY:
            kwonly.append(name)
            if parameter.default is not _empty:
                kwdefaults[name] = parameter.default
        else:
            varkw = name
        if parameter.annotation is not _empty:
            annotations[name] = parameter.annotation
    return _named('FullArgSpec')(args, varargs, varkw, tuple(defaults) or None, kwonly,
                                 kwdefaults or None, annotations)


def getcallargs(func, /, *positional, **named):
    """What each parameter would get in a call."""
    import _callargs
    return _callargs.getcallargs(func, positional, named)


__all__ = [_name for _name in globals() if _name[0] != '_' and _name not in ('sys', 'types')]
__all__ += [_name for _name in (*_NAMED, 'Traceback', 'FrameInfo') if _name[0] != '_' and _name != 'Positions']


def _main():
    import argparse
    import importlib
    parser = argparse.ArgumentParser(prog='inspect.py')
    parser.add_argument('object', help="The object to be analysed. It supports the 'module:qualname' syntax")
    parser.add_argument('-d', '--details', action='store_true', help='Display info about the module rather than its source code')
    args = parser.parse_args()
    name, _, qualname = args.object.partition(':')
    try:
        module = importlib.import_module(name)
    except Exception as error:
        print(f'Failed to import {name} ({type(error).__name__}: {error})', file=sys.stderr)
        sys.exit(2)
    thing = module
    for part in qualname.split('.') if qualname else ():
        thing = getattr(thing, part)
    if name in sys.builtin_module_names:
        print("Can't get info for builtin modules.", file=sys.stderr)
        sys.exit(1)
    if not args.details:
        print(getsource(thing))
        return
    print('Target:', args.object)
    print('Origin:', getsourcefile(module))
    print('Cached:', module.__cached__)
    if thing is module:
        print('Loader:', repr(module.__loader__))
        if hasattr(module, '__path__'):
            print('Submodule search path:', module.__path__)
    else:
        try:
            print('Line:', findsource(thing)[1])
        except Exception:
            pass
    print('\n')


if __name__ == '__main__':
    _main()
