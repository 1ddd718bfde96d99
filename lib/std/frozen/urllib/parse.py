"""URLs: taking them apart, putting them together, quoting (RFC 3986).

Functions take str or ASCII bytes and answer in kind."""
import functools
import re
import unicodedata
import warnings
from collections import namedtuple

__all__ = ["urlparse", "urlunparse", "urljoin", "urldefrag", "urlsplit", "urlunsplit", "urlencode", "parse_qs",
           "parse_qsl", "quote", "quote_plus", "quote_from_bytes", "unquote", "unquote_plus", "unquote_to_bytes",
           "DefragResult", "ParseResult", "SplitResult", "DefragResultBytes", "ParseResultBytes", "SplitResultBytes"]

uses_relative = ["", "ftp", "http", "gopher", "nntp", "imap", "wais", "file", "https", "shttp", "mms", "prospero",
                 "rtsp", "rtspu", "sftp", "svn", "svn+ssh", "ws", "wss"]
uses_netloc = ["", "ftp", "http", "gopher", "nntp", "telnet", "imap", "wais", "file", "mms", "https", "shttp", "snews",
               "prospero", "rtsp", "rtspu", "rsync", "svn", "svn+ssh", "sftp", "nfs", "git", "git+ssh", "ws", "wss"]
uses_params = ["", "ftp", "hdl", "prospero", "http", "imap", "https", "shttp", "rtsp", "rtspu", "sip", "sips", "mms",
               "sftp", "tel"]
non_hierarchical = ["gopher", "hdl", "mailto", "news", "telnet", "wais", "imap", "snews", "sip", "sips"]
uses_query = ["", "http", "wais", "imap", "https", "shttp", "mms", "gopher", "rtsp", "rtspu", "sip", "sips"]
uses_fragment = ["", "ftp", "hdl", "http", "gopher", "news", "nntp", "wais", "https", "shttp", "snews", "file", "prospero"]
scheme_chars = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-."
_CONTROL_OR_SPACE = "".join(map(chr, range(33)))


# Bytes are taken as ASCII text and answers encoded again.

def _coerce_args(*args):
    """The arguments as str, and what turns a result back into their kind."""
    text = isinstance(args[0], str)
    for a in args[1:]:
        if a and isinstance(a, str) != text:
            raise TypeError("Cannot mix str and non-str arguments")
    if text:
        return *args, _same
    return *(a.decode("ascii", "strict") if a else "" for a in args), _encoded


def _same(x):
    return x


def _encoded(x, encoding="ascii", errors="strict"):
    return x.encode(encoding, errors)


class _ResultStr:
    __slots__ = ()

    def encode(self, encoding="ascii", errors="strict"):
        """The same result, of bytes."""
        return self._other(*(x.encode(encoding, errors) for x in self))


class _ResultBytes:
    __slots__ = ()

    def decode(self, encoding="ascii", errors="strict"):
        """The same result, of text."""
        return self._other(*(x.decode(encoding, errors) for x in self))


class _Netloc:
    """The parts of user:password@host:port."""
    __slots__ = ()

    def _marks(self):
        return ("@", ":", "[", "]", "%") if isinstance(self.netloc, str) else (b"@", b":", b"[", b"]", b"%")

    def _userinfo(self):
        at, colon, *_ = self._marks()
        info, have, _ = self.netloc.rpartition(at)
        if not have:
            return None, None
        name, have, password = info.partition(colon)
        return name, password if have else None

    def _hostinfo(self):
        at, colon, left, right, _ = self._marks()
        host = self.netloc.rpartition(at)[2]
        _, bracket, inside = host.partition(left)
        if bracket:
            name, _, port = inside.partition(right)
            port = port.partition(colon)[2]
        else:
            name, _, port = host.partition(colon)
        return name, port or None

    @property
    def username(self):
        return self._userinfo()[0]

    @property
    def password(self):
        return self._userinfo()[1]

    @property
    def hostname(self):
        name = self._hostinfo()[0]
        if not name:
            return None
        percent = self._marks()[4]
        address, mark, zone = name.partition(percent)
        return address.lower() + mark + zone

    @property
    def port(self):
        port = self._hostinfo()[1]
        if port is None:
            return None
        text = port if isinstance(port, str) else port.decode("ascii")
        if not (text.isdigit() and text.isascii()):
            raise ValueError(f"Port could not be cast to integer value as {port!r}")
        if int(text) > 65535:
            raise ValueError("Port out of range 0-65535")
        return int(text)

    __class_getitem__ = classmethod(type(list[int]))


class DefragResult(namedtuple("DefragResult", "url fragment"), _ResultStr):
    """The result of urldefrag()."""
    __slots__ = ()

    def geturl(self):
        """The whole URL."""
        return self.url + "#" + self.fragment if self.fragment else self.url


class SplitResult(namedtuple("SplitResult", "scheme netloc path query fragment"), _Netloc, _ResultStr):
    """The result of urlsplit()."""
    __slots__ = ()

    def geturl(self):
        """The whole URL."""
        return urlunsplit(self)


class ParseResult(namedtuple("ParseResult", "scheme netloc path params query fragment"), _Netloc, _ResultStr):
    """The result of urlparse()."""
    __slots__ = ()

    def geturl(self):
        """The whole URL."""
        return urlunparse(self)


class DefragResultBytes(namedtuple("DefragResult", "url fragment"), _ResultBytes):
    """The result of urldefrag() of bytes."""
    __slots__ = ()

    def geturl(self):
        """The whole URL."""
        return self.url + b"#" + self.fragment if self.fragment else self.url


class SplitResultBytes(namedtuple("SplitResult", "scheme netloc path query fragment"), _Netloc, _ResultBytes):
    """The result of urlsplit() of bytes."""
    __slots__ = ()

    def geturl(self):
        """The whole URL."""
        return urlunsplit(self)


class ParseResultBytes(namedtuple("ParseResult", "scheme netloc path params query fragment"), _Netloc, _ResultBytes):
    """The result of urlparse() of bytes."""
    __slots__ = ()

    def geturl(self):
        """The whole URL."""
        return urlunparse(self)


for _a, _b in ((DefragResult, DefragResultBytes), (SplitResult, SplitResultBytes), (ParseResult, ParseResultBytes)):
    _a._other, _b._other = _b, _a
del _a, _b


def _result(text_class, coerced):
    """The class of a result, by what turns answers back."""
    return text_class._other if coerced is _encoded else text_class


# Taking apart.

def urlparse(url, scheme="", allow_fragments=True):
    """Parse a URL into 6 components:
    <scheme>://<netloc>/<path>;<params>?<query>#<fragment>

    The result is a named 6-tuple; see urlsplit for the rest."""
    url, scheme, back = _coerce_args(url, scheme)
    scheme, netloc, url, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ""
    if scheme in uses_params and ";" in url:
        url, params = _splitparams(url)
    if back is _same:
        return ParseResult(scheme, netloc, url, params, query, fragment)
    return ParseResultBytes(*map(back, (scheme, netloc, url, params, query, fragment)))


def _splitparams(url):
    """The path, and the parameters of its last segment."""
    at = url.find(";", max(url.rfind("/"), 0))
    return (url, "") if at < 0 else (url[:at], url[at + 1:])


def _splitnetloc(url, start=0):
    """What stands before the path, query and fragment, and these."""
    end = min((at for mark in "/?#" if (at := url.find(mark, start)) >= 0), default=len(url))
    return url[start:end], url[end:]


def _check_netloc(netloc):
    """No character may turn into a separator when it is normalised."""
    if not netloc or netloc.isascii():
        return
    bare = netloc.translate({ord(c): None for c in "@:#?"})
    normal = unicodedata.normalize("NFKC", bare)
    if bare != normal and any(c in normal for c in "/?#@:"):
        raise ValueError(f"netloc {netloc!r} contains invalid characters under NFKC normalization")


def _check_brackets(netloc):
    """What stands in brackets is an address of a later version than 4, with a port behind at most."""
    host = netloc.rpartition("@")[2]
    before, _, rest = host.partition("[")
    inside, _, after = rest.partition("]")
    if before or after and not after.startswith(":"):
        raise ValueError("Invalid IPv6 URL")
    if inside.startswith("v"):
        if not re.fullmatch(r"v[a-fA-F0-9]+\..+", inside):
            raise ValueError("IPvFuture address is invalid")
        return
    address, percent, zone = inside.partition("%")
    if re.fullmatch(r"\d{1,3}(\.\d{1,3}){3}", inside):
        raise ValueError("An IPv4 address cannot be in brackets")
    import socket
    try:
        socket.inet_pton(socket.AF_INET6, address)
    except (OSError, ValueError):
        address = None
    if address is None or percent and (not zone or "%" in zone):
        raise ValueError(f"{inside!r} does not appear to be an IPv4 or IPv6 address")


@functools.lru_cache(typed=True)
def urlsplit(url, scheme="", allow_fragments=True):
    """Parse a URL into 5 components:
    <scheme>://<netloc>/<path>?<query>#<fragment>

    The result is a named 5-tuple. %-escapes are not decoded. scheme is the
    default; without allow_fragments, fragments belong to what is before them."""
    url, scheme, back = _coerce_args(url, scheme)
    parts = _split(url, scheme, allow_fragments)
    return SplitResult(*parts) if back is _same else SplitResultBytes(*map(back, parts))


def _split(url, scheme, allow_fragments):
    url = url.lstrip(_CONTROL_OR_SPACE)
    scheme = scheme.strip(_CONTROL_OR_SPACE)
    for c in "\t\r\n":
        url, scheme = url.replace(c, ""), scheme.replace(c, "")
    netloc = query = fragment = ""
    at = url.find(":")
    if at > 0 and url[0].isascii() and url[0].isalpha() and all(c in scheme_chars for c in url[:at]):
        scheme, url = url[:at].lower(), url[at + 1:]
    if url[:2] == "//":
        netloc, url = _splitnetloc(url, 2)
        if ("[" in netloc) != ("]" in netloc):
            raise ValueError("Invalid IPv6 URL")
        if "[" in netloc:
            _check_brackets(netloc)
    if allow_fragments and "#" in url:
        url, fragment = url.split("#", 1)
    if "?" in url:
        url, query = url.split("?", 1)
    _check_netloc(netloc)
    return scheme, netloc, url, query, fragment


def urlunparse(components):
    """Put a parsed URL back together again: equivalent, if not the same text."""
    scheme, netloc, url, params, query, fragment, back = _coerce_args(*components)
    if params:
        url = f"{url};{params}"
    return back(urlunsplit((scheme, netloc, url, query, fragment)))


def urlunsplit(components):
    """Put what urlsplit() gives back together: equivalent, if not the same text."""
    scheme, netloc, url, query, fragment, back = _coerce_args(*components)
    if netloc or scheme and scheme in uses_netloc and url[:2] != "//":
        if url and url[:1] != "/":
            url = "/" + url
        url = "//" + (netloc or "") + url
    if scheme:
        url = scheme + ":" + url
    if query:
        url = url + "?" + query
    if fragment:
        url = url + "#" + fragment
    return back(url)


def urljoin(base, url, allow_fragments=True):
    """Join a base URL and a possibly relative URL to form an absolute
    interpretation of the latter."""
    if not base:
        return url
    if not url:
        return base
    base, url, back = _coerce_args(base, url)
    bscheme, bnetloc, bpath, bparams, bquery, _ = urlparse(base, "", allow_fragments)
    scheme, netloc, path, params, query, fragment = urlparse(url, bscheme, allow_fragments)
    if scheme != bscheme or scheme not in uses_relative:
        return back(url)
    if scheme in uses_netloc:
        if netloc:
            return back(urlunparse((scheme, netloc, path, params, query, fragment)))
        netloc = bnetloc
    if not path and not params:
        path, params = bpath, bparams
        if not query:
            query = bquery
        return back(urlunparse((scheme, netloc, path, params, query, fragment)))
    segments = bpath.split("/")
    if segments[-1]:
        del segments[-1]  # the last one is replaced
    if path[:1] == "/":
        segments = path.split("/")
    else:
        segments += path.split("/")
        segments[1:-1] = filter(None, segments[1:-1])
    resolved = []
    for s in segments:
        if s == "..":
            if resolved:
                resolved.pop()
        elif s != ".":
            resolved.append(s)
    if segments[-1] in (".", ".."):
        resolved.append("")
    return back(urlunparse((scheme, netloc, "/".join(resolved) or "/", params, query, fragment)))


def urldefrag(url):
    """Removes any existing fragment from URL: a tuple of the defragmented URL and
    the fragment, which is empty if there was none."""
    url, back = _coerce_args(url)
    if "#" in url:
        s, n, p, a, q, fragment = urlparse(url)
        url = urlunparse((s, n, p, a, q, ""))
    else:
        fragment = ""
    return _result(DefragResult, back)(back(url), back(fragment))


# Quoting.

_HEX = {(a + b).encode(): bytes([int(a + b, 16)]) for a in "0123456789ABCDEFabcdef" for b in "0123456789ABCDEFabcdef"}


def unquote_to_bytes(string):
    """unquote_to_bytes('abc%20def') -> b'abc def'."""
    if not string:
        string.split  # a str or bytes
        return b""
    if isinstance(string, str):
        string = string.encode("utf-8")
    first, *rest = string.split(b"%")
    if not rest:
        return string
    out = [first]
    for part in rest:
        byte = _HEX.get(part[:2])
        if byte is None:
            out += (b"%", part)
        else:
            out += (byte, part[2:])
    return b"".join(out)


_ASCII = re.compile("([\x00-\x7f]+)")


def unquote(string, encoding="utf-8", errors="replace"):
    """Replace %xx escapes by their single-character equivalent. The optional
    encoding and errors parameters specify how to decode percent-encoded
    sequences into Unicode characters, as accepted by the bytes.decode() method."""
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding, errors)
    if "%" not in string:
        string.split  # a str
        return string
    encoding = encoding or "utf-8"
    errors = errors or "replace"
    if string.isascii():
        return unquote_to_bytes(string).decode(encoding, errors)
    parts = _ASCII.split(string)
    for i in range(1, len(parts), 2):
        parts[i] = unquote_to_bytes(parts[i]).decode(encoding, errors)
    return "".join(parts)


def unquote_plus(string, encoding="utf-8", errors="replace"):
    """Like unquote(), but also replace plus signs by spaces, as required for
    unquoting HTML form values."""
    return unquote(string.replace("+", " "), encoding, errors)


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace",
             max_num_fields=None, separator="&"):
    """Parse a query given as a string argument: a dict of lists of values."""
    out = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator):
        out.setdefault(name, []).append(value)
    return out


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace",
              max_num_fields=None, separator="&"):
    """Parse a query given as a string argument: a list of (name, value) pairs.

    Blank values are dropped unless keep_blank_values; without strict_parsing,
    so is what is no pair."""
    qs, back = _coerce_args(qs)
    separator, _ = _coerce_args(separator)
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError("Separator must be of type string or bytes.")
    pairs = qs.split(separator) if qs else []
    if max_num_fields is not None and max_num_fields < len(pairs):
        raise ValueError("Max number of fields exceeded")
    out = []
    for pair in pairs:
        if not pair and not strict_parsing:
            continue
        name, eq, value = pair.partition("=")
        if not eq:
            if strict_parsing:
                raise ValueError(f"bad query field: {pair!r}")
            if not keep_blank_values:
                continue
        if value or keep_blank_values:
            name = unquote(name.replace("+", " "), encoding, errors)
            value = unquote(value.replace("+", " "), encoding, errors)
            out.append((back(name), back(value)) if back is _same else (name.encode(encoding, errors), value.encode(encoding, errors)))
    return out


_SAFE = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~"


@functools.lru_cache
def _quoter(safe):
    """The texts of all bytes, for a set of safe ones."""
    keep = {*_SAFE, *safe}
    return [chr(b) if b in keep else f"%{b:02X}" for b in range(256)]


def quote(string, safe="/", encoding=None, errors=None):
    """quote('abc def') -> 'abc%20def'

    Letters, digits, _.-~ and what safe says are never quoted."""
    if isinstance(string, str):
        if not string:
            return string
        string = string.encode(encoding or "utf-8", errors or "strict")
    elif encoding is not None:
        raise TypeError("quote() doesn't support 'encoding' for bytes")
    elif errors is not None:
        raise TypeError("quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe="", encoding=None, errors=None):
    """Like quote(), but also replace ' ' with '+', as required for quoting HTML
    form values. Plus signs are quoted unless safe has them."""
    space = " " if isinstance(string, str) else b" "
    if space not in string:
        return quote(string, safe, encoding, errors)
    return quote(string, safe + (" " if isinstance(safe, str) else b" "), encoding, errors).replace(" ", "+")


def quote_from_bytes(bs, safe="/"):
    """Like quote(), but accepts a bytes object rather than a str, and does not
    perform string-to-bytes encoding. It always returns an ASCII string."""
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError("quote_from_bytes() expected bytes")
    if not bs:
        return ""
    if isinstance(safe, str):
        safe = safe.encode("ascii", "ignore")
    else:
        safe = bytes(c for c in safe if c < 128)
    if not bs.rstrip(_SAFE + safe):
        return bs.decode()
    table = _quoter(safe)
    return "".join([table[b] for b in bs])


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    """Encode a dict or sequence of two-element tuples into a URL query string.

    If any values in the query arg are sequences and doseq is true, each
    sequence element is converted to a separate parameter."""
    if hasattr(query, "items"):
        query = query.items()
    else:
        try:
            if len(query) and not isinstance(query[0], tuple):
                raise TypeError
        except TypeError as e:
            raise TypeError("not a valid non-string sequence or mapping object").with_traceback(e.__traceback__) from e

    def text(x):
        return quote_via(x, safe) if isinstance(x, bytes) else quote_via(str(x), safe, encoding, errors)

    out = []
    for k, v in query:
        k = text(k)
        if not doseq or isinstance(v, (bytes, str)):
            out.append(k + "=" + text(v))
            continue
        try:
            len(v)
        except TypeError:
            out.append(k + "=" + text(v))
        else:
            out += (k + "=" + text(x) for x in v)
    return "&".join(out)


# Kept for old programs.

def unwrap(url):
    """Transform a string like '<URL:scheme://host/path>' into 'scheme://host/path'."""
    url = str(url).strip()
    if url[:1] == "<" and url[-1:] == ">":
        url = url[1:-1].strip()
    return url[4:].strip() if url[:4] == "URL:" else url


def _splittype(url):
    """'type:opaquestring' --> 'type', 'opaquestring'."""
    m = re.match("([^/:]+):(.*)", url, re.DOTALL)
    return (m.group(1).lower(), m.group(2)) if m else (None, url)


def _splithost(url):
    """'//host[:port]/path' --> 'host[:port]', '/path'."""
    m = re.match("//([^/#?]*)(.*)", url, re.DOTALL)
    if not m:
        return None, url
    host, path = m.groups()
    return host, "/" + path if path and path[0] != "/" else path


def _splituser(host):
    """'user[:passwd]@host[:port]' --> 'user[:passwd]', 'host[:port]'."""
    user, at, host = host.rpartition("@")
    return user if at else None, host


def _splitpasswd(user):
    """'user:passwd' -> 'user', 'passwd'."""
    user, colon, passwd = user.partition(":")
    return user, passwd if colon else None


def _splitport(host):
    """'host:port' --> 'host', 'port'."""
    m = re.fullmatch("(.*):([0-9]*)", host, re.DOTALL)
    if not m:
        return host, None
    return m.group(1), m.group(2) or None


def _splitnport(host, defport=-1):
    """Like _splitport, with the number; defport if there is none, None if it is no number."""
    name, colon, port = host.rpartition(":")
    if not colon:
        return host, defport
    if not port:
        return name, defport
    return name, int(port) if port.isdigit() and port.isascii() else None


def _splitquery(url):
    """'/path?query' --> '/path', 'query'."""
    path, mark, query = url.rpartition("?")
    return (path, query) if mark else (url, None)


def _splittag(url):
    """'/path#tag' --> '/path', 'tag'."""
    path, mark, tag = url.rpartition("#")
    return (path, tag) if mark else (url, None)


def _splitattr(url):
    """'/path;attr1=value1;attr2=value2;...' -> '/path', ['attr1=value1', 'attr2=value2', ...]."""
    words = url.split(";")
    return words[0], words[1:]


def _splitvalue(attr):
    """'attr=value' --> 'attr', 'value'."""
    attr, mark, value = attr.partition("=")
    return attr, value if mark else None


def _to_bytes(url):
    """A URL as ASCII text."""
    if isinstance(url, str):
        try:
            url.encode("ascii")
        except UnicodeError:
            raise UnicodeError("URL " + repr(url) + " contains non-ASCII characters")
    return url


def _old(function, instead):
    name = function.__name__[1:]

    def old(*args, **kwargs):
        warnings.warn(f"urllib.parse.{name}() is deprecated as of 3.8, use urllib.parse.{instead}() instead",
                      DeprecationWarning, stacklevel=2)
        return function(*args, **kwargs)

    old.__name__, old.__doc__ = name, function.__doc__
    globals()[name] = old


for _f in (_splittype, _splithost, _splituser, _splitpasswd, _splitport, _splitnport, _splitquery, _splittag, _splitattr):
    _old(_f, "urlparse")
_old(_splitvalue, "parse_qsl")
del _f


def to_bytes(url):
    """A URL as ASCII text."""
    warnings.warn("urllib.parse.to_bytes() is deprecated as of 3.8", DeprecationWarning, stacklevel=2)
    return _to_bytes(url)


def clear_cache():
    """Clear internal performance caches."""
    urlsplit.cache_clear()
    _quoter.cache_clear()
