"""A web framework in bottle's style in a hundred lines, which needs nothing
installed, and an application on it.

    pystm demo/bottle/micro.py            then open http://127.0.0.1:8080/
"""
import html
import json
import re
import threading
import urllib.parse

from pystm import wsgi


class HTTPError(Exception):
    def __init__(self, status, text):
        super().__init__(status, text)
        self.status, self.text = status, text


class Request:
    def __init__(self, environ):
        self.environ = environ
        self.method = environ["REQUEST_METHOD"]
        self.path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        self.query = dict(urllib.parse.parse_qsl(environ["QUERY_STRING"]))

    @property
    def body(self):
        return self.environ["wsgi.input"].read()

    @property
    def form(self):
        return dict(urllib.parse.parse_qsl(self.body.decode("utf-8", "replace"), keep_blank_values=True))


class App:
    def __init__(self):
        self.routes = []

    def route(self, path, method="GET"):
        """<name> in a path stands for anything up to a slash, <name:int> for digits."""
        def pattern(m):
            name, _, kind = m[1].partition(":")
            return "(?P<%s>%s)" % (name, r"\d+" if kind == "int" else "[^/]+")
        regex = re.compile(re.sub("<([^>]+)>", pattern, path))

        def add(f):
            self.routes.append((method, regex, f))
            return f
        return add

    def answer(self, request):
        allowed = set()
        for method, regex, f in self.routes:
            m = regex.fullmatch(request.path)
            if m and method == request.method:
                return f(request, **m.groupdict())
            if m:
                allowed.add(method)
        if allowed:
            raise HTTPError("405 Method Not Allowed", "try " + ", ".join(sorted(allowed)))
        raise HTTPError("404 Not Found", "nothing at " + request.path)

    def __call__(self, environ, start_response):
        request, status, kind = Request(environ), "200 OK", "text/html; charset=utf-8"
        try:
            result = self.answer(request)
        except HTTPError as e:
            status, result = e.status, "<h1>%s</h1>%s" % (e.status, html.escape(e.text))
        if isinstance(result, dict):
            kind, result = "application/json", json.dumps(result)
        body = result.encode("utf-8")
        start_response(status, [("Content-Type", kind), ("Content-Length", str(len(body)))])
        return [body]


app = App()
lock = threading.Lock()
notes = []


@app.route("/")
def index(request):
    with lock:
        rows = "".join("<li>%s</li>" % html.escape(n) for n in notes)
    return "<h1>Notes</h1><ul>%s</ul><form method=post action=/notes><input name=text autofocus></form>" % rows


@app.route("/notes", "POST")
def add(request):
    text = request.form.get("text", "").strip()
    if not text:
        raise HTTPError("400 Bad Request", "a note has a text")
    with lock:
        notes.append(text)
    return index(request)


@app.route("/square/<n:int>")
def square(request, n):
    return {"n": int(n), "square": int(n) ** 2}


if __name__ == "__main__":
    wsgi.serve(app, "127.0.0.1:8080", ready=lambda s: print("http://%s:%d/" % s.address, flush=True))
