"""What a client may do, and how it is told that it may not."""


class Limits:
    """What a client may ask for. Sizes in bytes, times in seconds."""

    def __init__(self, *, request_line=8192, header_bytes=65536, headers=100,
                 body=1 << 30, connections=1024, header_time=20.0,
                 idle_time=75.0, io_time=30.0, linger=1 << 20):
        self.request_line = request_line
        self.header_bytes = header_bytes  # all header lines together
        self.headers = headers            # number of header lines
        self.body = body
        self.connections = connections    # at once; later ones wait in the backlog
        self.header_time = header_time    # for a whole head, from its first byte
        self.idle_time = idle_time        # between two requests
        self.io_time = io_time            # for each read of a body, each write
        self.linger = linger              # of an unread body, to keep a connection
        for name, value in vars(self).items():
            if isinstance(value, bool) or not isinstance(value, (int, float)) or value <= 0:
                raise ValueError(f"{name} must be a positive number, not {value!r}")


REASONS = {
    400: "Bad Request", 408: "Request Timeout", 413: "Content Too Large",
    414: "URI Too Long", 417: "Expectation Failed", 431: "Request Header Fields Too Large",
    500: "Internal Server Error", 501: "Not Implemented", 505: "HTTP Version Not Supported",
}


class BadRequest(Exception):
    """The request cannot be served: status is the answer, after which the
    connection closes."""

    def __init__(self, status, why=""):
        super().__init__(status, why)
        self.status = status
        self.why = why


class Hangup(Exception):
    """The client is gone, or has not sent what it promised in time."""
