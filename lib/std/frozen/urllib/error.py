"""What urllib.request raises."""
import io

__all__ = ["URLError", "HTTPError", "ContentTooShortError"]


class URLError(OSError):
    """The request could not be made; reason says why."""

    def __init__(self, reason, filename=None):
        self.args = reason,
        self.reason = reason
        if filename is not None:
            self.filename = filename

    def __str__(self):
        return "<urlopen error %s>" % self.reason


class HTTPError(URLError):
    """The server answered with an error. This is a response, too: it can be read."""

    def __init__(self, url, code, msg, hdrs, fp):
        self.code = self.status = code
        self.msg = msg
        self.hdrs = self.headers = hdrs
        self.fp = fp if fp is not None else io.BytesIO()
        self.filename = self.url = url

    def __str__(self):
        return "HTTP Error %s: %s" % (self.code, self.msg)

    def __repr__(self):
        return "<HTTPError %s: %r>" % (self.code, self.msg)

    @property
    def reason(self):
        """The text of the status."""
        return self.msg

    def __getattr__(self, name):
        if name == "fp":
            raise AttributeError(name)
        return getattr(self.fp, name)

    def __iter__(self):
        return iter(self.fp)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.fp.close()

    def info(self):
        """The headers."""
        return self.headers

    def getcode(self):
        """The status."""
        return self.code

    def geturl(self):
        """The URL that was asked for."""
        return self.url


class ContentTooShortError(URLError):
    """A download ended before its Content-Length."""

    def __init__(self, message, content):
        URLError.__init__(self, message)
        self.content = content
