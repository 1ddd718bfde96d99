"""What WSGI servers and applications share."""
import posixpath

__all__ = ["FileWrapper", "guess_scheme", "application_uri", "request_uri", "shift_path_info", "setup_testing_defaults",
           "is_hop_by_hop"]

_HOP = frozenset(["connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "te", "trailers",
                  "transfer-encoding", "upgrade"])


class FileWrapper:
    """Wrapper to convert file-like objects to iterables."""

    def __init__(self, filelike, blksize=8192):
        self.filelike, self.blksize = filelike, blksize
        if hasattr(filelike, "close"):
            self.close = filelike.close

    def __iter__(self):
        return self

    def __next__(self):
        data = self.filelike.read(self.blksize)
        if data:
            return data
        raise StopIteration


def guess_scheme(environ):
    """Return a guess for whether 'wsgi.url_scheme' should be 'http' or 'https'."""
    return "https" if environ.get("HTTPS") in ("yes", "on", "1") else "http"


def application_uri(environ):
    """Return the application's base URI (no PATH_INFO or QUERY_STRING)."""
    from urllib.parse import quote
    scheme = environ["wsgi.url_scheme"]
    url = scheme + "://"
    if environ.get("HTTP_HOST"):
        url += environ["HTTP_HOST"]
    else:
        url += environ["SERVER_NAME"]
        if environ["SERVER_PORT"] != {"https": "443", "http": "80"}.get(scheme):
            url += ":" + environ["SERVER_PORT"]
    return url + quote(environ.get("SCRIPT_NAME") or "/", encoding="latin1")


def request_uri(environ, include_query=True):
    """Return the full request URI, optionally including the query string."""
    from urllib.parse import quote
    url = application_uri(environ)
    path = quote(environ.get("PATH_INFO", ""), safe="/;=,", encoding="latin1")
    url += path if environ.get("SCRIPT_NAME") else path[1:]
    if include_query and environ.get("QUERY_STRING"):
        url += "?" + environ["QUERY_STRING"]
    return url


def shift_path_info(environ):
    """Shift a name from PATH_INFO to SCRIPT_NAME, returning it; None if there is none."""
    path = environ.get("PATH_INFO", "")
    if not path:
        return None
    parts = path.split("/")
    parts[1:-1] = [p for p in parts[1:-1] if p and p != "."]
    name = parts[1]
    del parts[1]
    script = posixpath.normpath(environ.get("SCRIPT_NAME", "") + "/" + name)
    if script.endswith("/"):
        script = script[:-1]
    if not name and not script.endswith("/"):
        script += "/"
    environ["SCRIPT_NAME"] = script
    environ["PATH_INFO"] = "/".join(parts)
    return None if name == "." else name


def setup_testing_defaults(environ):
    """Update 'environ' with trivial defaults for testing purposes."""
    from io import BytesIO, StringIO
    for key, value in (("SERVER_NAME", "127.0.0.1"), ("SERVER_PROTOCOL", "HTTP/1.0"), ("REQUEST_METHOD", "GET")):
        environ.setdefault(key, value)
    environ.setdefault("HTTP_HOST", environ["SERVER_NAME"])
    if "SCRIPT_NAME" not in environ and "PATH_INFO" not in environ:
        environ.update(SCRIPT_NAME="", PATH_INFO="/")
    for key, value in (("wsgi.version", (1, 0)), ("wsgi.run_once", 0), ("wsgi.multithread", 0),
                       ("wsgi.multiprocess", 0), ("wsgi.input", BytesIO()), ("wsgi.errors", StringIO())):
        environ.setdefault(key, value)
    environ.setdefault("wsgi.url_scheme", guess_scheme(environ))
    environ.setdefault("SERVER_PORT", "80" if environ["wsgi.url_scheme"] == "http" else "443")


def is_hop_by_hop(header_name):
    """Return true if 'header_name' is an HTTP/1.1 "Hop-by-Hop" header."""
    return header_name.lower() in _HOP
