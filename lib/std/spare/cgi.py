"""Forms as web servers get them: FieldStorage, and the headers of CGI.

This stands in for CPython's module where that is not installed."""
import email.message
import email.parser
import html
import io
import os
import sys
import tempfile
import urllib.parse
from collections.abc import Mapping

__all__ = ["MiniFieldStorage", "FieldStorage", "parse", "parse_multipart", "parse_header", "test"]

maxlen = 0  # bytes of input that are taken, 0: any number


def _headers(text):
    """The message of some header lines."""
    return email.parser.Parser().parsestr(text, headersonly=True)


def _split(line):
    """The parts of a header between semicolons outside of quotes."""
    while line[:1] == ";":
        line = line[1:]
        end = line.find(";")
        while end > 0 and (line.count('"', 0, end) - line.count('\\"', 0, end)) % 2:
            end = line.find(";", end + 1)
        if end < 0:
            end = len(line)
        yield line[:end].strip()
        line = line[end:]


def parse_header(line):
    """Parse a Content-type like header: the main content-type and a dictionary of options."""
    parts = _split(";" + line)
    key = next(parts)
    options = {}
    for part in parts:
        name, eq, value = part.partition("=")
        if eq:
            value = value.strip()
            if len(value) >= 2 and value[0] == value[-1] == '"':
                value = value[1:-1].replace("\\\\", "\\").replace('\\"', '"')
            options[name.strip().lower()] = value
    return key, options


def parse(fp=None, environ=os.environ, keep_blank_values=0, strict_parsing=0, separator="&"):
    """The fields of a form: a dict of lists of values."""
    form = FieldStorage(fp, environ=environ, keep_blank_values=keep_blank_values, strict_parsing=strict_parsing,
                        separator=separator)
    return {name: form.getlist(name) for name in form}


def parse_multipart(fp, pdict, encoding="utf-8", errors="replace", separator="&"):
    """The fields of a form of type multipart/form-data: a dict of lists of values."""
    boundary = pdict["boundary"]
    if isinstance(boundary, bytes):
        boundary = boundary.decode("ascii")
    headers = email.message.Message()
    headers["content-type"] = "multipart/form-data; boundary=" + boundary
    if "CONTENT-LENGTH" in pdict:
        headers["content-length"] = str(int(pdict["CONTENT-LENGTH"]))
    form = FieldStorage(fp, headers=headers, encoding=encoding, errors=errors,
                        environ={"REQUEST_METHOD": "POST"}, separator=separator)
    return {name: form.getlist(name) for name in form}


class MiniFieldStorage:
    """A field of a plain form: a name and a value."""

    filename = list = type = file = disposition = None
    type_options = {}
    disposition_options = {}
    headers = {}

    def __init__(self, name, value):
        self.name, self.value = name, value

    def __repr__(self):
        return "MiniFieldStorage(%r, %r)" % (self.name, self.value)


class FieldStorage:
    """A form, or a field of one with headers of its own.

    Items are fields by their names, several in a list. A field has name, filename,
    value, file, type, headers, disposition and their options. A field of a length,
    or one that is a file, is binary; others are text."""

    bufsize = 8 * 1024

    def __init__(self, fp=None, headers=None, outerboundary=b"", environ=os.environ, keep_blank_values=0,
                 strict_parsing=0, limit=None, encoding="utf-8", errors="replace", max_num_fields=None, separator="&"):
        method = environ.get("REQUEST_METHOD", "GET").upper()
        self.keep_blank_values, self.strict_parsing = keep_blank_values, strict_parsing
        self.max_num_fields, self.separator = max_num_fields, separator
        self.encoding, self.errors = encoding, errors
        self.qs_on_post = None
        if method in ("GET", "HEAD"):
            query = environ.get("QUERY_STRING", "")
            fp = io.BytesIO(query.encode(sys.getfilesystemencoding(), "surrogateescape"))
            if headers is None:
                headers = {"content-type": "application/x-www-form-urlencoded"}
        if headers is None:
            headers = {"content-type": environ.get("CONTENT_TYPE", "application/x-www-form-urlencoded" if method == "POST"
                                                   else "application/x-www-form-urlencoded")}
            if "QUERY_STRING" in environ:
                self.qs_on_post = environ["QUERY_STRING"]
            if "CONTENT_LENGTH" in environ:
                headers["content-length"] = environ["CONTENT_LENGTH"]
        elif not isinstance(headers, (Mapping, email.message.Message)):
            raise TypeError("headers must be mapping or an instance of email.message.Message")
        self.headers = headers
        if fp is None:
            self.fp = sys.stdin.buffer
        elif isinstance(fp, io.TextIOWrapper):
            self.fp = fp.buffer
        elif hasattr(fp, "read") and hasattr(fp, "readline"):
            self.fp = fp
        else:
            raise TypeError("fp must be file pointer")
        if not isinstance(outerboundary, bytes):
            raise TypeError("outerboundary must be bytes, not %s" % type(outerboundary).__name__)
        self.outerboundary = outerboundary
        self.bytes_read = 0
        self.limit = limit
        self.disposition, self.disposition_options = "", {}
        if "content-disposition" in headers:
            self.disposition, self.disposition_options = parse_header(headers["content-disposition"])
        self.name = self.disposition_options.get("name")
        self.filename = self.disposition_options.get("filename")
        self._binary_file = self.filename is not None
        if "content-type" in headers:
            self.type, self.type_options = parse_header(headers["content-type"])
        else:
            self.type, self.type_options = "text/plain", {}
        self.innerboundary = self.type_options.get("boundary", "").encode(self.encoding, self.errors)
        self.length = -1
        if "content-length" in headers:
            try:
                self.length = int(headers["content-length"])
            except ValueError:
                pass
            if maxlen and self.length > maxlen:
                raise ValueError("Maximum content length exceeded")
        if self.limit is None and self.length >= 0:
            self.limit = self.length
        self.list = self.file = None
        self.done = 0
        if self.type == "application/x-www-form-urlencoded":
            self._read_urlencoded()
        elif self.type[:10] == "multipart/":
            self._read_multi()
        elif self.length >= 0:
            self._read_binary()
        else:
            self._read_lines()

    def __repr__(self):
        return "FieldStorage(%r, %r, %r)" % (self.name, self.filename, self.value)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        if self.file is not None:
            self.file.close()

    def __getattr__(self, name):
        if name != "value":
            raise AttributeError(name)
        if self.file:
            self.file.seek(0)
            value = self.file.read()
            self.file.seek(0)
            return value
        return self.list

    # As a mapping.

    def _fields(self):
        if self.list is None:
            raise TypeError("not indexable")
        return self.list

    def __iter__(self):
        return iter(self.keys())

    def __getitem__(self, key):
        found = [item for item in self._fields() if item.name == key]
        if not found:
            raise KeyError(key)
        return found[0] if len(found) == 1 else found

    def __contains__(self, key):
        return any(item.name == key for item in self._fields())

    def __len__(self):
        return len(self.keys())

    def __bool__(self):
        if self.list is None:
            raise TypeError("Cannot be converted to bool.")
        return bool(self.list)

    def keys(self):
        """The names of the fields."""
        return list(dict.fromkeys(item.name for item in self._fields()))

    def getvalue(self, key, default=None):
        """The value of a field, or the list of all its values."""
        values = self.getlist(key) if key in self else None
        return default if values is None else values[0] if len(values) == 1 else values

    def getfirst(self, key, default=None):
        """The first value of a field."""
        return self.getlist(key)[0] if key in self else default

    def getlist(self, key):
        """All values of a field."""
        return [item.value for item in self._fields() if item.name == key]

    # Reading.

    def _pairs(self, text):
        return urllib.parse.parse_qsl(text, self.keep_blank_values, self.strict_parsing, encoding=self.encoding,
                                      errors=self.errors, max_num_fields=self.max_num_fields, separator=self.separator)

    def _read_urlencoded(self):
        raw = self.fp.read(self.length)
        if not isinstance(raw, bytes):
            raise ValueError("%s should return bytes, got %s" % (self.fp, type(raw).__name__))
        text = raw.decode(self.encoding, self.errors)
        if self.qs_on_post:
            text += self.separator + self.qs_on_post if text else self.qs_on_post
        self.list = [MiniFieldStorage(*pair) for pair in self._pairs(text)]
        self._skip()

    def _skip(self):
        if self.outerboundary:
            while self._next_line()[1]:
                pass

    def _read_multi(self):
        mark = self.innerboundary
        if not mark or len(mark) > 200:
            raise ValueError("Invalid boundary in multipart form: %r" % (mark,))
        self.list = []
        if self.qs_on_post:
            self.list += (MiniFieldStorage(*pair) for pair in self._pairs(self.qs_on_post))
        line = self.fp.readline()
        if not isinstance(line, bytes):
            raise ValueError("%s should return bytes, got %s" % (self.fp, type(line).__name__))
        self.bytes_read += len(line)
        while line and line.strip() != b"--" + mark:
            line = self.fp.readline()
            self.bytes_read += len(line)
        room = self.max_num_fields
        if room is not None:
            room -= len(self.list)
        while line:
            text = b""
            while line := self.fp.readline():
                text += line
                self.bytes_read += len(line)
                if not line.strip():
                    break
            if not text:
                break
            headers = _headers(text.decode(self.encoding, self.errors))
            if "content-length" in headers:
                del headers["content-length"]  # the boundary tells
            limit = None if self.limit is None else self.limit - self.bytes_read
            part = type(self)(self.fp, headers, mark, {"REQUEST_METHOD": "POST"}, self.keep_blank_values, self.strict_parsing, limit,
                              self.encoding, self.errors, room, self.separator)
            if room is not None:
                room -= 1
                if part.list:
                    room -= len(part.list)
                if room < 0:
                    raise ValueError("Max number of fields exceeded")
            self.bytes_read += part.bytes_read
            self.list.append(part)
            if part.done or self.bytes_read >= self.length > 0:
                break
        self._skip()

    def _read_binary(self):
        self.file = self.make_file()
        left = self.length
        while left > 0:
            data = self.fp.read(min(left, self.bufsize))
            if not isinstance(data, bytes):
                raise ValueError("%s should return bytes, got %s" % (self.fp, type(data).__name__))
            self.bytes_read += len(data)
            if not data:
                self.done = -1
                break
            self.file.write(data if self._binary_file else data.decode(self.encoding, self.errors))
            left -= len(data)
        self.file.seek(0)

    def _read_lines(self):
        """A field whose end is a boundary, or the end of the input."""
        self._small = io.BytesIO() if self._binary_file else io.StringIO()
        self.file = self._small
        held = b""  # a line's end, which may belong to the boundary
        while True:
            line, more = self._next_line()
            if not more:
                break
            data = held + line
            held = b""
            for end in (b"\r\n", b"\n"):
                if data.endswith(end) and self.outerboundary:
                    data, held = data[:-len(end)], end
                    break
            else:
                if data.endswith(b"\r") and self.outerboundary:
                    data, held = data[:-1], b"\r"
            self._write(data)
        if held and not self.outerboundary:
            self._write(held)
        self.file.seek(0)

    def _next_line(self):
        """(line, True), or (b"", False) at the end of the field."""
        if self.limit is not None and 0 <= self.limit <= self.bytes_read and self.outerboundary:
            return b"", False
        line = self.fp.readline(1 << 16)
        self.bytes_read += len(line)
        if not line:
            self.done = -1
            return b"", False
        if self.outerboundary and line.startswith(b"--" + self.outerboundary):
            rest = line[2 + len(self.outerboundary):].strip()
            if not rest:
                return b"", False
            if rest == b"--":
                self.done = 1
                return b"", False
        return line, True

    def _write(self, data):
        if self._small is not None and self._small.tell() + len(data) > 1000:
            self.file = self.make_file()
            self.file.write(self._small.getvalue())
            self._small = None
        self.file.write(data if self._binary_file else data.decode(self.encoding, self.errors))

    def make_file(self):
        """A file for a field that is long."""
        if self._binary_file:
            return tempfile.TemporaryFile("wb+")
        return tempfile.TemporaryFile("w+", encoding=self.encoding, newline="\n")


def test(environ=os.environ):
    """Print what came, as a page."""
    print("Content-type: text/html\n")
    form = FieldStorage(environ=environ)
    for name in sorted(form):
        print("<p>%s: %s</p>" % (html.escape(str(name)), html.escape(repr(form.getlist(name)))))
