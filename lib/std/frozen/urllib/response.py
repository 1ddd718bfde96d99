"""What urllib.request answers with: a file that knows its headers and URL."""

__all__ = ["addbase", "addclosehook", "addinfo", "addinfourl"]


class addbase:
    """A file in a wrapper that closes it."""

    def __init__(self, fp):
        self.fp = self.file = fp

    def __getattr__(self, name):
        if name in ("fp", "file"):
            raise AttributeError(name)
        return getattr(self.fp, name)

    def __iter__(self):
        return iter(self.fp)

    def __enter__(self):
        if self.fp.closed:
            raise ValueError("I/O operation on closed file")
        return self

    def __exit__(self, *exc):
        self.close()

    def close(self):
        """Close the file."""
        self.fp.close()

    def __repr__(self):
        return "<%s at %r whose fp = %r>" % (type(self).__name__, id(self), self.fp)


class addclosehook(addbase):
    """A file that calls a function once it is closed."""

    def __init__(self, fp, closehook, *hookargs):
        super().__init__(fp)
        self.closehook, self.hookargs = closehook, hookargs

    def close(self):
        hook, args = self.closehook, self.hookargs
        self.closehook = self.hookargs = None
        try:
            if hook:
                hook(*args)
        finally:
            super().close()


class addinfo(addbase):
    """A file with headers."""

    def __init__(self, fp, headers):
        super().__init__(fp)
        self.headers = headers

    def info(self):
        """The headers."""
        return self.headers


class addinfourl(addinfo):
    """A file with headers, a URL and a status."""

    def __init__(self, fp, headers, url, code=None):
        super().__init__(fp, headers)
        self.url = url
        self.code = code

    @property
    def status(self):
        """The status of the answer."""
        return self.code

    def getcode(self):
        """The status of the answer."""
        return self.code

    def geturl(self):
        """The URL of the answer, which redirections may have changed."""
        return self.url
