"""Reading from and writing to a client: heads and bodies of requests."""
import io
import socket
import sys
import time

from .limits import BadRequest, Hangup

SPOOL = 1 << 20  # longer chunked bodies are kept in a file
LATER = 1 << 16  # longer answers are sent at once


class Channel:
    """A client's socket with what has been read ahead of it."""

    def __init__(self, sock, limits):
        self.sock = sock
        self.limits = limits
        self.ahead = b""
        self.later = b""      # to be sent before anything is received
        self.idle = True      # between two requests
        self.timeout = None   # the socket's
        self.plain = type(sock) is socket.socket and hasattr(sock, "_answer")

    def within(self, timeout):
        """Set the socket's timeout."""
        if timeout != self.timeout:
            self.sock.settimeout(timeout)
            self.timeout = timeout

    def receive(self, timeout):
        """Read more; Hangup at the end and at the time's end."""
        if timeout <= 0:
            raise Hangup("time is up")
        try:
            if self.later and self.plain:
                later, self.later = self.later, b""
                data = self.sock._answer(later, 65536, self.limits.io_time, timeout)
            else:
                self.flush()
                self.within(timeout)
                data = self.sock.recv(65536)
        except (TimeoutError, OSError) as e:
            raise Hangup(str(e)) from None
        if not data:
            raise Hangup("closed by the client")
        return data

    def send(self, data):
        if self.later:
            data, self.later = self.later + data, b""
        self.within(self.limits.io_time)
        try:
            self.sock.sendall(data)
        except (TimeoutError, OSError) as e:
            raise Hangup(str(e)) from None

    def send_later(self, data):
        """Send data soon: with what is sent next, or before the next receive."""
        self.later += data
        if len(self.later) > LATER:
            self.flush()

    def flush(self):
        """Send what was to be sent later."""
        if self.later:
            self.send(b"")

    def head(self):
        """The bytes of the next request's head without the empty line that ends
        it; None if the client has left between two requests."""
        data, self.ahead = self.ahead.lstrip(b"\r\n"), b""
        if data:
            self.flush()
        else:
            try:
                data = self.receive(self.limits.idle_time).lstrip(b"\r\n")
            except Hangup:
                return None
        until = 0
        seen = 0
        most = self.limits.request_line + self.limits.header_bytes
        while True:
            end = data.find(b"\r\n\r\n", max(seen - 3, 0))
            if 0 <= end <= most:
                self.ahead = data[end + 4:]
                return data[:end]
            line = data.find(b"\r\n", 0, self.limits.request_line + 2)
            if line < 0 and len(data) > self.limits.request_line:
                raise BadRequest(414)
            if end >= 0 or len(data) > most:
                raise BadRequest(431)
            if data.find(b"\n\n", max(seen - 1, 0)) >= 0:
                raise BadRequest(400, "lines must end with CR LF")
            seen = len(data)
            now = time.monotonic()
            if not until:
                until = now + self.limits.header_time
            try:
                data += self.receive(until - now)
            except Hangup:
                if time.monotonic() >= until:
                    raise BadRequest(408) from None
                raise

    def take(self, n):
        """Up to n bytes of a body, at least one."""
        data = self.ahead or self.receive(self.limits.io_time)
        self.ahead = data[n:]
        return data[:n]

    def line(self, most=4096):
        """A line of a chunked body, without its end."""
        data = self.ahead
        while True:
            end = data.find(b"\r\n", 0, most + 2)
            if end >= 0:
                self.ahead = data[end + 2:]
                return data[:end]
            if len(data) > most:
                raise BadRequest(400, "line too long")
            data += self.receive(self.limits.io_time)


class Body:
    """The body of a request, as wsgi.input: bounded, and read from the client
    only when the application asks for it. It is used like a binary file, but is no
    io.IOBase: those are closed when they die, which costs more than the rest of it."""

    closed = False

    def __init__(self, channel, length, chunked, expects):
        self.channel = channel
        self.left = length        # bytes to come, of the chunk if chunked
        self.chunked = chunked
        self.expects = expects    # the client waits for "100 Continue"
        self.total = 0
        self.ended = length == 0 and not chunked
        self.buffer = b""

    def readable(self):
        return True

    def writable(self):
        return False

    def seekable(self):
        return False

    def flush(self):
        pass

    def close(self):
        pass

    def more(self):
        """Read a piece; False at the end."""
        if self.ended:
            return False
        if self.expects:
            self.expects = False
            self.channel.send(b"HTTP/1.1 100 Continue\r\n\r\n")
        if self.chunked and not self.left and not self.next_chunk():
            return False
        piece = self.channel.take(min(self.left, 65536))
        self.left -= len(piece)
        self.total += len(piece)
        self.buffer += piece
        if self.chunked:
            if not self.left and self.channel.line():
                raise BadRequest(400, "a chunk is longer than it says")
        elif not self.left:
            self.ended = True
        return True

    def next_chunk(self):
        size = self.channel.line().split(b";", 1)[0].strip()
        if not size or len(size) > 16 or size.strip(b"0123456789abcdefABCDEF"):
            raise BadRequest(400, "bad size of a chunk")
        self.left = int(size, 16)
        if self.total + self.left > self.channel.limits.body:
            raise BadRequest(413)
        if self.left:
            return True
        for _ in range(self.channel.limits.headers + 1):
            if not self.channel.line():
                self.ended = True
                return False
        raise BadRequest(431)

    def read(self, size=-1):
        if size is None or size < 0:
            parts = []
            while True:
                parts.append(self.buffer)
                self.buffer = b""
                if not self.more():
                    return b"".join(parts)
        while len(self.buffer) < size and self.more():
            pass
        data, self.buffer = self.buffer[:size], self.buffer[size:]
        return data

    def read1(self, size=-1):
        if not self.buffer:
            self.more()
        if size is None or size < 0:
            size = len(self.buffer)
        data, self.buffer = self.buffer[:size], self.buffer[size:]
        return data

    def readinto(self, into):
        data = self.read(len(into))
        into[:len(data)] = data
        return len(data)

    def readline(self, size=-1):
        if size is None or size < 0:
            size = sys.maxsize
        seen = 0
        while True:
            end = self.buffer.find(b"\n", seen, size) + 1
            if end or len(self.buffer) >= size:
                end = end or size
                break
            seen = len(self.buffer)
            if not self.more():
                end = len(self.buffer)
                break
        line, self.buffer = self.buffer[:end], self.buffer[end:]
        return line

    def readlines(self, hint=-1):
        lines = []
        size = 0
        while line := self.readline():
            lines.append(line)
            size += len(line)
            if hint is not None and 0 < hint <= size:
                break
        return lines

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def skip(self):
        """Read what the application left; False if the connection is not worth
        it or the client still waits for our word."""
        self.buffer = b""
        if self.ended:
            return True
        if self.expects:
            return False
        budget = self.channel.limits.linger
        while self.more():
            budget -= len(self.buffer)
            self.buffer = b""
            if budget < 0:
                return False
        return True


def whole(body, request):
    """The whole of a chunked body: applications want to know how long it is."""
    spool = io.BytesIO()
    while piece := body.read1():
        if spool.tell() + len(piece) > SPOOL and isinstance(spool, io.BytesIO):
            import tempfile
            early, spool = spool, tempfile.TemporaryFile()
            spool.write(early.getbuffer())
        spool.write(piece)
    del request.headers["transfer-encoding"]
    request.headers["content-length"] = str(spool.tell())
    spool.seek(0)
    return spool
