"""Configuration files: sections of keys and values.

This stands in for CPython's module where that is not installed."""
import os
import re
from collections import ChainMap
from collections.abc import MutableMapping

__all__ = ["NoSectionError", "DuplicateOptionError", "DuplicateSectionError", "NoOptionError", "InterpolationError",
           "InterpolationDepthError", "InterpolationMissingOptionError", "InterpolationSyntaxError", "ParsingError",
           "MissingSectionHeaderError", "ConfigParser", "RawConfigParser", "Interpolation", "BasicInterpolation",
           "ExtendedInterpolation", "SectionProxy", "DEFAULTSECT", "MAX_INTERPOLATION_DEPTH"]

DEFAULTSECT = "DEFAULT"
MAX_INTERPOLATION_DEPTH = 10
_UNSET = object()


class Error(Exception):
    """Base class for ConfigParser exceptions."""

    def __init__(self, msg=""):
        self.message = msg
        super().__init__(msg)

    def __repr__(self):
        return self.message

    __str__ = __repr__


class NoSectionError(Error):
    """Raised when no section matches a requested option."""

    def __init__(self, section):
        super().__init__("No section: %r" % (section,))
        self.section = section
        self.args = (section,)


class DuplicateSectionError(Error):
    """Raised when a section is repeated in an input source."""

    def __init__(self, section, source=None, lineno=None):
        where = "" if source is None else "While reading from %r%s: section %r already exists" % (
            source, "" if lineno is None else " [line %2d]" % lineno, section)
        super().__init__(where or "Section %r already exists" % (section,))
        self.section, self.source, self.lineno = section, source, lineno
        self.args = (section, source, lineno)


class DuplicateOptionError(Error):
    """Raised when an option is repeated in an input source."""

    def __init__(self, section, option, source=None, lineno=None):
        text = "option %r in section %r already exists" % (option, section)
        if source is not None:
            text = "While reading from %r%s: %s" % (source, "" if lineno is None else " [line %2d]" % lineno, text)
        super().__init__(text)
        self.section, self.option, self.source, self.lineno = section, option, source, lineno
        self.args = (section, option, source, lineno)


class NoOptionError(Error):
    """A requested option was not found."""

    def __init__(self, option, section):
        super().__init__("No option %r in section: %r" % (option, section))
        self.option, self.section = option, section
        self.args = (option, section)


class InterpolationError(Error):
    """Base class for interpolation-related exceptions."""

    def __init__(self, option, section, msg):
        super().__init__(msg)
        self.option, self.section = option, section
        self.args = (option, section, msg)


class InterpolationMissingOptionError(InterpolationError):
    """A string substitution required a setting which was not available."""

    def __init__(self, option, section, rawval, reference):
        super().__init__(option, section, "Bad value substitution: option %r in section %r contains an interpolation "
                         "key %r which is not a valid option name. Raw value: %r" % (option, section, reference, rawval))
        self.reference = reference
        self.args = (option, section, rawval, reference)


class InterpolationSyntaxError(InterpolationError):
    """Raised when the source text contains invalid syntax."""


class InterpolationDepthError(InterpolationError):
    """Raised when substitutions are nested too deeply."""

    def __init__(self, option, section, rawval):
        super().__init__(option, section, "Recursion limit exceeded in value substitution: option %r in section %r "
                         "contains an interpolation key which cannot be substituted in %d steps. Raw value: %r"
                         % (option, section, MAX_INTERPOLATION_DEPTH, rawval))
        self.args = (option, section, rawval)


class ParsingError(Error):
    """Raised when a configuration file does not follow legal syntax."""

    def __init__(self, source):
        super().__init__("Source contains parsing errors: %r" % source)
        self.source, self.errors = source, []
        self.args = (source,)

    def append(self, lineno, line):
        """Note a line that cannot be read."""
        self.errors.append((lineno, line))
        self.message += "\n\t[line %2d]: %s" % (lineno, line)


class MissingSectionHeaderError(ParsingError):
    """Raised when a key-value pair is found before any section header."""

    def __init__(self, filename, lineno, line):
        Error.__init__(self, "File contains no section headers.\nfile: %r, line: %d\n%r" % (filename, lineno, line))
        self.source, self.lineno, self.line = filename, lineno, line
        self.args = (filename, lineno, line)


class Interpolation:
    """Values as they are."""

    def before_get(self, parser, section, option, value, defaults):
        return value

    def before_set(self, parser, section, option, value):
        return value

    def before_read(self, parser, section, option, value):
        return value

    def before_write(self, parser, section, option, value):
        return value


class BasicInterpolation(Interpolation):
    """%(name)s stands for another option of the section, %% for a percent sign."""

    mark = "%"
    _reference = re.compile(r"%\(([^)]+)\)s")
    _form = "'%%' must be followed by '%%' or '(', found: %r"
    _what = "bad interpolation variable reference %r"

    def before_get(self, parser, section, option, value, defaults):
        return self._resolve(parser, option, value, section, defaults, 1)

    def before_set(self, parser, section, option, value):
        rest = self._reference.sub("", value.replace(self.mark * 2, ""))
        if self.mark in rest:
            raise ValueError("invalid interpolation syntax in %r at position %d" % (value, rest.find(self.mark)))
        return value

    def _find(self, parser, m, section, values, option, rest):
        name = parser.optionxform(m[1])
        try:
            return values[name], section, values
        except KeyError:
            raise InterpolationMissingOptionError(option, section, rest, name) from None

    def _resolve(self, parser, option, rest, section, values, depth):
        if rest is None or self.mark not in rest:
            return rest
        raw = rest
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        out = []
        while rest:
            at = rest.find(self.mark)
            if at < 0:
                out.append(rest)
                break
            out.append(rest[:at])
            rest = rest[at:]
            if rest[1:2] == self.mark:
                out.append(self.mark)
                rest = rest[2:]
                continue
            m = self._reference.match(rest)
            if m is None:
                bracket = self._opening
                raise InterpolationSyntaxError(option, section, (self._what if rest[1:2] == bracket else self._form) % rest)
            rest = rest[m.end():]
            value, where, known = self._find(parser, m, section, values, option, raw)
            out.append(self._resolve(parser, option, value, where, known, depth + 1) or "")
        return "".join(out)

    _opening = "("


class ExtendedInterpolation(BasicInterpolation):
    """${name} stands for another option, ${section:name} for one of another section."""

    mark = "$"
    _reference = re.compile(r"\$\{([^}]+)\}")
    _form = "'$' must be followed by '$' or '{', found: %r"
    _opening = "{"

    def _find(self, parser, m, section, values, option, rest):
        path = m[1].split(":")
        try:
            if len(path) == 1:
                return values[parser.optionxform(path[0])], section, values
            if len(path) == 2:
                name = parser.optionxform(path[1])
                return parser.get(path[0], name, raw=True), path[0], dict(parser.items(path[0], raw=True))
        except (KeyError, NoSectionError, NoOptionError):
            raise InterpolationMissingOptionError(option, section, rest, ":".join(path)) from None
        raise InterpolationSyntaxError(option, section, "More than one ':' found: %r" % (rest,))


class RawConfigParser(MutableMapping):
    """ConfigParser that does not do interpolation."""

    _default_interpolation = Interpolation()
    BOOLEAN_STATES = {"1": True, "yes": True, "true": True, "on": True, "0": False, "no": False, "false": False, "off": False}
    SECTCRE = re.compile(r"\[(?P<header>.+)\]")
    NONSPACECRE = re.compile(r"\S")

    def __init__(self, defaults=None, dict_type=dict, allow_no_value=False, *, delimiters=("=", ":"),
                 comment_prefixes=("#", ";"), inline_comment_prefixes=None, strict=True, empty_lines_in_values=True,
                 default_section=DEFAULTSECT, interpolation=_UNSET, converters=_UNSET):
        self._dict = dict_type
        self._sections, self._defaults, self._proxies = dict_type(), dict_type(), dict_type()
        self._delimiters = tuple(delimiters)
        marks = "|".join(re.escape(d) for d in self._delimiters)
        self._optcre = re.compile(r"(?P<option>.*?)\s*(?:(?P<vi>%s)\s*(?P<value>.*))%s$" % (marks, "?" if allow_no_value else ""))
        self._comments = tuple(comment_prefixes or ())
        self._inline = tuple(inline_comment_prefixes or ())
        self._strict, self._allow_no_value, self._empty_lines = strict, allow_no_value, empty_lines_in_values
        self.default_section = default_section
        self._interpolation = self._default_interpolation if interpolation is _UNSET else interpolation or Interpolation()
        self.converters = {"int": int, "float": float, "boolean": self._convert_to_boolean}
        if converters is not _UNSET:
            self.converters.update(converters)
        self._proxies[default_section] = SectionProxy(self, default_section)
        for name, convert in self.converters.items():
            if not hasattr(self, "get" + name):
                setattr(self, "get" + name, lambda section, option, _c=convert, **kw: self._get_conv(section, option, _c, **kw))
        if defaults:
            self._read_defaults(defaults)

    def _read_defaults(self, defaults):
        self.read_dict({self.default_section: defaults})

    def optionxform(self, optionstr):
        """The name under which an option is kept."""
        return optionstr.lower()

    # Sections and options.

    def defaults(self):
        """The options of the default section."""
        return self._defaults

    def sections(self):
        """Return a list of section names, excluding [DEFAULT]"""
        return list(self._sections)

    def add_section(self, section):
        """Create a new section in the configuration."""
        if section == self.default_section:
            raise ValueError("Invalid section name: %r" % section)
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._sections[section] = self._dict()
        self._proxies[section] = SectionProxy(self, section)

    def has_section(self, section):
        """Indicate whether the named section is present in the configuration."""
        return section in self._sections

    def options(self, section):
        """Return a list of option names for the given section name."""
        if section not in self._sections:
            raise NoSectionError(section)
        return list({**self._sections[section], **self._defaults})

    def has_option(self, section, option):
        """Check for the existence of a given option in a given section."""
        option = self.optionxform(option)
        if not section or section == self.default_section:
            return option in self._defaults
        return section in self._sections and (option in self._sections[section] or option in self._defaults)

    def _own(self, section):
        if not section or section == self.default_section:
            return self._defaults
        try:
            return self._sections[section]
        except KeyError:
            raise NoSectionError(section) from None

    def _values(self, section, vars):
        own = self._own(section)
        extra = {self.optionxform(k): None if v is None else str(v) for k, v in (vars or {}).items()}
        return ChainMap(extra, own, self._defaults)

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        """Get an option value for a given section."""
        try:
            values = self._values(section, vars)
        except NoSectionError:
            if fallback is _UNSET:
                raise
            return fallback
        name = self.optionxform(option)
        if name not in values:
            if fallback is _UNSET:
                raise NoOptionError(name, section)
            return fallback
        value = values[name]
        return value if raw or value is None else self._interpolation.before_get(self, section, name, value, values)

    def _get_conv(self, section, option, convert, *, raw=False, vars=None, fallback=_UNSET):
        try:
            value = self.get(section, option, raw=raw, vars=vars)
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
            return fallback
        return convert(value)

    def getint(self, section, option, **kw):
        """An option as an int."""
        return self._get_conv(section, option, int, **kw)

    def getfloat(self, section, option, **kw):
        """An option as a float."""
        return self._get_conv(section, option, float, **kw)

    def getboolean(self, section, option, **kw):
        """An option as a bool."""
        return self._get_conv(section, option, self._convert_to_boolean, **kw)

    def _convert_to_boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError("Not a boolean: %s" % value)
        return self.BOOLEAN_STATES[value.lower()]

    def items(self, section=_UNSET, raw=False, vars=None):
        """Return a list of (name, value) tuples for each option in a section, or of
        (name, section) for all sections."""
        if section is _UNSET:
            return super().items()
        values = self._values(section, vars)
        names = list({**self._defaults, **self._own(section), **dict(values.maps[0])})
        return [(n, values[n] if raw or values[n] is None else
                 self._interpolation.before_get(self, section, n, values[n], values)) for n in names]

    def set(self, section, option, value=None):
        """Set an option."""
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        self._own(section)[self.optionxform(option)] = value

    def remove_option(self, section, option):
        """Remove an option."""
        return self._own(section).pop(self.optionxform(option), _UNSET) is not _UNSET

    def remove_section(self, section):
        """Remove a file section."""
        if section not in self._sections:
            return False
        del self._sections[section], self._proxies[section]
        return True

    def popitem(self):
        """Remove a section from the parser and return it as a (name, section) tuple."""
        for name in self.sections():
            proxy = self[name]
            del self[name]
            return name, proxy
        raise KeyError

    def __getitem__(self, key):
        if key != self.default_section and not self.has_section(key):
            raise KeyError(key)
        return self._proxies[key]

    def __setitem__(self, key, value):
        if key in self and self[key] is value:
            return
        if key == self.default_section:
            self._defaults.clear()
        elif key in self._sections:
            self._sections[key].clear()
        self.read_dict({key: value})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError("Cannot remove the default section.")
        if not self.remove_section(key):
            raise KeyError(key)

    def __contains__(self, key):
        return key == self.default_section or key in self._sections

    def __len__(self):
        return len(self._sections) + 1

    def __iter__(self):
        yield self.default_section
        yield from self._sections

    # Reading and writing.

    def read(self, filenames, encoding=None):
        """Read and parse a filename or an iterable of filenames; those that cannot
        be opened are left out. Return the list of files read."""
        if isinstance(filenames, (str, bytes, os.PathLike)):
            filenames = [filenames]
        done = []
        for name in filenames:
            try:
                with open(name, encoding=encoding) as f:
                    self._read(f, name)
            except OSError:
                continue
            done.append(os.fspath(name))
        return done

    def read_file(self, f, source=None):
        """Like read() but the argument must be a file-like object."""
        self._read(f, getattr(f, "name", "<???>") if source is None else source)

    def read_string(self, string, source="<string>"):
        """Read configuration from a given string."""
        self._read(string.splitlines(keepends=True), source)

    def read_dict(self, dictionary, source="<dict>"):
        """Read configuration from a dictionary of dictionaries."""
        seen = set()
        for section, keys in dictionary.items():
            section = str(section)
            try:
                self.add_section(section)
            except (DuplicateSectionError, ValueError):
                if self._strict and section in seen:
                    raise
            seen.add(section)
            for key, value in keys.items():
                key = self.optionxform(str(key))
                if self._strict and (section, key) in seen:
                    raise DuplicateOptionError(section, key, source)
                seen.add((section, key))
                self.set(section, key, None if value is None else str(value))

    def _read(self, lines, source):
        seen, section, name, own = set(), None, None, None
        indent, errors = 0, None
        touched = []
        for number, line in enumerate(lines, 1):
            text = line
            for mark in self._inline:
                at = text.find(mark)
                while at > 0 and not text[at - 1].isspace():
                    at = text.find(mark, at + 1)
                if at >= 0:
                    text = text[:at]
            bare = text.strip()
            if bare.startswith(self._comments) and self._comments:
                bare, comment = "", True
            else:
                comment = len(text) != len(line)
            if not bare:
                if self._empty_lines:
                    if not comment and own is not None and name and own[name] is not None:
                        own[name].append("")
                else:
                    indent = 1 << 60
                continue
            depth = len(line) - len(line.lstrip())
            if own is not None and name and depth > indent:
                own[name].append(bare)
                continue
            indent = depth
            m = self.SECTCRE.match(bare)
            if m:
                section = m["header"]
                if section in self._sections:
                    if self._strict and section in seen:
                        raise DuplicateSectionError(section, source, number)
                    own = self._sections[section]
                elif section == self.default_section:
                    own = self._defaults
                else:
                    self.add_section(section)
                    own = self._sections[section]
                seen.add(section)
                name = None
                continue
            if own is None:
                raise MissingSectionHeaderError(source, number, line)
            m = self._optcre.match(bare)
            if not m or not m["option"]:
                errors = errors or ParsingError(source)
                errors.append(number, repr(line))
                continue
            name = self.optionxform(m["option"].rstrip())
            if self._strict and (section, name) in seen:
                raise DuplicateOptionError(section, name, source, number)
            seen.add((section, name))
            value = m["value"]
            own[name] = None if m["vi"] is None else [value.strip()]
            touched.append((own, section, name))
        for own, section, name in touched:
            value = own[name]
            if isinstance(value, list):
                own[name] = self._interpolation.before_read(self, section, name, "\n".join(value).rstrip())
        if errors:
            raise errors

    def write(self, fp, space_around_delimiters=True):
        """Write an .ini-format representation of the configuration state."""
        mark = " %s " % self._delimiters[0] if space_around_delimiters else self._delimiters[0]
        parts = [(self.default_section, self._defaults)] if self._defaults else []
        for section, items in parts + list(self._sections.items()):
            fp.write("[%s]\n" % section)
            for key, value in items.items():
                value = self._interpolation.before_write(self, section, key, value)
                if value is not None or not self._allow_no_value:
                    key += mark + str(value).replace("\n", "\n\t")
                fp.write(key + "\n")
            fp.write("\n")


class ConfigParser(RawConfigParser):
    """ConfigParser implementing interpolation."""

    _default_interpolation = BasicInterpolation()

    def set(self, section, option, value=None):
        """Set an option; its value must be a str."""
        if not isinstance(option, str):
            raise TypeError("option keys must be strings")
        if not (value is None and self._allow_no_value) and not isinstance(value, str):
            raise TypeError("option values must be strings")
        super().set(section, option, value)

    def add_section(self, section):
        """Create a new section; its name must be a str."""
        if not isinstance(section, str):
            raise TypeError("section names must be strings")
        super().add_section(section)


class SectionProxy(MutableMapping):
    """A section, as a mapping of its options."""

    def __init__(self, parser, name):
        self._parser, self._name = parser, name
        for kind, convert in parser.converters.items():
            if not hasattr(type(self), "get" + kind):
                setattr(self, "get" + kind, lambda option, fallback=None, _c=convert, **kw:
                        parser._get_conv(name, option, _c, fallback=fallback, **kw))

    parser = property(lambda self: self._parser)
    name = property(lambda self: self._name)

    def __repr__(self):
        return "<Section: %s>" % self._name

    def __getitem__(self, key):
        if not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return self._parser.get(self._name, key)

    def __setitem__(self, key, value):
        self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        if not (self._parser.has_option(self._name, key) and self._parser.remove_option(self._name, key)):
            raise KeyError(key)

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def _options(self):
        p = self._parser
        return list(p.defaults()) if self._name == p.default_section else p.options(self._name)

    def __len__(self):
        return len(self._options())

    def __iter__(self):
        return iter(self._options())

    def get(self, option, fallback=None, *, raw=False, vars=None):
        """An option, fallback if it is missing."""
        return self._parser.get(self._name, option, raw=raw, vars=vars, fallback=fallback)

    def getint(self, option, fallback=None, **kw):
        """An option as an int."""
        return self._parser.getint(self._name, option, fallback=fallback, **kw)

    def getfloat(self, option, fallback=None, **kw):
        """An option as a float."""
        return self._parser.getfloat(self._name, option, fallback=fallback, **kw)

    def getboolean(self, option, fallback=None, **kw):
        """An option as a bool."""
        return self._parser.getboolean(self._name, option, fallback=fallback, **kw)
