"""Running a WSGI application for one request."""
import os
import sys
import time

from .headers import Headers
from .util import FileWrapper, guess_scheme, is_hop_by_hop

__all__ = ["BaseHandler", "SimpleHandler", "BaseCGIHandler", "CGIHandler", "read_environ", "format_date_time"]


def format_date_time(timestamp):
    """The time as HTTP writes it."""
    t = time.gmtime(timestamp)
    day = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[t[6]]
    month = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")[t[1] - 1]
    return "%s, %02d %3s %4d %02d:%02d:%02d GMT" % (day, t[2], month, t[0], t[3], t[4], t[5])


def read_environ():
    """The process's environment as WSGI wants its strings."""
    return {k: v.encode(sys.getfilesystemencoding(), "surrogateescape").decode("iso-8859-1") for k, v in os.environ.items()}


class BaseHandler:
    """Manage the invocation of a WSGI application."""

    wsgi_version = (1, 0)
    wsgi_multithread = True
    wsgi_multiprocess = True
    wsgi_run_once = False
    origin_server = True
    http_version = "1.0"
    server_software = None
    os_environ = read_environ()
    wsgi_file_wrapper = FileWrapper
    headers_class = Headers
    traceback_limit = None
    error_status = "500 Internal Server Error"
    error_headers = [("Content-Type", "text/plain")]
    error_body = b"A server error occurred.  Please contact the administrator."

    status = result = headers = None
    headers_sent = False
    bytes_sent = 0

    def run(self, application):
        """Invoke the application"""
        try:
            self.setup_environ()
            self.result = application(self.environ, self.start_response)
            self.finish_response()
        except (ConnectionAbortedError, BrokenPipeError, ConnectionResetError):
            return
        except BaseException:
            try:
                self.handle_error()
            except BaseException:
                self.close()
                raise

    def setup_environ(self):
        """Set up the environment for one request"""
        env = self.environ = self.os_environ.copy()
        self.add_cgi_vars()
        env["wsgi.input"] = self.get_stdin()
        env["wsgi.errors"] = self.get_stderr()
        env["wsgi.version"] = self.wsgi_version
        env["wsgi.run_once"] = self.wsgi_run_once
        env["wsgi.url_scheme"] = self.get_scheme()
        env["wsgi.multithread"] = self.wsgi_multithread
        env["wsgi.multiprocess"] = self.wsgi_multiprocess
        if self.wsgi_file_wrapper is not None:
            env["wsgi.file_wrapper"] = self.wsgi_file_wrapper
        if self.origin_server and self.server_software:
            env.setdefault("SERVER_SOFTWARE", self.server_software)

    def finish_response(self):
        """Send any iterable data, then close self and the iterable"""
        try:
            if not self.result_is_file() or not self.sendfile():
                for data in self.result:
                    self.write(data)
                self.finish_content()
        except BaseException:
            if hasattr(self.result, "close"):
                self.result.close()
            raise
        else:
            self.close()

    def get_scheme(self):
        """Return the URL scheme being used"""
        return guess_scheme(self.environ)

    def set_content_length(self):
        """Compute Content-Length if possible"""
        try:
            blocks = len(self.result)
        except (TypeError, AttributeError, NotImplementedError):
            return
        if blocks == 1:
            self.headers["Content-Length"] = str(self.bytes_sent)

    def cleanup_headers(self):
        """Make any necessary header changes or defaults"""
        if "Content-Length" not in self.headers:
            self.set_content_length()

    def start_response(self, status, headers, exc_info=None):
        """'start_response()' callable as specified by PEP 3333"""
        if exc_info:
            try:
                if self.headers_sent:
                    raise exc_info[1].with_traceback(exc_info[2])
            finally:
                exc_info = None
        elif self.headers is not None:
            raise AssertionError("Headers already set!")
        if type(status) is not str:
            raise AssertionError("Status must be of type str (got %r)" % (status,))
        if len(status) < 4 or not status[:3].isdigit() or status[3] != " ":
            raise AssertionError("Status message must begin w/3-digit code and a space")
        self.status = status
        self.headers = self.headers_class(headers)
        for name, _ in headers:
            if is_hop_by_hop(name):
                raise AssertionError("Hop-by-hop header, '%s', not allowed" % name)
        return self.write

    def send_preamble(self):
        """Transmit version/status/date/server, via self._write()"""
        if not self.origin_server:
            self._write(("Status: %s\r\n" % self.status).encode("iso-8859-1"))
        elif self.client_is_modern():
            self._write(("HTTP/%s %s\r\n" % (self.http_version, self.status)).encode("iso-8859-1"))
            if "Date" not in self.headers:
                self._write(("Date: %s\r\n" % format_date_time(time.time())).encode("iso-8859-1"))
            if self.server_software and "Server" not in self.headers:
                self._write(("Server: %s\r\n" % self.server_software).encode("iso-8859-1"))

    def write(self, data):
        """'write()' callable as specified by PEP 3333"""
        if type(data) is not bytes:
            raise AssertionError("write() argument must be a bytes instance")
        if not self.status:
            raise AssertionError("write() before start_response()")
        if not self.headers_sent:
            self.bytes_sent = len(data)
            self.send_headers()
        else:
            self.bytes_sent += len(data)
        self._write(data)
        self._flush()

    def sendfile(self):
        """Platform-specific file transmission: there is none."""
        return False

    def finish_content(self):
        """Ensure headers and content have both been sent"""
        if not self.headers_sent:
            self.headers.setdefault("Content-Length", "0")
            self.send_headers()

    def close(self):
        """Close the iterable (if needed) and reset all instance vars"""
        try:
            if hasattr(self.result, "close"):
                self.result.close()
        finally:
            self.result = self.headers = self.status = self.environ = None
            self.bytes_sent, self.headers_sent = 0, False

    def send_headers(self):
        """Transmit headers to the client, via self._write()"""
        self.cleanup_headers()
        self.headers_sent = True
        if not self.origin_server or self.client_is_modern():
            self.send_preamble()
            self._write(bytes(self.headers))

    def result_is_file(self):
        """True if 'self.result' is an instance of 'self.wsgi_file_wrapper'"""
        return self.wsgi_file_wrapper is not None and isinstance(self.result, self.wsgi_file_wrapper)

    def client_is_modern(self):
        """True if client can accept status and headers"""
        return self.environ["SERVER_PROTOCOL"].upper() != "HTTP/0.9"

    def log_exception(self, exc_info):
        """Log the 'exc_info' tuple in the server log"""
        try:
            from traceback import print_exception
            stderr = self.get_stderr()
            print_exception(*exc_info, self.traceback_limit, stderr)
            stderr.flush()
        finally:
            exc_info = None

    def handle_error(self):
        """Log current error, and send error output to client if possible"""
        self.log_exception(sys.exc_info())
        if not self.headers_sent:
            self.result = self.error_output(self.environ, self.start_response)
            self.finish_response()

    def error_output(self, environ, start_response):
        """WSGI mini-app to create error output"""
        start_response(self.error_status, self.error_headers[:], sys.exc_info())
        return [self.error_body]

    def _write(self, data):
        raise NotImplementedError

    _flush = get_stdin = get_stderr = add_cgi_vars = _write


class SimpleHandler(BaseHandler):
    """Handler that's just initialized with streams, environment, etc."""

    def __init__(self, stdin, stdout, stderr, environ, multithread=True, multiprocess=False):
        self.stdin, self.stdout, self.stderr, self.base_env = stdin, stdout, stderr, environ
        self.wsgi_multithread, self.wsgi_multiprocess = multithread, multiprocess

    def get_stdin(self):
        """The stream of the request's body."""
        return self.stdin

    def get_stderr(self):
        """The stream of errors."""
        return self.stderr

    def add_cgi_vars(self):
        """Add the variables of the request."""
        self.environ.update(self.base_env)

    def _write(self, data):
        while data:
            n = self.stdout.write(data)
            if n is None or n == len(data):
                return
            data = data[n:]

    def _flush(self):
        self.stdout.flush()
        self._flush = self.stdout.flush


class BaseCGIHandler(SimpleHandler):
    """CGI-like systems using input/output/error streams and environ mapping"""

    origin_server = False


class CGIHandler(BaseCGIHandler):
    """CGI-based invocation via sys.stdin/stdout/stderr and os.environ"""

    wsgi_run_once = True
    os_environ = {}

    def __init__(self):
        super().__init__(sys.stdin.buffer, sys.stdout.buffer, sys.stderr, read_environ(), False, True)
