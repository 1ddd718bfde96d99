"""Headers as a list that can be used like a mapping."""

__all__ = ["Headers"]


class Headers:
    """Manage a collection of HTTP response headers: names are found in any case."""

    def __init__(self, headers=None):
        headers = [] if headers is None else headers
        if type(headers) is not list:
            raise TypeError("Headers should be a list of name/value tuples")
        for k, v in headers:
            self._text(k), self._text(v)
        self._headers = headers

    @staticmethod
    def _text(value):
        if type(value) is str:
            return value
        raise AssertionError("Header names/values must be of type str (got %r)" % (value,))

    def __len__(self):
        return len(self._headers)

    def __setitem__(self, name, val):
        del self[name]
        self._headers.append((self._text(name), self._text(val)))

    def __delitem__(self, name):
        name = self._text(name).lower()
        self._headers[:] = [h for h in self._headers if h[0].lower() != name]

    def __getitem__(self, name):
        return self.get(name)

    def __contains__(self, name):
        return self.get(name) is not None

    def get_all(self, name):
        """Return a list of all the values for the named field."""
        name = self._text(name).lower()
        return [v for k, v in self._headers if k.lower() == name]

    def get(self, name, default=None):
        """Get the first header value for 'name', or return 'default'."""
        name = self._text(name).lower()
        for k, v in self._headers:
            if k.lower() == name:
                return v
        return default

    def keys(self):
        """Return a list of all the header field names."""
        return [k for k, _ in self._headers]

    def values(self):
        """Return a list of all header values."""
        return [v for _, v in self._headers]

    def items(self):
        """Get all the header fields and values."""
        return self._headers[:]

    def __repr__(self):
        return "Headers(%r)" % (self._headers,)

    def __str__(self):
        return "\r\n".join(["%s: %s" % h for h in self._headers] + ["", ""])

    def __bytes__(self):
        return str(self).encode("iso-8859-1")

    def setdefault(self, name, value):
        """Return first matching header value for 'name', or add 'value'."""
        found = self.get(name)
        if found is None:
            self._headers.append((self._text(name), self._text(value)))
            return value
        return found

    def add_header(self, _name, _value, **_params):
        """Extended header setting, with parameters."""
        parts = [] if _value is None else [self._text(_value)]
        for k, v in _params.items():
            k = self._text(k).replace("_", "-")
            if v is None:
                parts.append(k)
            else:
                parts.append('%s="%s"' % (k, self._text(v).replace("\\", "\\\\").replace('"', r"\"")))
        self._headers.append((self._text(_name), "; ".join(parts)))
