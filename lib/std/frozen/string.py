"""Character classes, $-templates, and the machinery behind str.format."""

__all__ = ['ascii_letters', 'ascii_lowercase', 'ascii_uppercase', 'capwords',
           'digits', 'hexdigits', 'octdigits', 'printable', 'punctuation',
           'whitespace', 'Formatter', 'Template']

whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdefABCDEF'
octdigits = '01234567'
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Capitalize each word; without sep, runs of whitespace become one space."""
    return (sep or ' ').join([word.capitalize() for word in s.split(sep)])


_NOTHING = {}


class _Pattern:
    """Compiles a Template class's pattern when it is first looked at."""

    def __get__(self, instance, cls):
        import re
        delimiter = re.escape(cls.delimiter)
        identifier = cls.idpattern
        braced = cls.braceidpattern or identifier
        text = (f'{delimiter}(?:(?P<escaped>{delimiter})|(?P<named>{identifier})|'
                f'{{(?P<braced>{braced})}}|(?P<invalid>))')
        for base in cls.__mro__:
            if '_pattern_source' in base.__dict__:
                break
        cls.pattern = re.compile(cls.__dict__.get('_pattern_source') or text,
                                 cls.flags | re.VERBOSE)
        return cls.pattern


class Template:
    """A string with $-substitutions: $name, ${name}, and $$ for a dollar."""

    delimiter = '$'
    idpattern = r'(?a:[_a-z][_a-z0-9]*)'
    braceidpattern = None
    pattern = _Pattern()

    def __init_subclass__(cls):
        super().__init_subclass__()
        import re
        source = cls.__dict__.get('pattern')
        if source is None or isinstance(source, _Pattern):
            # The names that shape the pattern may differ from the parent's.
            inherited = next((base.__dict__['_source'] for base in cls.__mro__
                              if '_source' in base.__dict__), None)
            if inherited is None:
                cls.pattern = _Pattern()
                cls.pattern     # a wrong idpattern is reported here
                return
            source = inherited
        cls._source = source
        cls.pattern = re.compile(source, cls.flags | re.VERBOSE)

    def __init__(self, template):
        self.template = template

    def _invalid(self, match):
        start = match.start('invalid')
        lines = self.template[:start].splitlines(keepends=True)
        if lines:
            line, column = len(lines), start - len(''.join(lines[:-1]))
        else:
            line, column = 1, 1
        raise ValueError('Invalid placeholder in string: '
                         f'line {line}, col {column}')

    def _substitute(self, mapping, unknown):
        def replacement(match):
            name = match.group('named') or match.group('braced')
            if name is not None:
                return unknown(match, name)
            if match.group('escaped') is not None:
                return self.delimiter
            if match.group('invalid') is not None:
                return unknown(match, None)
            raise ValueError('Unrecognized named group in pattern', self.pattern)
        return self.pattern.sub(replacement, self.template)

    def substitute(self, mapping=_NOTHING, /, **kws):
        """Replace every placeholder; KeyError if a name is missing."""
        mapping = _joined(mapping, kws)

        def value(match, name):
            if name is None:
                self._invalid(match)
            return str(mapping[name])
        return self._substitute(mapping, value)

    def safe_substitute(self, mapping=_NOTHING, /, **kws):
        """Replace what can be replaced and leave the rest."""
        mapping = _joined(mapping, kws)

        def value(match, name):
            if name is None:
                return match.group()
            try:
                return str(mapping[name])
            except KeyError:
                return match.group()
        return self._substitute(mapping, value)

    def _names(self):
        for match in self.pattern.finditer(self.template):
            name = match.group('named') or match.group('braced')
            if name is None and match.group('invalid') is None and match.group('escaped') is None:
                raise ValueError('Unrecognized named group in pattern', self.pattern)
            yield match, name

    def is_valid(self):
        """Would substitute() accept the template?"""
        return all(name is not None or match.group('invalid') is None
                   for match, name in self._names())

    def get_identifiers(self):
        """The names used, each once, in order."""
        return list(dict.fromkeys(name for _, name in self._names() if name is not None))


class _Flags:
    """re.IGNORECASE, without importing re before it is needed."""

    def __get__(self, instance, cls):
        import re
        return re.IGNORECASE


Template.flags = _Flags()


def _joined(mapping, kws):
    if mapping is _NOTHING:
        return kws
    if kws:
        from collections import ChainMap
        return ChainMap(kws, mapping)
    return mapping


class Formatter:
    """str.format in steps that a subclass can override."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth,
                 auto_arg_index=0):
        """Format; return the text and the next automatic number, or False."""
        if recursion_depth < 0:
            raise ValueError('Max string recursion exceeded')
        result = []
        for literal, field, spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if field is None:
                continue
            if field == '':
                if auto_arg_index is False:
                    raise ValueError('cannot switch from manual field '
                                     'specification to automatic field numbering')
                field = str(auto_arg_index)
                auto_arg_index += 1
            elif field.isdigit():
                if auto_arg_index:
                    raise ValueError('cannot switch from manual field '
                                     'specification to automatic field numbering')
                auto_arg_index = False
            value, used = self.get_field(field, args, kwargs)
            used_args.add(used)
            value = self.convert_field(value, conversion)
            spec, auto_arg_index = self._vformat(
                spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index)
            result.append(self.format_field(value, spec))
        return ''.join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        for letter, function in (('s', str), ('r', repr), ('a', ascii)):
            if conversion == letter:
                return function(value)
        raise ValueError(f'Unknown conversion specifier {conversion!s}')

    def parse(self, format_string):
        """Split into (literal text, field name, format spec, conversion)."""
        return _parse(format_string)

    def get_field(self, field_name, args, kwargs):
        """Find the object a field name stands for, and the argument used."""
        first, rest = _split_field_name(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attr, name in rest:
            obj = getattr(obj, name) if is_attr else obj[name]
        return obj, first


def _parse(text):
    if not isinstance(text, str):
        raise TypeError(f'expected str, got {type(text).__name__}')
    position, length = 0, len(text)
    literal = []
    while position < length:
        brace = position
        while brace < length and text[brace] not in '{}':
            brace += 1
        literal.append(text[position:brace])
        if brace == length:
            break
        if text[brace:brace + 2] in ('{{', '}}'):
            yield ''.join(literal) + text[brace], None, None, None
            literal = []
            position = brace + 2
            continue
        if text[brace] == '}':
            raise ValueError("Single '}' encountered in format string")
        if brace + 1 == length:
            raise ValueError("Single '{' encountered in format string")
        field, position = _take_field(text, brace + 1)
        yield (''.join(literal), *field)
        literal = []
    if any(literal):
        yield ''.join(literal), None, None, None


def _take_field(text, start):
    """Parse a field from after its brace; return its parts and the position."""
    depth, end, inside = 1, start, False
    while end < len(text):
        char = text[end]
        if char == '{':
            depth += 1
        elif char == '}':
            depth -= 1
            if not depth:
                break
        end += 1
    else:
        raise ValueError("expected '}' before end of string")
    body = text[start:end]
    cut = 0
    while cut < len(body) and (inside or body[cut] not in ':!'):
        if body[cut] == '{':
            raise ValueError("unexpected '{' in field name")
        if body[cut] == '[':
            inside = True
        elif body[cut] == ']':
            inside = False
        cut += 1
    name, rest = body[:cut], body[cut:]
    conversion, spec = None, ''
    if rest.startswith('!'):
        if len(rest) < 2:
            raise ValueError("unmatched '{' in format spec" if end == len(text)
                             else 'end of string while looking for conversion specifier')
        conversion = rest[1]
        rest = rest[2:]
        if rest and not rest.startswith(':'):
            raise ValueError("expected ':' after conversion specifier")
    if rest.startswith(':'):
        spec = rest[1:]
    return (name, spec, conversion), end + 1


def _split_field_name(name):
    """Split 'a.b[0]' into 'a' and the steps from there."""
    cut = 0
    while cut < len(name) and name[cut] not in '.[':
        cut += 1
    first = name[:cut]
    if first.isdigit():
        first = int(first)
    steps = []
    while cut < len(name):
        if name[cut] == '.':
            end = cut + 1
            while end < len(name) and name[end] not in '.[':
                end += 1
            part, is_attr = name[cut + 1:end], True
        elif name[cut] == '[':
            end = name.find(']', cut)
            if end < 0:
                raise ValueError("Missing ']' in format string")
            part, is_attr = name[cut + 1:end], False
            end += 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if not part:
            raise ValueError('Empty attribute in format string')
        steps.append((is_attr, int(part) if not is_attr and part.isdigit() else part))
        cut = end
    return first, steps
