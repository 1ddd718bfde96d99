"""Showing nested data over several lines."""

__all__ = ['pprint', 'pformat', 'isreadable', 'isrecursive', 'saferepr',
           'PrettyPrinter', 'pp']


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False,
           sort_dicts=True, underscore_numbers=False):
    """Write an object to a stream."""
    PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact,
                  sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
            underscore_numbers=False):
    """An object as text."""
    return PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact,
                         sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """Write an object, dicts in their own order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """repr() with a note in place of what contains itself."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    """Would eval() understand it?"""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    """Does it contain itself?"""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _safe_key:
    """Orders anything: by value where possible, else by type and id."""

    __slots__ = ['obj']

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return ((str(type(self.obj)), id(self.obj))
                    < (str(type(other.obj)), id(other.obj)))


def _safe_pair(pair):
    return _safe_key(pair[0]), _safe_key(pair[1])


def _recursion(object):
    return f'<Recursion on {type(object).__name__} with id={id(object)}>'


class PrettyPrinter:
    """Breaks what does not fit into a line."""

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False,
                 sort_dicts=True, underscore_numbers=False):
        indent, width = int(indent), int(width)
        if indent < 0:
            raise ValueError('indent must be >= 0')
        if depth is not None and depth <= 0:
            raise ValueError('depth must be > 0')
        if not width:
            raise ValueError('width must be != 0')
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        if stream is None:
            import sys
            stream = sys.stdout
        self._stream = stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            self._stream.write(self.pformat(object) + '\n')

    def pformat(self, object):
        parts = []
        self._format(object, parts, 0, 0, {}, 0)
        return ''.join(parts)

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """(text in one line, is it readable, does it contain itself)"""
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        return self.format(object, context.copy(), self._depth, level)[0]

    # Over several lines: out collects the text; indent is the column where the
    # object begins, allowance what must still fit behind it.

    def _format(self, object, out, indent, allowance, context, level):
        key = id(object)
        if key in context:
            out.append(_recursion(object))
            return
        text = self._repr(object, context, level)
        if len(text) <= self._width - indent - allowance:
            out.append(text)
            return
        method = self._method(object)
        if method is None:
            out.append(text)
            return
        context[key] = 1
        method(object, out, indent, allowance, context, level + 1)
        del context[key]

    def _method(self, object):
        cls = type(object)
        shown = cls.__repr__
        for kind, method in ((dict, self._dict), (list, self._list), (tuple, self._tuple),
                             (set, self._set), (frozenset, self._set), (str, self._str),
                             (bytes, self._bytes), (bytearray, self._bytearray)):
            if shown is kind.__repr__:
                return method
        import types
        if shown is types.SimpleNamespace.__repr__:
            return self._namespace
        if cls is types.MappingProxyType:
            return self._wrapped_mapping
        method = self._collections_method(cls, shown)
        if method is not None:
            return method
        if (hasattr(cls, '__dataclass_fields__') and cls.__dataclass_params__.repr
                and self._is_generated(cls, shown)):
            return self._dataclass
        return None

    @staticmethod
    def _is_generated(cls, shown):
        """Is __repr__ the one that @dataclass has written?"""
        while hasattr(shown, '__wrapped__'):
            shown = shown.__wrapped__
        code = getattr(shown, '__code__', None)
        return code is not None and (code.co_filename == '<string>'
                                     or 'reprlib' in code.co_filename)

    def _collections_method(self, cls, shown):
        import sys
        collections = sys.modules.get('collections')
        if collections is None:
            return None
        for name, method in (('OrderedDict', self._ordered_dict), ('Counter', self._counter),
                             ('defaultdict', self._default_dict), ('deque', self._deque),
                             ('ChainMap', self._chain_map), ('UserDict', self._user),
                             ('UserList', self._user), ('UserString', self._user)):
            kind = collections.__dict__.get(name)
            if kind is not None and shown is kind.__repr__:
                return method
        return None

    def _dict(self, object, out, indent, allowance, context, level):
        out.append('{')
        if self._indent_per_level > 1:
            out.append((self._indent_per_level - 1) * ' ')
        items = object.items()
        if len(object):
            if self._sort_dicts:
                items = sorted(items, key=_safe_pair)
            self._dict_items(items, out, indent, allowance + 1, context, level)
        out.append('}')

    def _dict_items(self, items, out, indent, allowance, context, level):
        items = list(items)
        indent += self._indent_per_level
        for index, (key, value) in enumerate(items):
            last = index == len(items) - 1
            text = self._repr(key, context, level)
            out.append(text + ': ')
            self._format(value, out, indent + len(text) + 2, allowance if last else 1,
                         context, level)
            if not last:
                out.append(',\n' + ' ' * indent)

    def _list(self, object, out, indent, allowance, context, level):
        out.append('[')
        self._items(object, out, indent, allowance + 1, context, level)
        out.append(']')

    def _tuple(self, object, out, indent, allowance, context, level):
        end = ',)' if len(object) == 1 else ')'
        out.append('(')
        self._items(object, out, indent, allowance + len(end), context, level)
        out.append(end)

    def _set(self, object, out, indent, allowance, context, level):
        if not len(object):
            out.append(repr(object))
            return
        cls = object.__class__
        if cls is set:
            start, end = '{', '}'
        else:
            start, end = cls.__name__ + '({', '})'
            indent += len(cls.__name__) + 1
        out.append(start)
        self._items(sorted(object, key=_safe_key), out, indent, allowance + len(end),
                    context, level)
        out.append(end)

    def _items(self, items, out, indent, allowance, context, level):
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            out.append((self._indent_per_level - 1) * ' ')
        separator = ',\n' + ' ' * indent
        between = ''
        room = width = self._width - indent + 1
        items = list(items)
        for index, item in enumerate(items):
            last = index == len(items) - 1
            if last:
                room -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                needed = len(text) + 2
                if room < needed:
                    room = width
                    if between:
                        between = separator
                if room >= needed:
                    room -= needed
                    out.append(between + text)
                    between = ', '
                    continue
            out.append(between)
            between = separator
            self._format(item, out, indent, allowance if last else 1, context, level)

    def _str(self, object, out, indent, allowance, context, level):
        if not len(object):
            out.append(repr(object))
            return
        chunks = []
        lines = object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        width = room = self._width - indent
        text = ''
        for index, line in enumerate(lines):
            text = repr(line)
            if index == len(lines) - 1:
                room -= allowance
            if len(text) <= room:
                chunks.append(text)
                continue
            # Cut the line where words begin.
            import re
            parts = re.findall(r'\S*\s*', line)
            parts.pop()     # the empty match at the end
            width_left = width
            current = ''
            for position, part in enumerate(parts):
                candidate = current + part
                text = repr(candidate)
                if position == len(parts) - 1 and index == len(lines) - 1:
                    width_left -= allowance
                if len(text) > width_left:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current = candidate
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            out.append(text)
            return
        if level == 1:
            out.append('(')
        out.append(('\n' + ' ' * indent).join(chunks))
        if level == 1:
            out.append(')')

    def _bytes(self, object, out, indent, allowance, context, level):
        if len(object) <= 4:
            out.append(repr(object))
            return
        parens = level == 1
        if parens:
            indent += 1
            allowance += 1
            out.append('(')
        out.append(('\n' + ' ' * indent).join(
            _wrap_bytes(object, self._width - indent, allowance)))
        if parens:
            out.append(')')

    def _bytearray(self, object, out, indent, allowance, context, level):
        out.append('bytearray(')
        self._bytes(bytes(object), out, indent + 10, allowance + 1, context, level + 1)
        out.append(')')

    def _wrapped_mapping(self, object, out, indent, allowance, context, level):
        out.append('mappingproxy(')
        self._format(object.copy(), out, indent + 13, allowance + 1, context, level)
        out.append(')')

    def _attributes(self, items, out, indent, allowance, context, level):
        for index, (name, value) in enumerate(items):
            last = index == len(items) - 1
            out.append(name + '=')
            if id(value) in context:
                out.append('...')
            else:
                self._format(value, out, indent + len(name) + 1, allowance if last else 1,
                             context, level)
            if not last:
                out.append(',\n' + ' ' * indent)

    def _namespace(self, object, out, indent, allowance, context, level):
        cls = object.__class__
        name = 'namespace' if cls.__name__ == 'SimpleNamespace' else cls.__name__
        out.append(name + '(')
        self._attributes(list(object.__dict__.items()), out, indent + len(name) + 1,
                         allowance, context, level)
        out.append(')')

    def _dataclass(self, object, out, indent, allowance, context, level):
        name = object.__class__.__name__
        items = [(field.name, getattr(object, field.name))
                 for field in object.__dataclass_fields__.values()
                 if field.repr and repr(field._field_type) == '_FIELD']
        out.append(name + '(')
        self._attributes(items, out, indent + len(name) + 1, allowance, context, level)
        out.append(')')

    def _ordered_dict(self, object, out, indent, allowance, context, level):
        if not len(object):
            out.append(repr(object))
            return
        name = object.__class__.__name__
        out.append(name + '(')
        self._format(list(object.items()), out, indent + len(name) + 1, allowance + 1,
                     context, level)
        out.append(')')

    def _counter(self, object, out, indent, allowance, context, level):
        if not len(object):
            out.append(repr(object))
            return
        name = object.__class__.__name__
        out.append(name + '({')
        if self._indent_per_level > 1:
            out.append((self._indent_per_level - 1) * ' ')
        self._dict_items(object.most_common(), out, indent + len(name) + 1, allowance + 2,
                         context, level)
        out.append('})')

    def _default_dict(self, object, out, indent, allowance, context, level):
        if not len(object):
            out.append(repr(object))
            return
        factory = self._repr(object.default_factory, context, level)
        name = object.__class__.__name__
        indent += len(name) + 1
        out.append(f"{name}({factory},\n{' ' * indent}")
        self._dict(object, out, indent, allowance + 1, context, level)
        out.append(')')

    def _deque(self, object, out, indent, allowance, context, level):
        if not len(object):
            out.append(repr(object))
            return
        name = object.__class__.__name__
        out.append(name + '(')
        indent += len(name) + 1
        out.append('[')
        if object.maxlen is None:
            self._items(object, out, indent, allowance + 2, context, level)
            out.append('])')
        else:
            self._items(object, out, indent, 2, context, level)
            maxlen = self._repr(object.maxlen, context, level)
            out.append(f"],\n{' ' * indent}maxlen={maxlen})")

    def _chain_map(self, object, out, indent, allowance, context, level):
        if not len(object.maps):
            out.append(repr(object))
            return
        name = object.__class__.__name__
        out.append(name + '(')
        indent += len(name) + 1
        for index, mapping in enumerate(object.maps):
            if index == len(object.maps) - 1:
                self._format(mapping, out, indent, allowance + 1, context, level)
                out.append(')')
            else:
                self._format(mapping, out, indent, 1, context, level)
                out.append(',\n' + ' ' * indent)

    def _user(self, object, out, indent, allowance, context, level):
        self._format(object.data, out, indent, allowance, context, level - 1)

    # In one line

    def _safe_repr(self, object, context, maxlevels, level):
        cls = type(object)
        if cls in (str, bytes, bytearray, float, complex, bool, type(None)):
            return repr(object), True, False
        shown = cls.__repr__
        if issubclass(cls, int) and shown is int.__repr__:
            if self._underscore_numbers:
                return f'{object:_d}', True, False
            return repr(object), True, False
        if issubclass(cls, dict) and shown is dict.__repr__:
            return self._safe_dict(object, context, maxlevels, level)
        if (issubclass(cls, list) and shown is list.__repr__
                or issubclass(cls, tuple) and shown is tuple.__repr__):
            return self._safe_sequence(object, context, maxlevels, level)
        text = repr(object)
        return text, bool(text) and not text.startswith('<'), False

    def _safe_dict(self, object, context, maxlevels, level):
        if not object:
            return '{}', True, False
        key = id(object)
        if maxlevels and level >= maxlevels:
            return '{...}', False, key in context
        if key in context:
            return _recursion(object), False, True
        context[key] = 1
        readable, recursive = True, False
        parts = []
        items = sorted(object.items(), key=_safe_pair) if self._sort_dicts else object.items()
        for pair in items:
            texts = []
            for each in pair:
                text, its_readable, its_recursive = self.format(each, context, maxlevels,
                                                                level + 1)
                texts.append(text)
                readable = readable and its_readable
                recursive = recursive or its_recursive
            parts.append(': '.join(texts))
        del context[key]
        return '{%s}' % ', '.join(parts), readable, recursive

    def _safe_sequence(self, object, context, maxlevels, level):
        if isinstance(object, list):
            if not object:
                return '[]', True, False
            template = '[%s]'
        elif len(object) == 1:
            template = '(%s,)'
        else:
            if not object:
                return '()', True, False
            template = '(%s)'
        key = id(object)
        if maxlevels and level >= maxlevels:
            return template % '...', False, key in context
        if key in context:
            return _recursion(object), False, True
        context[key] = 1
        readable, recursive = True, False
        parts = []
        for item in object:
            text, its_readable, its_recursive = self.format(item, context, maxlevels, level + 1)
            parts.append(text)
            readable = readable and its_readable
            recursive = recursive or its_recursive
        del context[key]
        return template % ', '.join(parts), readable, recursive


def _wrap_bytes(object, width, allowance):
    current = b''
    last = len(object) // 4 * 4
    for start in range(0, len(object), 4):
        part = object[start:start + 4]
        candidate = current + part
        if start == last:
            width -= allowance
        if len(repr(candidate)) > width:
            if current:
                yield repr(current)
            current = part
        else:
            current = candidate
    if current:
        yield repr(current)
