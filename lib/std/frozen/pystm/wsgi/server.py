"""The server: its socket, its threads, the life of a connection."""
import collections
import errno
import os
import signal
import socket
import sys
import threading
import time
import traceback

from .channel import Body, Channel, whole
from .limits import REASONS, BadRequest, Hangup, Limits
from .request import Request, unquote
from .response import Response

try:
    from _http import environ as add_headers
except ImportError:  # another Python
    def add_headers(env, headers):
        for name, value in headers.items():
            if name == "content-type":
                env["CONTENT_TYPE"] = value
            elif name == "content-length":
                env["CONTENT_LENGTH"] = value
            else:
                env["HTTP_" + name.upper().replace("-", "_")] = value

BATCH = 64  # connections accepted in one go

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def http_date(now):
    """The time as HTTP writes it (RFC 9110, 5.6.7)."""
    t = time.gmtime(now)
    return "%s, %02d %s %d %02d:%02d:%02d GMT" % (
        DAYS[t.tm_wday], t.tm_mday, MONTHS[t.tm_mon - 1], t.tm_year, t.tm_hour, t.tm_min, t.tm_sec)


class Server:
    """A listening socket and the threads that serve its connections.

    app       the WSGI application
    bind      "host:port", "[::1]:port", ":port", "unix:path", or a listening socket
    limits    a Limits
    log       function of a line of text for each request, or None
    errors    text file for tracebacks; sys.stderr unless given
    """

    name = "pystm"

    def __init__(self, app, bind="127.0.0.1:8080", *, limits=None, log=None, errors=None, backlog=1024):
        if not callable(app):
            raise TypeError(f"the application must be callable, not {app!r}")
        self.app = app
        self.limits = limits or Limits()
        self.log = log
        self.errors = errors or sys.stderr
        self.path = None
        self.socket = bind if isinstance(bind, socket.socket) else self.listen(bind, backlog)
        self.address = self.socket.getsockname()
        self.lock = threading.Lock()
        self.work = threading.Condition(self.lock)
        self.waiting = collections.deque()  # connections that no thread has taken
        self.threads = set()
        self.resting = 0                    # threads without a connection
        self.coming = 0                     # threads being started
        self.open = set()                   # channels
        self.room = threading.Condition(self.lock)
        self.stopping = False
        self.stamp = (0, "")
        self.base = self.base_environ()

    def listen(self, bind, backlog):
        if bind.startswith("unix:"):
            self.path = bind[5:]
            sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            try:
                if os.path.exists(self.path):
                    self.remove_stale()
                sock.bind(self.path)
                sock.listen(backlog)
            except BaseException:
                sock.close()
                raise
            return sock
        host, colon, port = bind.rpartition(":")
        if not colon or not port.isdecimal() or int(port) > 65535:
            raise ValueError(f"bind must be host:port or unix:path, not {bind!r}")
        if host.startswith("[") and host.endswith("]"):
            return socket.create_server((host[1:-1], int(port)), family=socket.AF_INET6, backlog=backlog)
        return socket.create_server((host, int(port)), backlog=backlog)

    def remove_stale(self):
        """A socket that nobody listens to is left from a server that died."""
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
            try:
                probe.connect(self.path)
            except ConnectionRefusedError:
                os.unlink(self.path)

    def base_environ(self):
        host, port = (self.address[0], str(self.address[1])) if isinstance(self.address, tuple) else ("localhost", "")
        return {
            "SERVER_NAME": host, "SERVER_PORT": port, "SERVER_SOFTWARE": self.name, "SCRIPT_NAME": "",
            "wsgi.version": (1, 0), "wsgi.url_scheme": "http", "wsgi.errors": self.errors,
            "wsgi.multithread": True, "wsgi.multiprocess": False, "wsgi.run_once": False,
            "wsgi.input_terminated": True,
        }

    def date(self):
        now = int(time.time())
        second, text = self.stamp
        if second != now:
            text = http_date(now)
            self.stamp = (now, text)
        return text

    # The acceptor and the pool.

    def run(self):
        """Serve until stop() is called, in this thread or another."""
        while True:
            with self.lock:
                while len(self.open) >= self.limits.connections and not self.stopping:
                    self.room.wait()
                if self.stopping:
                    return
                room = self.limits.connections - len(self.open)
            try:
                arrived = [self.socket.accept()]
            except OSError as e:
                if self.stopping:
                    return
                if e.errno in (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM):
                    time.sleep(0.05)  # until a connection ends
                    continue
                if e.errno in (errno.ECONNABORTED, errno.EINTR):
                    continue
                raise
            self.accept_more(arrived, min(room, BATCH))
            self.admit(arrived)

    def accept_more(self, arrived, most):
        """Accept what has come meanwhile: when all threads are busy it takes
        long until it is this one's turn again."""
        timeout = self.socket.gettimeout()
        try:
            self.socket.settimeout(0)
            try:
                while len(arrived) < most:
                    arrived.append(self.socket.accept())
            finally:
                self.socket.settimeout(timeout)
        except OSError:
            pass  # there are no more, or accept() in run() fails in the same way

    def admit(self, arrived):
        fresh = []
        for sock, peer in arrived:
            if sock.family != socket.AF_UNIX:
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            fresh.append((Channel(sock, self.limits), peer))
        with self.lock:
            if self.stopping:
                for sock, _ in arrived:
                    sock.close()
                return
            self.open.update([channel for channel, _ in fresh])
            self.waiting.extend(fresh)
            self.work.notify(len(fresh))
        self.hire()

    def hire(self):
        """Start a thread if there are connections that no thread is going to
        take; whether there was need of it. That thread starts the next ones, as
        to start a thread means to wait for its turn, each time."""
        with self.lock:
            if len(self.waiting) <= self.resting + self.coming:
                return False
            t = threading.Thread(target=self.worker, name="wsgi", daemon=True)
            self.threads.add(t)
            self.coming += 1
        try:
            t.start()
        except RuntimeError:
            with self.lock:
                self.coming -= 1
                self.threads.discard(t)
                lost = []
                if not self.threads:
                    lost = [channel for channel, _ in self.waiting]
                    self.waiting.clear()
            for channel in lost:
                self.forget(channel)
        return True

    def worker(self):
        new = True
        while (job := self.next(new)) is not None:
            new = False
            channel, peer = job
            # Two, so that n busy threads are there after some log n turns of all.
            if self.hire():
                self.hire()
            try:
                self.connection(channel, peer)
            except Hangup:
                pass
            except Exception:
                self.report("a connection failed")
            finally:
                self.forget(channel)
        with self.lock:
            self.threads.discard(threading.current_thread())

    def next(self, new):
        """A connection for a thread, which has had one or is new; None at the end."""
        with self.lock:
            self.coming -= new
            self.resting += 1
            while not self.waiting and not self.stopping:
                self.work.wait()
            self.resting -= 1
            return self.waiting.popleft() if self.waiting else None

    def forget(self, channel):
        try:
            channel.sock.close()
        except OSError:
            pass
        with self.lock:
            self.open.discard(channel)
            self.room.notify_all()

    # One connection.

    def connection(self, channel, peer):
        while not self.stopping:
            request = None
            try:
                head = channel.head()
                if head is None:
                    return
                channel.idle = False
                request = Request(head, self.limits)
                if not self.exchange(channel, request, peer):
                    break
            except BadRequest as e:
                self.refuse(channel, request, e, peer)
                break
            channel.idle = True
            head = None
        self.part(channel)

    def exchange(self, channel, request, peer):
        """Serve one request; whether the connection goes on."""
        body = Body(channel, request.length, request.chunked, request.expects)
        response = Response(self, channel, request)
        if self.stopping:
            response.close = True
        content = whole(body, request) if request.chunked else body
        try:
            response.run(self.app, self.environ(request, content, peer))
        except (Hangup, BadRequest):
            if response.sent:
                return False
            raise
        except Exception:
            self.report(f"{request.method} {request.target}")
            if not response.sent:
                raise BadRequest(500) from None
            return False
        finally:
            if self.log is not None and response.sent:
                self.note(request, response.status, response.size, peer)
        if response.close or not body.skip():
            return False
        return True

    def environ(self, request, body, peer):
        env = self.base.copy()
        path, _, query = request.target.partition("?")
        env["REQUEST_METHOD"] = request.method
        env["PATH_INFO"] = unquote(path) if "%" in path else path
        env["QUERY_STRING"] = query
        env["SERVER_PROTOCOL"] = "HTTP/1.%d" % request.minor
        env["REMOTE_ADDR"], env["REMOTE_PORT"] = (peer[0], str(peer[1])) if isinstance(peer, tuple) else ("", "")
        env["wsgi.input"] = body
        add_headers(env, request.headers)
        return env

    def refuse(self, channel, request, error, peer):
        """Answer a request that cannot be served."""
        status = "%d %s" % (error.status, REASONS[error.status])
        text = (status + (": " + error.why if error.why else "") + "\n").encode("latin-1")
        head = ("HTTP/1.1 %s\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: %d\r\nDate: %s\r\n"
                "Server: %s\r\nConnection: close\r\n\r\n" % (status, len(text), self.date(), self.name)).encode("latin-1")
        if request is not None and request.method == "HEAD":
            text = b""
        channel.send(head + text)
        if self.log is not None:
            self.note(request, status, len(text), peer)

    def part(self, channel):
        """Close so that the client gets the last answer even if it still sends:
        a close with unread bytes would reset the connection."""
        try:
            channel.flush()
            channel.sock.shutdown(socket.SHUT_WR)
            until = time.monotonic() + 2
            budget = self.limits.linger
            while budget > 0:
                budget -= len(channel.receive(until - time.monotonic()))
        except (Hangup, OSError):
            pass

    # Messages.

    def note(self, request, status, size, peer):
        line = "%s %s" % (request.method, request.target) if request is not None else "-"
        who = peer[0] if isinstance(peer, tuple) else "unix"
        try:
            self.log('%s [%s] "%s" %s %d' % (who, self.date(), printable(line), status[:3], size))
        except Exception:
            self.report("the log failed")

    def report(self, what):
        try:
            self.errors.write(f"wsgi: {printable(what)}\n{traceback.format_exc()}")
            self.errors.flush()
        except (OSError, ValueError):
            pass

    # The end.

    def stop(self):
        """Accept nothing more; what is being served goes on. Safe in a signal
        handler and from any thread."""
        self.stopping = True
        try:
            self.socket.shutdown(socket.SHUT_RDWR)  # wakes accept()
        except OSError:
            pass

    def close(self, grace=10.0):
        """Stop, wait up to grace seconds for the requests being served, and
        close all connections. True if every request got its answer."""
        self.stop()
        with self.lock:
            self.work.notify_all()
            self.room.notify_all()
            for channel in self.open:
                if channel.idle:
                    hang_up(channel.sock, socket.SHUT_RD)  # an answer may be leaving
        until = time.monotonic() + grace
        with self.lock:
            while self.open and time.monotonic() < until:
                self.room.wait(min(0.1, until - time.monotonic()))
            left = list(self.open)
            for channel in left:
                hang_up(channel.sock, socket.SHUT_RDWR)
        self.socket.close()
        if self.path is not None:
            try:
                os.unlink(self.path)
            except OSError:
                pass
        return not left


def hang_up(sock, how):
    try:
        sock.shutdown(how)
    except OSError:
        pass


def printable(text):
    """Text of a client's, fit for a log."""
    return "".join(c if " " <= c <= "~" else "\\x%02x" % ord(c) for c in text)


def serve(app, bind="127.0.0.1:8080", *, grace=10.0, ready=None, **options):
    """Serve app until SIGINT or SIGTERM, then end gracefully. ready is called
    with the Server when it listens."""
    server = Server(app, bind, **options)
    handlers = {}
    if threading.current_thread() is threading.main_thread():
        for sig in (signal.SIGINT, signal.SIGTERM):
            handlers[sig] = signal.signal(sig, lambda *_: server.stop())
    try:
        if ready is not None:
            ready(server)
        server.run()
    finally:
        server.close(grace)
        for sig, handler in handlers.items():
            signal.signal(sig, handler)
