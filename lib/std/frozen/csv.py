"""Tables as text: rows on lines, fields between commas or other delimiters."""

import _csv

__all__ = [
    "QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "Error", "Dialect", "excel", "excel_tab",
    "field_size_limit", "reader", "writer", "register_dialect", "get_dialect", "list_dialects", "Sniffer",
    "unregister_dialect", "DictReader", "DictWriter", "unix_dialect", "__doc__", "__version__"]

__version__ = "1.0"

QUOTE_MINIMAL = 0
QUOTE_ALL = 1
QUOTE_NONNUMERIC = 2
QUOTE_NONE = 3


class Error(Exception):
    __module__ = "_csv"


class Dialect:
    """How a table is written; a subclass sets what it needs."""

    _name = ""
    _valid = False
    delimiter = None
    quotechar = None
    escapechar = None
    doublequote = None
    skipinitialspace = None
    lineterminator = None
    quoting = None

    def __init__(self):
        if self.__class__ != Dialect:
            self._valid = True
        try:
            _Forms(self, {})
        except TypeError as e:
            raise Error(str(e))


class excel(Dialect):
    """As Excel writes tables."""

    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    """As Excel writes tables with tabs."""

    delimiter = "\t"


class unix_dialect(Dialect):
    """As Unix programs write tables."""

    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\n"
    quoting = QUOTE_ALL


_DEFAULTS = {"delimiter": ",", "doublequote": True, "escapechar": None, "lineterminator": "\r\n", "quotechar": '"',
             "quoting": QUOTE_MINIMAL, "skipinitialspace": False, "strict": False}


class _Forms:
    """A dialect that was checked: what a reader or writer has."""

    __slots__ = tuple(_DEFAULTS)

    def __init__(self, dialect, options):
        for name in options:
            if name not in _DEFAULTS:
                raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        values = {}
        for name, default in _DEFAULTS.items():
            if name in options:
                values[name] = options[name]
            elif dialect is not None:
                values[name] = getattr(dialect, name, default)
            else:
                values[name] = default
        for name in ("doublequote", "skipinitialspace", "strict"):
            values[name] = bool(values[name])
        if not isinstance(values["delimiter"], str):
            raise TypeError('"delimiter" must be string, not ' + type(values["delimiter"]).__name__)
        if len(values["delimiter"]) != 1:
            raise TypeError('"delimiter" must be a 1-character string')
        for name in ("escapechar", "quotechar"):
            value = values[name]
            if value is None:
                continue
            if not isinstance(value, str):
                raise TypeError(f'"{name}" must be string or None, not {type(value).__name__}')
            if len(value) != 1:
                raise TypeError(f'"{name}" must be a 1-character string')
        if values["lineterminator"] is None:
            raise TypeError("lineterminator must be set")
        if not isinstance(values["lineterminator"], str):
            raise TypeError('"lineterminator" must be a string')
        quoting = values["quoting"]
        if type(quoting) is not int:
            raise TypeError('"quoting" must be an integer')
        if not QUOTE_MINIMAL <= quoting <= QUOTE_NONE:
            raise TypeError('bad "quoting" value')
        if quoting != QUOTE_NONE and "quotechar" in options and options["quotechar"] is None and "quoting" not in options:
            values["quoting"] = quoting = QUOTE_NONE
        if quoting != QUOTE_NONE and values["quotechar"] is None:
            raise TypeError("quotechar must be set if quoting enabled")
        for name, value in values.items():
            object.__setattr__(self, name, value)

    def __setattr__(self, name, value):
        if name in _DEFAULTS:
            raise AttributeError("attribute '%s' of '_csv.Dialect' objects is not writable" % name)
        raise AttributeError(f"'_csv.Dialect' object has no attribute '{name}'")

    def __delattr__(self, name):
        self.__setattr__(name, None)

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle 'Dialect' instances")

    def _tuple(self):
        return (self.delimiter, self.quotechar, self.escapechar, self.lineterminator, self.quoting, self.doublequote,
                self.skipinitialspace, self.strict)


_Forms.__name__ = _Forms.__qualname__ = "Dialect"
_Forms.__module__ = "_csv"

_dialects = {}
_limits = {"limit": 131072}


def _forms(dialect, options):
    """The checked dialect that a name, class or object stands for."""
    if isinstance(dialect, str):
        dialect = get_dialect(dialect)
    if isinstance(dialect, _Forms) and not options:
        return dialect
    return _Forms(dialect, options)


def register_dialect(name, dialect=None, **fmtparams):
    """Give a dialect a name."""
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = _forms(dialect, fmtparams)


def unregister_dialect(name):
    """Take a name away."""
    try:
        del _dialects[name]
    except (KeyError, TypeError):
        raise Error("unknown dialect") from None


def get_dialect(name):
    """The dialect of a name."""
    try:
        return _dialects[name]
    except (KeyError, TypeError):
        raise Error("unknown dialect") from None


def list_dialects():
    """The names of all dialects."""
    return list(_dialects)


def field_size_limit(*limit):
    """The greatest size of a field, and set a new one."""
    if len(limit) > 1:
        raise TypeError(f"field_size_limit() takes at most 1 argument ({len(limit)} given)")
    old = _limits["limit"]
    if limit:
        if not isinstance(limit[0], int):
            raise TypeError("limit must be an integer")
        _limits["limit"] = limit[0]
    return old


def reader(csvfile, dialect="excel", **fmtparams):
    """An iterator over the rows of a table; csvfile gives its lines."""
    lines = iter(csvfile)
    forms = _forms(dialect, fmtparams)
    return _csv.reader(lines, forms, forms._tuple(), _limits)


def writer(csvfile, dialect="excel", **fmtparams):
    """An object whose writerow() and writerows() write to a file."""
    write = getattr(csvfile, "write", None)
    if not callable(write):
        raise TypeError('argument 1 must have a "write" method')
    forms = _forms(dialect, fmtparams)
    return _csv.writer(write, forms, forms._tuple())


register_dialect("excel", excel)
register_dialect("excel-tab", excel_tab)
register_dialect("unix", unix_dialect)


class DictReader:
    """A reader whose rows are dicts by the names of the columns.

    Those are given, or are the first row. Values beyond them are kept under
    restkey, missing ones are restval.
    """

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self._fieldnames = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        names = self.fieldnames
        d = dict(zip(names, row))
        if len(names) < len(row):
            d[self.restkey] = row[len(names):]
        else:
            for name in names[len(row):]:
                d[name] = self.restval
        return d


class DictWriter:
    """A writer of dicts by the names of the columns.

    Missing values are restval; of names that are no columns extrasaction says
    whether they raise or are ignored.
    """

    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self.fieldnames = fieldnames
        self.restval = restval
        extrasaction = extrasaction.lower()
        if extrasaction not in ("raise", "ignore"):
            raise ValueError("extrasaction (%s) must be 'raise' or 'ignore'" % extrasaction)
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        """Write the names of the columns."""
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, rowdict):
        if self.extrasaction == "raise":
            wrong = rowdict.keys() - self.fieldnames
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join([repr(x) for x in wrong]))
        return (rowdict.get(name, self.restval) for name in self.fieldnames)

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._row, rowdicts))


class Sniffer:
    """Guesses the dialect of a sample."""

    def __init__(self):
        self.preferred = [",", "\t", ";", " ", ":"]

    def sniff(self, sample, delimiters=None):
        """The dialect as a class: by quoted fields if there are any, else by what is equally often on each line."""
        sample = sample.replace("\r\n", "\n").replace("\r", "\n")
        quote, double, delimiter, space = self._by_quotes(sample, delimiters)
        if not delimiter:
            delimiter, space = self._by_counts(sample, delimiters)
        if not delimiter:
            raise Error("Could not determine delimiter")
        found = type("dialect", (Dialect,), {
            "_name": "sniffed", "lineterminator": "\r\n", "quoting": QUOTE_MINIMAL, "doublequote": double,
            "delimiter": delimiter, "quotechar": quote or '"', "skipinitialspace": space})
        return found

    def _by_quotes(self, sample, delimiters):
        import re
        matches = []
        # What is inside of quotes ends at the first one that is not doubled, and is
        # not tried in other lengths: that took quadratic time.
        quoted = r"(?P<quote>[\"\'])(?:(?P=quote){2}|(?!(?P=quote)).)*+(?P=quote)"
        delim = r"(?P<delim>[^\w\n\"\'])"
        for pattern in (delim + "(?P<space> ?)" + quoted + "(?P=delim)",
                        r"(?:^|\n)" + quoted + delim + "(?P<space> ?)",
                        delim + "(?P<space> ?)" + quoted + r"(?:$|\n)",
                        r"(?:^|\n)" + quoted + r"(?:$|\n)"):
            matches = list(re.finditer(pattern, sample, re.DOTALL | re.MULTILINE))
            if matches:
                break
        if not matches:
            return "", False, None, False
        quotes, delims, spaces = {}, {}, 0
        for m in matches:
            groups = m.groupdict()
            quotes[groups["quote"]] = quotes.get(groups["quote"], 0) + 1
            delim = groups.get("delim")
            if delim and (delimiters is None or delim in delimiters):
                delims[delim] = delims.get(delim, 0) + 1
            spaces += bool(groups.get("space"))
        quote = max(quotes, key=quotes.get)
        delimiter, space = "", False
        if delims:
            delimiter = max(delims, key=delims.get)
            space = delims[delimiter] == spaces
            if delimiter == "\n":
                delimiter = ""
        double = False
        if delimiter:
            d, skip = re.escape(delimiter), " *+" if delimiter != " " else ""
            fields = re.finditer(f"(?:(?<={d})|^){skip}{quote}((?:{quote}{quote}|[^{quote}]++)*+){quote}(?:{d}|$)",
                                 sample, re.MULTILINE)
            double = any(2 * quote in m[1] for m in fields)
        return quote, double, delimiter, space

    def _by_counts(self, sample, delimiters):
        lines = [line for line in sample.split("\n") if line]
        candidates = {}
        for c in map(chr, range(127)):
            if delimiters is not None and c not in delimiters:
                continue
            counts = {}
            for line in lines:
                n = line.count(c)
                counts[n] = counts.get(n, 0) + 1
            n, lines_with = max(counts.items(), key=lambda item: item[1])
            if n:
                candidates[c] = n, lines_with / len(lines)
        # Letters and digits are delimiters only if somebody says so.
        for least in (1.0, 0.9):
            good = [c for c, (n, share) in candidates.items() if share >= least and (delimiters is not None or not c.isalnum())]
            for c in self.preferred:
                if c in good:
                    return c, self._spaced(lines, c)
            if good:
                best = max(good, key=lambda c: candidates[c][0])
                return best, self._spaced(lines, best)
        return "", False

    @staticmethod
    def _spaced(lines, delimiter):
        first = lines[0]
        return first.count(delimiter) == first.count("%c " % delimiter)

    def has_header(self, sample):
        """Whether the first row is of another kind than the rows below it."""
        rows = reader(sample.splitlines(), self.sniff(sample))
        header = next(rows)
        columns = dict.fromkeys(range(len(header)))
        for checked, row in enumerate(rows):
            if checked > 20:
                break
            if len(row) != len(header):
                continue
            for col in list(columns):
                try:
                    complex(row[col])
                    kind = complex
                except (ValueError, OverflowError):
                    kind = len(row[col])
                if columns[col] is None:
                    columns[col] = kind
                elif columns[col] != kind:
                    del columns[col]
        votes = 0
        for col, kind in columns.items():
            if type(kind) is int:
                votes += 1 if len(header[col]) != kind else -1
            else:
                try:
                    complex(header[col])
                except (ValueError, TypeError):
                    votes += 1
                else:
                    votes -= 1
        return votes > 0
