"""A threaded WSGI server (PEP 3333) over HTTP/1.1.

    from pystm import wsgi
    wsgi.serve(app, "127.0.0.1:8080")

    pystm -m pystm.wsgi module:app --bind 127.0.0.1:8080
    bottle.run(server="pystm.wsgi:BottleServer")

Every connection has a thread, taken from a pool that grows up to the allowed
number of connections: a thread that waits for its client costs no core. What
a thread does between two system calls is a transaction or several, so requests
that touch different data run at the same time, on all cores, and commit on
their own.

What a client may do is bounded by Limits: sizes, times, connections. What it
does wrong is answered by an error of HTTP, or by closing the connection; a
traceback goes to the log, never to the client.
"""
import sys

from .limits import Limits
from .server import Server, serve

__all__ = ["Limits", "Server", "serve", "BottleServer"]


def __getattr__(name):
    if name != "BottleServer":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import bottle

    class BottleServer(bottle.ServerAdapter):
        """bottle.run(server="pystm.wsgi:BottleServer", host=…, port=…)"""

        def run(self, handler):
            host = "[%s]" % self.host if ":" in self.host else self.host
            log = None if self.quiet else lambda line: sys.stderr.write(line + "\n")
            serve(handler, "%s:%d" % (host, self.port), log=log, **self.options)

    globals()[name] = BottleServer
    return BottleServer
