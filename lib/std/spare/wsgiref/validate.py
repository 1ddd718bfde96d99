"""A WSGI application in a wrapper that checks both sides: what the server gives
and what the application answers. What is wrong raises AssertionError."""
import re
import sys
import warnings

__all__ = ["validator"]

_HEADER_NAME = re.compile(r"^[a-zA-Z][a-zA-Z0-9\-_]*$")
_BAD_VALUE = re.compile(r"[\000-\037]")
_METHODS = ("GET", "HEAD", "POST", "OPTIONS", "PATCH", "PUT", "DELETE", "TRACE")
_NEEDED = ("REQUEST_METHOD", "SERVER_NAME", "SERVER_PORT", "wsgi.version", "wsgi.input", "wsgi.errors",
           "wsgi.multithread", "wsgi.multiprocess", "wsgi.run_once")


class WSGIWarning(Warning):
    """The environment is odd, though not wrong."""


def _check(condition, text=None):
    if not condition:
        raise AssertionError(*(() if text is None else (text,)))


def _text(value, what):
    if type(value) is str:
        return value
    raise AssertionError("%s must be of type str (got %s)" % (what, repr(value)))


def validator(application):
    """The application in its wrapper."""

    def checked(*args, **kw):
        _check(len(args) == 2, "Two arguments required")
        _check(not kw, "No keyword arguments allowed")
        environ, start_response = args
        _check_environ(environ)
        started = []

        def start(*args, **kw):
            _check(len(args) in (2, 3), "Invalid number of arguments: %s" % (args,))
            _check(not kw, "No keyword arguments allowed")
            status, headers, exc_info = (args + (None,))[:3]
            _check_status(status)
            _check_headers(headers)
            _check_content_type(status, headers)
            _check(exc_info is None or type(exc_info) is tuple, "exc_info (%r) is not a tuple: %r" % (exc_info, type(exc_info)))
            started.append(None)
            return _Write(start_response(*args))

        environ["wsgi.input"] = _Input(environ["wsgi.input"])
        environ["wsgi.errors"] = _Errors(environ["wsgi.errors"])
        result = application(environ, start)
        _check(result is not None and result is not False, "The application must return an iterator, if only an empty list")
        _check(not isinstance(result, (str, bytes)), "You should not return a string as your application iterator, "
               "instead return a single-item list containing a bytestring.")
        return _Result(result, started)

    return checked


class _Input:
    """wsgi.input: reads give bytes, nobody closes it."""

    def __init__(self, stream):
        for name in ("read", "readline", "readlines", "__iter__"):
            _check(hasattr(stream, name), "wsgi.input (%r) doesn't have the attribute %s" % (stream, name))
        self.input = stream

    def _read(self, function, args, least):
        _check(least <= len(args) <= 1)
        data = function(*args)
        _check(type(data) is bytes)
        return data

    def read(self, *args):
        """Read bytes."""
        return self._read(self.input.read, args, 1)

    def readline(self, *args):
        """Read a line."""
        return self._read(self.input.readline, args, 0)

    def readlines(self, *args):
        """Read all lines."""
        _check(len(args) <= 1)
        lines = self.input.readlines(*args)
        _check(type(lines) is list)
        for line in lines:
            _check(type(line) is bytes)
        return lines

    def __iter__(self):
        while line := self.readline():
            yield line

    def close(self):
        """Wrong."""
        raise AssertionError("input.close() must not be called")


class _Errors:
    """wsgi.errors: takes text, nobody closes it."""

    def __init__(self, stream):
        for name in ("flush", "write", "writelines"):
            _check(hasattr(stream, name), "wsgi.errors (%r) doesn't have the attribute %s" % (stream, name))
        self.errors = stream

    def write(self, s):
        """Write text."""
        _check(type(s) is str)
        self.errors.write(s)

    def flush(self):
        """Have it written."""
        self.errors.flush()

    def writelines(self, seq):
        """Write lines."""
        for line in seq:
            self.write(line)

    def close(self):
        """Wrong."""
        raise AssertionError("errors.close() must not be called")


class _Write:
    """What start_response gives: takes bytes."""

    def __init__(self, write):
        self.writer = write

    def __call__(self, s):
        _check(type(s) is bytes)
        self.writer(s)


class _Result:
    """What the application answers: gives bytes, and is to be closed."""

    def __init__(self, result, started):
        self.result = result
        self.iterator = iter(result)
        self.closed = False
        self.started = started

    def __iter__(self):
        return self

    def __next__(self):
        _check(not self.closed, "Iterator read after closed")
        piece = next(self.iterator)
        if type(piece) is not bytes:
            _check(False, "Iterator yielded non-bytestring (%r)" % (piece,))
        if self.started is not None:
            _check(self.started, "The application returns and we started iterating over its body, "
                   "but start_response has not yet been called")
            self.started = None
        return piece

    def close(self):
        """Close it."""
        self.closed = True
        if hasattr(self.result, "close"):
            self.result.close()

    def __del__(self):
        if not self.closed:
            sys.stderr.write("Iterator garbage collected without being closed\n")
        _check(self.closed, "Iterator garbage collected without being closed")


def _check_environ(environ):
    _check(type(environ) is dict, "Environment is not of the right type: %r (environment: %r)" % (type(environ), environ))
    for key in _NEEDED:
        _check(key in environ, "Environment missing required key: %r" % (key,))
    for key in ("HTTP_CONTENT_TYPE", "HTTP_CONTENT_LENGTH"):
        _check(key not in environ, "Environment should not have the key: %s (use %s instead)" % (key, key[5:]))
    if "QUERY_STRING" not in environ:
        warnings.warn("QUERY_STRING is not in the WSGI environment; the cgi module will use sys.argv when this variable "
                      "is missing, so application errors are more likely", WSGIWarning)
    for key, value in environ.items():
        if "." not in key:
            _check(type(value) is str, "Environmental variable %s is not a string: %r (value: %r)" % (key, type(value), value))
    _check(type(environ["wsgi.version"]) is tuple, "wsgi.version should be a tuple (%r)" % (environ["wsgi.version"],))
    _check(environ["wsgi.url_scheme"] in ("http", "https"), "wsgi.url_scheme unknown: %r" % environ["wsgi.url_scheme"])
    _Input(environ["wsgi.input"])
    _Errors(environ["wsgi.errors"])
    if environ["REQUEST_METHOD"] not in _METHODS:
        warnings.warn("Unknown REQUEST_METHOD: %r" % environ["REQUEST_METHOD"], WSGIWarning)
    for key in ("SCRIPT_NAME", "PATH_INFO"):
        value = environ.get(key, "")
        _check(not value or value.startswith("/"), "%s doesn't start with /: %r" % (key, value))
    if environ.get("CONTENT_LENGTH"):
        _check(int(environ["CONTENT_LENGTH"]) >= 0, "Invalid CONTENT_LENGTH: %r" % environ["CONTENT_LENGTH"])
    if not environ.get("SCRIPT_NAME"):
        _check("PATH_INFO" in environ, "One of SCRIPT_NAME or PATH_INFO are required (PATH_INFO should at least be '/' "
               "if SCRIPT_NAME is empty)")
    _check(environ.get("SCRIPT_NAME") != "/", "SCRIPT_NAME cannot be '/'; it should instead be '', and PATH_INFO should be '/'")


def _check_status(status):
    code = _text(status, "Status").split(None, 1)[0]
    _check(len(code) == 3, "Status codes must be three characters: %r" % code)
    _check(int(code) >= 100, "Status code is invalid: %r" % int(code))
    if len(status) < 4 or status[3] != " ":
        warnings.warn("The status string (%r) should be a three-digit integer followed by a single space and a status "
                      "explanation" % status, WSGIWarning)


def _check_headers(headers):
    _check(type(headers) is list, "Headers (%r) must be of type list: %r" % (headers, type(headers)))
    for item in headers:
        _check(type(item) is tuple, "Individual headers (%r) must be of type tuple: %r" % (item, type(item)))
        _check(len(item) == 2)
        name, value = item
        name = _text(name, "Header name")
        value = _text(value, "Header value")
        _check(name.lower() != "status", "The Status header cannot be used; it conflicts with CGI script, and HTTP status "
               "is not given through headers (value: %r)." % value)
        _check("\n" not in name and ":" not in name, "Header names may not contain ':' or '\\n': %r" % name)
        _check(_HEADER_NAME.search(name), "Bad header name: %r" % name)
        _check(not name.endswith("-") and not name.endswith("_"), "Names may not end in '-' or '_': %r" % name)
        if _BAD_VALUE.search(value):
            _check(False, "Bad header value: %r (bad char: %r)" % (value, _BAD_VALUE.search(value)[0]))


def _check_content_type(status, headers):
    code = int(_text(status, "Status").split(None, 1)[0])
    empty = code in (204, 304)
    for name, _ in headers:
        if _text(name, "Header name").lower() == "content-type":
            _check(not empty, "Content-Type header found in a %s response, which must not return content." % code)
            return
    _check(empty, "No Content-Type header found in headers (%s)" % headers)
