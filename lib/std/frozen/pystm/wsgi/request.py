"""The head of a request, parsed and checked (RFC 9112)."""
from .limits import BadRequest

try:
    from _http import head as plain_head
except ImportError:  # another Python
    def plain_head(data, most, longest):
        return None

# RFC 9110, section 5.6.2: what names and methods are made of.
TOKEN = frozenset("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


def is_token(text):
    """Whether text may be a name of a header, or a method."""
    # Nearly all consist of letters, digits and dashes.
    return text.isascii() and text.replace("-", "").isalnum() or bool(text) and TOKEN.issuperset(text)


def unquote(path):
    """Percent-decoding of a request's path, latin-1 as WSGI wants its strings."""
    first, *rest = path.split("%")
    out = [first]
    for part in rest:
        try:
            out.append(chr(int(part[:2], 16)) + part[2:] if len(part[:2]) == 2 else "%" + part)
        except ValueError:
            out.append("%" + part)
    return "".join(out)


class Request:
    """A parsed head."""

    __slots__ = ("method", "target", "minor", "headers", "length", "chunked", "close", "expects")

    def __init__(self, head, limits):
        plain = plain_head(head, limits.headers, limits.request_line)
        if plain is not None:
            self.method, self.target, self.minor, self.headers = plain
        else:
            self.parse(head, limits)
        self.framing(limits)

    def parse(self, head, limits):
        lines = head.decode("latin-1").split("\r\n")
        if len(lines) - 1 > limits.headers:
            raise BadRequest(431)
        self.request_line(lines[0], limits)
        self.headers = headers = {}
        for i in range(1, len(lines)):
            name, colon, value = lines[i].partition(":")
            if not colon or not is_token(name):
                raise BadRequest(400, "malformed header line")
            value = value.strip(" \t")
            if "\0" in value or "\n" in value or "\r" in value:
                raise BadRequest(400, "control characters in a header")
            name = name.lower()
            if "_" in name:
                continue  # would pass for the header with a dash in its place
            if name not in headers:
                headers[name] = value
            elif name == "cookie":
                headers[name] += "; " + value
            elif name in ("host", "content-length", "transfer-encoding"):
                if name != "content-length" or value != headers[name]:
                    raise BadRequest(400, "more than one " + name)
            else:
                headers[name] += "," + value

    def request_line(self, line, limits):
        parts = line.split(" ")
        if len(line) > limits.request_line:
            raise BadRequest(414)
        if len(parts) != 3:
            raise BadRequest(400, "malformed request line")
        self.method, self.target, version = parts
        if not is_token(self.method):
            raise BadRequest(400, "malformed method")
        if not version.startswith("HTTP/") or len(version) != 8 or version[6] != "." \
                or not (version[5] + version[7]).isdecimal():
            raise BadRequest(400, "malformed version")
        if version[5] != "1":
            raise BadRequest(505)
        self.minor = min(int(version[7]), 1)
        if not self.target or min(self.target) <= " " or "\x7f" in self.target:
            raise BadRequest(400, "malformed target")
        if self.target[0] != "/":
            self.absolute()

    def absolute(self):
        """Targets that are no paths: whole URLs, and OPTIONS *."""
        if self.target == "*" and self.method == "OPTIONS":
            return
        scheme, sep, rest = self.target.partition("://")
        if not sep or scheme.lower() not in ("http", "https"):
            raise BadRequest(400, "malformed target")
        for i, c in enumerate(rest):
            if c in "/?":
                self.target = rest[i:] if c == "/" else "/" + rest[i:]
                return
        self.target = "/"

    def framing(self, limits):
        """How long the body is, and what becomes of the connection (RFC 9112, 6)."""
        headers = self.headers
        if self.minor and "host" not in headers:
            raise BadRequest(400, "no Host")
        self.chunked = False
        self.length = 0
        coding = headers.get("transfer-encoding")
        if coding is not None:
            if "content-length" in headers or not self.minor:
                raise BadRequest(400, "two lengths of a body")
            if coding.lower() != "chunked":
                raise BadRequest(501)
            self.chunked = True
        length = headers.get("content-length")
        if length is not None:
            if not length.isascii() or not length.isdecimal() or len(length) > 18:
                raise BadRequest(400, "malformed Content-Length")
            self.length = int(length)
            if self.length > limits.body:
                raise BadRequest(413)
        words = [w.strip().lower() for w in headers.get("connection", "").split(",")]
        self.close = "close" in words or not self.minor and "keep-alive" not in words
        expect = headers.get("expect")
        self.expects = False
        if expect is not None and self.minor:
            if expect.lower() != "100-continue":
                raise BadRequest(417)
            self.expects = self.chunked or self.length > 0
