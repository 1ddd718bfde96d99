"""Answers: start_response, write, and the framing of what is sent."""
from .request import is_token

try:
    from _http import fields as plain_fields
except ImportError:  # another Python
    def plain_fields(headers):
        return None

HOP_BY_HOP = frozenset(["connection", "keep-alive", "proxy-authenticate", "proxy-authorization",
                        "te", "trailer", "transfer-encoding", "upgrade"])


class Response:
    """What an application answers to one request: start_response and write, and
    the framing of what it yields."""

    def __init__(self, server, channel, request):
        self.server = server
        self.channel = channel
        self.request = request
        self.close = request.close
        self.status = None
        self.fields = None       # of the head, once there is one
        self.sent = False        # the head has left
        self.chunked = False
        self.left = None         # bytes promised by Content-Length and not yet sent
        self.silent = request.method == "HEAD"
        self.size = 0            # bytes of the body sent

    def start(self, status, headers, exc_info=None):
        """start_response of PEP 3333."""
        if exc_info:
            try:
                if self.sent:
                    raise exc_info[1].with_traceback(exc_info[2])
            finally:
                exc_info = None
        elif self.fields is not None:
            raise AssertionError("start_response() was called twice without exc_info")
        if not isinstance(status, str) or len(status) < 4 or not status[:3].isdecimal() or status[3] != " ":
            raise ValueError(f"malformed status: {status!r}")
        check_text(status)
        self.fields = plain_fields(headers) or fields(headers)
        self.status = status
        return self.write

    def head(self, whole):
        """The bytes of the head; whole is the length of the body if it is known."""
        text, length, date, server = self.fields
        lines = ["HTTP/1.1 " + self.status + "\r\n" + text]
        code = self.status[:3]
        if code in ("204", "304") or code[0] == "1":
            self.silent = True
        elif length is not None:
            if not length.isascii() or not length.isdecimal():
                raise ValueError(f"malformed Content-Length: {length!r}")
            self.left = int(length)
        elif whole is not None:
            lines.append("Content-Length: %d\r\n" % whole)
            self.left = whole
        elif self.request.minor:
            lines.append("Transfer-Encoding: chunked\r\n")
            self.chunked = not self.silent
        else:
            self.close = True
        if date:
            lines.append("Date: " + self.server.date() + "\r\n")
        if server:
            lines.append("Server: " + self.server.name + "\r\n")
        if self.close:
            lines.append("Connection: close\r\n")
        elif not self.request.minor:
            lines.append("Connection: keep-alive\r\n")
        lines.append("\r\n")
        return "".join(lines).encode("latin-1")

    def write(self, data, whole=None):
        """Send a piece of the body, after the head if that has not left."""
        out = self.frame(data, whole)
        if out:
            self.channel.send(out)

    def frame(self, data, whole):
        """A piece of the body as it is sent."""
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError(f"the body must be made of bytes, not {type(data).__name__}")
        if self.fields is None:
            raise AssertionError("the body began before start_response() was called")
        out = b"" if self.sent else self.head(whole)
        if data and not self.silent:
            if self.left is not None:
                if len(data) > self.left:
                    raise ValueError("the body is longer than its Content-Length")
                self.left -= len(data)
            self.size += len(data)
            if self.chunked:
                out += b"%x\r\n%b\r\n" % (len(data), data)
            else:
                out = out + data if out else data
        self.sent = True
        return out

    def run(self, app, environ):
        result = app(environ, self.start)
        close = getattr(result, "close", None)
        try:
            if self.fields is not None and isinstance(result, (list, tuple)) and not self.sent:
                body = result[0] if len(result) == 1 else b"".join(result)
                self.channel.send_later(self.frame(body, len(body)))
            else:
                for piece in result:
                    if piece:
                        self.write(piece)
                if not self.sent:
                    self.write(b"", 0)
            self.finish()
            if close is not None:
                self.channel.flush()
        finally:
            if close is not None:
                close()

    def finish(self):
        if self.chunked:
            self.channel.send(b"0\r\n\r\n")
        if self.left and not self.silent:
            self.close = True  # the client waits for bytes that will not come


def fields(headers):
    """The lines of the headers, checked; Content-Length, if it is among them; and
    whether no Date and no Server are."""
    lines = []
    length = None
    date = server = True
    for name, value in headers:
        if not isinstance(name, str) or not isinstance(value, str):
            raise TypeError(f"names and values of headers must be str: {name!r}: {value!r}")
        if not is_token(name):
            raise ValueError(f"malformed name of a header: {name!r}")
        check_text(value)
        low = name.lower()
        if low in HOP_BY_HOP:
            raise ValueError(f"{name} is the server's to send")
        lines.append(f"{name}: {value}\r\n")
        if low == "content-length":
            length = value
        elif low == "date":
            date = False
        elif low == "server":
            server = False
    return "".join(lines), length, date, server


def check_text(text):
    """Values must be latin-1 without control characters: no line can be forged."""
    if text.isascii() and text.isprintable():
        return
    for c in text:
        if c < " " and c != "\t" or c == "\x7f":
            raise ValueError(f"control characters in a header: {text!r}")
    text.encode("latin-1")
