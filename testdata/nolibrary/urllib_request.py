# urllib.request against http.server.
import io
import os
import threading
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, status, body=b"", **headers):
        self.send_response(status)
        for k, v in headers.items():
            self.send_header(k.replace("_", "-"), v)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        if self.path == "/loop":
            self.answer(302, Location="/loop")
        elif self.path.startswith("/to/"):
            self.answer(int(self.path[4:]), b"moved", Location="/hello?a=1")
        elif self.path == "/bad":
            self.answer(302, Location="gopher://x/")
        elif self.path == "/auth":
            if self.headers["Authorization"] == "Basic YW5uOnNlY3JldA==":
                self.answer(200, b"welcome")
            else:
                self.answer(401, b"who are you", WWW_Authenticate='Basic realm="here"')
        elif self.path == "/chunked":
            self.send_response(200)
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            self.wfile.write(b"3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")
        elif self.path == "/none":
            self.answer(404, b"not here")
        else:
            self.answer(200, f"{self.command} {self.path} {self.headers['X-One']}".encode(), Content_Type="text/plain")

    def do_POST(self):
        if self.headers["Transfer-Encoding"] == "chunked":
            body = b""
            while size := int(self.rfile.readline(), 16):
                body += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
        else:
            body = self.rfile.read(int(self.headers["Content-Length"]))
        self.answer(200, self.headers["Content-Type"].encode() + b" " + body)

    do_PUT = do_POST
    do_HEAD = do_GET

    def log_message(self, *args):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
threading.Thread(target=server.serve_forever, daemon=True).start()
base = "http://127.0.0.1:%d" % server.server_port
open_ = urllib.request.urlopen
with open_(base + "/hello") as r:
    print(r.status, r.reason, r.read(), r.headers["content-type"], r.geturl() == base + "/hello", r.getcode(), r.info() is r.headers)
print(open_(urllib.request.Request(base + "/h", headers={"X-One": "1"})).read())
print(open_(base + "/form", urlencode({"a": "b c"}).encode()).read())
print(open_(urllib.request.Request(base + "/put", b"{}", {"Content-Type": "application/json"}, method="PUT")).read())
print(open_(base + "/file", io.BytesIO(b"from a file")).read())
print(open_(urllib.request.Request(base + "/x", method="HEAD")).read())
print(open_(base + "/chunked").read())
for code in (301, 302, 303, 307, 308):
    with open_(base + f"/to/{code}") as r:
        print(code, r.url.replace(base, ""), r.read())
for path in ("/none", "/loop", "/bad", "/auth"):
    try:
        open_(base + path)
    except HTTPError as e:
        print(e.code, e.reason, e.read(), e.url.replace(base, ""), e)
try:
    open_(urllib.request.Request(base + "/to/307", b"data"))
except HTTPError as e:
    print(e.code)
manager = urllib.request.HTTPPasswordMgrWithDefaultRealm()
manager.add_password(None, base + "/", "ann", "secret")
opener = urllib.request.build_opener(urllib.request.HTTPBasicAuthHandler(manager))
print(opener.open(base + "/auth").read())
for url in ("http://127.0.0.1:1/", "nosuch://x/", "file:///no/such/file", "http://"):
    try:
        open_(url)
    except URLError as e:
        print(type(e).__name__, str(e).replace("\n", " "))
for bad in ("no url", "/path"):
    try:
        open_(bad)
    except ValueError as e:
        print(e)
try:
    open_(base + "/form", "text")
except TypeError as e:
    print(e)
print(open_("data:text/x;base64,aGVsbG8=").read(), open_("data:,a%20b").headers["content-type"])
with open_("file://" + os.path.abspath(__file__)) as r:
    print(r.readline(), r.headers["content-type"])
name, headers = urllib.request.urlretrieve(base + "/hello")
print(open(name).read(), headers["content-length"])
urllib.request.urlcleanup()
print(os.path.exists(name))
r = urllib.request.Request("http://u@example.org:80/a?b#c", b"x", {"a-b": "c"})
print(r.type, r.host, r.selector, r.fragment, r.full_url, r.get_method(), r.header_items(), r.has_header("A-b"), r.origin_req_host)
proxied = urllib.request.build_opener(urllib.request.ProxyHandler({"http": base}))
print(proxied.open("http://elsewhere.example/path").read())
m = urllib.request.HTTPPasswordMgr()
m.add_password("r", ["http://a/x", "b:80"], "u", "p")
print([m.find_user_password("r", u) for u in ("http://a/x/y", "http://a/z", "http://b/", "a")], m.find_user_password("q", "http://a/x"))


class Header(urllib.request.BaseHandler):
    def http_request(self, req):
        req.add_header("X-One", "own")
        return req

    def own_open(self, req):
        return io.BytesIO(b"own " + req.selector.encode())


opener = urllib.request.build_opener(Header)
print(opener.open(base + "/h").read(), opener.open("own:thing").read())
server.shutdown()
