# plain.py with limits so tight that tests need not wait; cmd/pystm/badinput_test.go asks it.
import sys

import plain
from pystm import wsgi

servers = []


def app(environ, start_response):
    path = environ["PATH_INFO"]
    if path == "/large":
        start_response("200 OK", [("Content-Type", "text/plain")])
        return iter([b"x" * 65536] * 1000)
    if path == "/state":
        server = servers[0]
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b"open %d waiting %d" % (len(server.open), len(server.waiting))]
    return plain.app(environ, start_response)


def ready(server):
    servers.append(server)
    print("serving strict at http://%s:%d/" % server.address, file=sys.stderr, flush=True)


limits = wsgi.Limits(header_time=1.5, idle_time=3, io_time=1.5, body=100_000, connections=2000)
wsgi.serve(app, "127.0.0.1:0", limits=limits, ready=ready, log=lambda line: print("log:", line, file=sys.stderr, flush=True))
