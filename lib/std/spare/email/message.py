"""class Message: headers, in order and found in any case, and a body."""
import binascii
import io

from email import utils

__all__ = ["Message", "EmailMessage"]


def _params(text):
    """The (name, value) pairs of a header with parameters; the first has no value."""
    parts, at, quoted, start = [], 0, False, 0
    while at < len(text):
        c = text[at]
        if c == '"':
            quoted = not quoted
        elif c == "\\" and quoted:
            at += 1
        elif c == ";" and not quoted:
            parts.append(text[start:at])
            start = at + 1
        at += 1
    parts.append(text[start:])
    pairs = []
    for part in parts:
        name, eq, value = part.strip().partition("=")
        pairs.append((name.strip().lower() if eq else part.strip(), value.strip()))
    return utils.decode_params(pairs) if any("*" in name for name, _ in pairs) else pairs


class Message:
    """A message. As a mapping it holds the headers: names are found in any case,
    what is not there is None, and a name may stand several times."""

    def __init__(self, policy=None):
        self.policy = policy
        self._headers = []
        self._unixfrom = None
        self._payload = None
        self._charset = None
        self._default_type = "text/plain"
        self.preamble = self.epilogue = None
        self.defects = []

    # Headers.

    def __len__(self):
        return len(self._headers)

    def __getitem__(self, name):
        return self.get(name)

    def __setitem__(self, name, value):
        self._headers.append((name, value))

    def __delitem__(self, name):
        name = name.lower()
        self._headers = [h for h in self._headers if h[0].lower() != name]

    def __contains__(self, name):
        name = name.lower()
        return any(k.lower() == name for k, _ in self._headers)

    def __iter__(self):
        return iter(self.keys())

    def keys(self):
        """Names of all headers, in order."""
        return [k for k, _ in self._headers]

    def values(self):
        """Values of all headers."""
        return [v for _, v in self._headers]

    def items(self):
        """All headers."""
        return list(self._headers)

    def get(self, name, failobj=None):
        """The first header of that name."""
        name = name.lower()
        for k, v in self._headers:
            if k.lower() == name:
                return v
        return failobj

    def get_all(self, name, failobj=None):
        """All headers of that name."""
        name = name.lower()
        return [v for k, v in self._headers if k.lower() == name] or failobj

    def set_raw(self, name, value):
        """Add a header as it is."""
        self._headers.append((name, value))

    def raw_items(self):
        """All headers, as they are."""
        return iter(self._headers.copy())

    def add_header(self, _name, _value, **_params):
        """Add a header with parameters: None gives a name alone."""
        parts = [] if _value is None else [_value]
        for k, v in _params.items():
            k = k.replace("_", "-")
            if v is None:
                parts.append(k)
            elif isinstance(v, tuple):
                parts.append("%s*=%s" % (k, utils.encode_rfc2231(v[2], v[0], v[1])))
            elif v.isascii():
                parts.append('%s="%s"' % (k, utils.quote(v)))
            else:
                parts.append("%s*=%s" % (k, utils.encode_rfc2231(v, "utf-8")))
        self[_name] = "; ".join(parts)

    def replace_header(self, _name, _value):
        """Give the first header of that name another value."""
        name = _name.lower()
        for i, (k, _) in enumerate(self._headers):
            if k.lower() == name:
                self._headers[i] = (k, _value)
                return
        raise KeyError(_name)

    # Parameters.

    def get_params(self, failobj=None, header="content-type", unquote=True):
        """The (name, value) pairs of a header."""
        value = self.get(header)
        if value is None:
            return failobj
        pairs = _params(str(value))
        if unquote:
            return [(k, v if isinstance(v, tuple) else utils.unquote(v)) for k, v in pairs]
        return pairs

    def get_param(self, param, failobj=None, header="content-type", unquote=True):
        """The value of a parameter of a header."""
        for k, v in self.get_params([], header, unquote):
            if k.lower() == param.lower():
                return v
        return failobj

    def set_param(self, param, value, header="Content-Type", requote=True, charset=None, language="", replace=False):
        """Set a parameter of a header."""
        text = utils.encode_rfc2231(value, charset, language) if charset else '"%s"' % utils.quote(value)
        name = param + "*" if charset else param
        pairs = [p for p in self.get_params([], header, unquote=False) if p[0].lower() != param.lower()]
        pairs.append((name, text))
        joined = "; ".join("%s=%s" % p if p[1] else p[0] for p in pairs)
        if header in self and replace:
            self.replace_header(header, joined)
        else:
            del self[header]
            self[header] = joined

    def get_content_type(self):
        """type/subtype, in lower case."""
        value = self.get("content-type")
        if value is None:
            return self.get_default_type()
        text = _params(str(value))[0][0].lower()
        return text if text.count("/") == 1 else "text/plain"

    def get_content_maintype(self):
        """The type."""
        return self.get_content_type().partition("/")[0]

    def get_content_subtype(self):
        """The subtype."""
        return self.get_content_type().partition("/")[2]

    def get_default_type(self):
        """The type of a message that names none."""
        return self._default_type

    def set_default_type(self, ctype):
        """Set the type of a message that names none."""
        self._default_type = ctype

    def get_filename(self, failobj=None):
        """The name of an attached file."""
        for header, param in (("content-disposition", "filename"), ("content-type", "name")):
            name = self.get_param(param, None, header)
            if name is not None:
                return utils.collapse_rfc2231_value(name).strip()
        return failobj

    def get_boundary(self, failobj=None):
        """The boundary of a multipart message."""
        value = self.get_param("boundary")
        return failobj if value is None else utils.collapse_rfc2231_value(value).rstrip()

    def get_content_charset(self, failobj=None):
        """The charset of a text."""
        value = self.get_param("charset")
        return failobj if value is None else utils.collapse_rfc2231_value(value).lower()

    def get_content_disposition(self):
        """inline, attachment or None."""
        value = self.get("content-disposition")
        return None if value is None else _params(str(value))[0][0].lower()

    # Body.

    def is_multipart(self):
        """Whether the body is a list of messages."""
        return isinstance(self._payload, list)

    def set_payload(self, payload, charset=None):
        """Set the body."""
        self._payload = payload
        if charset is not None:
            self.set_param("charset", str(charset))

    def attach(self, payload):
        """Add a message to the body."""
        if self._payload is None:
            self._payload = []
        elif not isinstance(self._payload, list):
            raise TypeError("Attach is not valid on a message with a non-multipart payload")
        self._payload.append(payload)

    def get_payload(self, i=None, decode=False):
        """The body: a str or a list; bytes if it is to be decoded."""
        if self.is_multipart():
            if decode:
                return None
            return self._payload if i is None else self._payload[i]
        if i is not None:
            raise TypeError("Expected list, got %s" % type(self._payload))
        if not decode or self._payload is None:
            return self._payload
        raw = self._payload.encode("ascii", "surrogateescape") if isinstance(self._payload, str) else self._payload
        coding = str(self.get("content-transfer-encoding", "")).lower()
        if coding == "quoted-printable":
            return binascii.a2b_qp(raw)
        if coding == "base64":
            try:
                return binascii.a2b_base64(raw)
            except binascii.Error:
                return raw
        return raw

    def walk(self):
        """This message and all within it."""
        yield self
        if self.is_multipart():
            for part in self._payload:
                yield from part.walk()

    def as_string(self, unixfrom=False, maxheaderlen=0, policy=None):
        """The text of the message."""
        out = io.StringIO()
        for k, v in self._headers:
            out.write("%s: %s\n" % (k, v))
        out.write("\n")
        if self.is_multipart():
            boundary = self.get_boundary()
            if boundary is None:
                boundary = "=" * 15 + "%d" % id(self)
                self.set_param("boundary", boundary)
                return self.as_string()
            if self.preamble is not None:
                out.write(self.preamble + "\n")
            for part in self._payload:
                out.write("--%s\n%s\n" % (boundary, part.as_string()))
            out.write("--%s--\n" % boundary)
            if self.epilogue:
                out.write(self.epilogue)
        elif self._payload is not None:
            out.write(self._payload)
        return out.getvalue()

    __str__ = as_string

    def as_bytes(self, unixfrom=False, policy=None):
        """The bytes of the message."""
        return self.as_string().encode("ascii", "surrogateescape")

    __bytes__ = as_bytes


class EmailMessage(Message):
    """A message whose body is set by its content."""

    def set_content(self, content, subtype="plain", charset="utf-8"):
        """Make a text the body."""
        del self["Content-Type"]
        self["Content-Type"] = 'text/%s; charset="%s"' % (subtype, charset)
        self.set_payload(content)

    def get_content(self):
        """The body as text."""
        return self.get_payload(decode=True).decode(self.get_content_charset("utf-8"), "replace")
