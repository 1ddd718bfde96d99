"""HTTP cookies (RFC 6265): reading what a browser sends, making what it is to keep.

    C = SimpleCookie()
    C["session"] = "abc"
    C["session"]["path"] = "/"
    C["session"]["httponly"] = True
    print(C)      # Set-Cookie: session=abc; HttpOnly; Path=/
"""
import re
import string
import time
import types
import urllib.parse

__all__ = ["CookieError", "BaseCookie", "SimpleCookie"]

_KEY = re.compile("[%s]+" % re.escape(string.ascii_letters + string.digits + "!#$%&'*+-.^_`|~:"))
_PLAIN_VALUE = re.compile("[%s]*" % re.escape(string.ascii_letters + string.digits + "!#$%&'*+-.^_`|~:" + " ()/<=>?@[]{}"))
_QUOTED = {n: "\\%03o" % n for n in range(256) if not _PLAIN_VALUE.fullmatch(chr(n))}
_QUOTED[ord('"')] = '\\"'
_QUOTED[ord("\\")] = "\\\\"
_CONTROL = re.compile("[\x00-\x1f\x7f]")
_ESCAPE = re.compile(r"\\(?:([0-3][0-7][0-7])|(.))")


class CookieError(Exception):
    """A cookie cannot have such a name, attribute or text."""


def _refuse_control(*texts):
    """Control characters would let a text pass for other cookies and headers."""
    if any(_CONTROL.search(str(t)) for t in texts):
        raise CookieError("Control characters are not allowed in cookies %s" % " ".join(map(repr, texts)))


def _guarded(line):
    """A line that is to be sent."""
    if _CONTROL.search(line):
        raise CookieError("Control characters are not allowed in cookies")
    return line


def _quote(text):
    """text, in double quotes if it has characters that must not stand bare."""
    if text is None or _KEY.fullmatch(text):
        return text
    return '"' + text.translate(_QUOTED) + '"'


def _unquote(text):
    """What a quoted text means; others mean themselves."""
    if text is None or len(text) < 2 or text[0] != '"' or text[-1] != '"':
        return text
    return _ESCAPE.sub(lambda m: chr(int(m[1], 8)) if m[1] else m[2], text[1:-1])


def _date(seconds):
    """The time so many seconds from now, as Expires wants it."""
    t = time.gmtime(time.time() + seconds)
    day = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[t.tm_wday]
    month = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")[t.tm_mon - 1]
    return "%s, %02d %s %4d %02d:%02d:%02d GMT" % (day, t.tm_mday, month, t.tm_year, t.tm_hour, t.tm_min, t.tm_sec)


class Morsel(dict):
    """One cookie: its key, its value, and as a dict its attributes."""

    _reserved = {"expires": "expires", "path": "Path", "comment": "Comment", "domain": "Domain", "max-age": "Max-Age",
                 "secure": "Secure", "httponly": "HttpOnly", "version": "Version", "samesite": "SameSite"}
    _flags = {"secure", "httponly"}

    def __init__(self):
        self._key = self._value = self._coded_value = None
        dict.update(self, dict.fromkeys(self._reserved, ""))

    key = property(lambda self: self._key)
    value = property(lambda self: self._value)
    coded_value = property(lambda self: self._coded_value)

    @staticmethod
    def _attribute(name):
        low = name.lower()
        if low not in Morsel._reserved:
            raise CookieError("Invalid attribute %r" % (name,))
        return low

    def __setitem__(self, name, value):
        low = self._attribute(name)
        _refuse_control(low, value)
        dict.__setitem__(self, low, value)

    def setdefault(self, key, val=None):
        """The attribute, set to val if it is missing."""
        low = self._attribute(key)
        _refuse_control(low, val)
        return dict.setdefault(self, low, val)

    def update(self, values):
        """Set attributes."""
        new = {}
        for name, value in dict(values).items():
            low = name.lower()
            if low not in self._reserved:
                raise CookieError("Invalid attribute %r" % (name,))
            _refuse_control(low, value)
            new[low] = value
        dict.update(self, new)

    def __ior__(self, values):
        self.update(values)
        return self

    def isReservedKey(self, K):
        """Whether K is the name of an attribute."""
        return K.lower() in self._reserved

    def set(self, key, val, coded_val):
        """Set the key, the value, and the value as it is sent."""
        if key.lower() in self._reserved:
            raise CookieError("Attempt to set a reserved key %r" % (key,))
        if not _KEY.fullmatch(key):
            raise CookieError("Illegal key %r" % (key,))
        _refuse_control(key, val, coded_val)
        self._key, self._value, self._coded_value = key, val, coded_val

    def __eq__(self, other):
        if not isinstance(other, Morsel):
            return NotImplemented
        return (dict.__eq__(self, other) and self._key == other._key and self._value == other._value
                and self._coded_value == other._coded_value)

    __ne__ = object.__ne__

    def copy(self):
        """A Morsel with the same contents."""
        new = Morsel()
        dict.update(new, self)
        new.__dict__.update(self.__dict__)
        return new

    def __getstate__(self):
        return {"key": self._key, "value": self._value, "coded_value": self._coded_value}

    def __setstate__(self, state):
        texts = state["key"], state["value"], state["coded_value"]
        _refuse_control(*texts)
        self._key, self._value, self._coded_value = texts

    def __repr__(self):
        return "<%s: %s>" % (type(self).__name__, self.OutputString())

    def output(self, attrs=None, header="Set-Cookie:"):
        """The header that sets this cookie."""
        return "%s %s" % (header, self.OutputString(attrs))

    __str__ = output

    def js_output(self, attrs=None):
        """A script that sets this cookie."""
        return """
        <script type="text/javascript">
        <!-- begin hiding
        document.cookie = decodeURIComponent("%s");
        // end hiding -->
        </script>
        """ % urllib.parse.quote(_guarded(self.OutputString(attrs)), safe="")

    def OutputString(self, attrs=None):
        """The value of the header, with those attributes that attrs names."""
        out = ["%s=%s" % (self.key, self.coded_value)]
        for name, value in sorted(self.items()):
            if value == "" or attrs is not None and name not in attrs:
                continue
            shown = self._reserved[name]
            if name == "expires" and isinstance(value, int):
                out.append("%s=%s" % (shown, _date(value)))
            elif name == "max-age" and isinstance(value, int):
                out.append("%s=%d" % (shown, value))
            elif name == "comment" and isinstance(value, str):
                out.append("%s=%s" % (shown, _quote(value)))
            elif name in self._flags:
                if value:
                    out.append(shown)
            else:
                out.append("%s=%s" % (shown, value))
        return "; ".join(out)

    __class_getitem__ = classmethod(types.GenericAlias)


_PAIR = re.compile(r"""
    \s*
    (?P<key>[\w\d!#%&'~_`><@,:/\$\*\+\-\.\^\|\)\(\?\}\{\=]+?)
    (?:\s*=\s*
      (?P<value>
        "(?:[^\\"]|\\.)*"
        | \w{3},\s[\w\d\s-]{9,11}\s[\d:]{8}\sGMT
        | [\w\d!#%&'~_`><@,:/\$\*\+\-\.\^\|\)\(\?\}\{\=\[\]]*
      )
    )?
    \s*(?:\s+|;|$)
    """, re.ASCII | re.VERBOSE)


class BaseCookie(dict):
    """Cookies by their names: a dict of Morsels. Setting a str makes one."""

    def value_decode(self, val):
        """(value, text) of a text that was sent."""
        return val, val

    def value_encode(self, val):
        """(value, text) of a value that is to be sent."""
        text = str(val)
        return text, text

    def __init__(self, input=None):
        if input:
            self.load(input)

    def _set(self, key, value, coded):
        m = self.get(key, Morsel())
        m.set(key, value, coded)
        dict.__setitem__(self, key, m)

    def __setitem__(self, key, value):
        if isinstance(value, Morsel):
            dict.__setitem__(self, key, value)
        else:
            self._set(key, *self.value_encode(value))

    def output(self, attrs=None, header="Set-Cookie:", sep="\015\012"):
        """The headers that set all cookies."""
        return sep.join(_guarded(m.output(attrs, header)) for _, m in sorted(self.items()))

    __str__ = output

    def __repr__(self):
        return "<%s: %s>" % (type(self).__name__, " ".join("%s=%r" % (k, m.value) for k, m in sorted(self.items())))

    def js_output(self, attrs=None):
        """A script that sets all cookies."""
        return "".join(m.js_output(attrs) for _, m in sorted(self.items()))

    def load(self, rawdata):
        """Add the cookies of a header, or of a dict. A header that cannot be read
        as a whole adds nothing."""
        if not isinstance(rawdata, str):
            for key, value in rawdata.items():
                self[key] = value
            return
        items, at, named = [], 0, False
        while at < len(rawdata):
            m = _PAIR.match(rawdata, at)
            if not m:
                break
            at = m.end()
            key, value = m["key"], m["value"]
            low = key.lower()
            if key[0] == "$":
                if named:
                    items.append((None, key[1:], value))
            elif low in Morsel._reserved:
                if not named:
                    return
                if value is None:
                    if low not in Morsel._flags:
                        return
                    items.append((None, key, True))
                else:
                    items.append((None, key, _unquote(value)))
            elif value is None:
                return
            else:
                items.append((key, *self.value_decode(value)))
                named = True
        current = None
        for key, name, value in items:
            if key is None:
                current[name] = value
            else:
                self._set(key, name, value)
                current = self[key]


class SimpleCookie(BaseCookie):
    """Cookies whose values are texts, quoted where they must be."""

    def value_decode(self, val):
        return _unquote(val), val

    def value_encode(self, val):
        text = str(val)
        return text, _quote(text)
