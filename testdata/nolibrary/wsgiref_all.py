# wsgiref: a server with the checking wrapper, and what the wrapper complains about.
import io
import re
import sys
import threading
import urllib.request
import warnings
from wsgiref.simple_server import WSGIRequestHandler, make_server
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator


def app(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    return [environ["PATH_INFO"].encode(), b" ", body]


class Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        pass


with make_server("127.0.0.1", 0, validator(app), handler_class=Quiet) as server:
    t = threading.Thread(target=server.serve_forever)
    t.start()
    base = "http://127.0.0.1:%d" % server.server_port
    print(urllib.request.urlopen(base + "/a").read(), urllib.request.urlopen(base + "/b", b"data").read())
    server.shutdown()
    t.join()


def attempt(app, **changes):
    environ = {}
    setup_testing_defaults(environ)
    environ["wsgi.input"] = io.BytesIO(b"one\ntwo\n")
    environ["QUERY_STRING"] = ""
    for k, v in changes.items():
        if v is None:
            del environ[k.replace("__", ".")]
        else:
            environ[k.replace("__", ".")] = v
    try:
        result = validator(app)(environ, lambda status, headers, exc_info=None: print)
        try:
            pieces = list(result)
        finally:
            result.close()
        print("fine", pieces)
    except Exception as e:
        print(type(e).__name__, re.sub(" at 0x[0-9a-f]+", "", str(e)))


def says(status="200 OK", headers=[("Content-Type", "text/plain")], body=[b"x"]):
    def app(environ, start_response):
        start_response(status, headers)
        return body
    return app


attempt(says())
attempt(says("204 No Content", []))
attempt(says("20 OK"))
attempt(says("2xx OK"))
attempt(says(b"200 OK"))
attempt(says(headers=()))
attempt(says(headers=[["Content-Type", "x"]]))
attempt(says(headers=[("Content-Type", "a\nb")]))
attempt(says(headers=[("Status", "x")]))
attempt(says(headers=[("Bad:", "x")]))
attempt(says(headers=[("Bad-", "x")]))
attempt(says(headers=[("Bad é", "x")]))
attempt(says(headers=[]))
attempt(says("304 Not Modified"))
attempt(says(body=["text"]))
attempt(says(body="text"))
attempt(says(body=None))
attempt(lambda e, s: [b"too early"])
attempt(lambda e, s: s())
attempt(says(), REQUEST_METHOD=None)
attempt(says(), PATH_INFO="x")
attempt(says(), SCRIPT_NAME="/")
attempt(says(), CONTENT_LENGTH="-1")
attempt(says(), wsgi__version=[1, 0])
attempt(says(), wsgi__input=object())
attempt(says(), HTTP_CONTENT_TYPE="x")
attempt(says(), X=1)


def reads(environ, start_response):
    f = environ["wsgi.input"]
    environ["wsgi.errors"].write("")
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f.readline(), f.read(2), *f]


attempt(reads)
attempt(lambda e, s: e["wsgi.input"].read())
attempt(lambda e, s: e["wsgi.input"].close())
attempt(lambda e, s: e["wsgi.errors"].write(b"x"))
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    attempt(says("200OK"))
    attempt(says(), REQUEST_METHOD="BREW")
    print([str(x.message) for x in w])
sys.stdout.flush()
