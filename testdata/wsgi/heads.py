"""Random heads, parsed and made by _http and by the Python beside its callers: what
_http does not leave to it is the same. The seed is the argument."""
import random
import sys

from pystm.wsgi import request, response, server
from pystm.wsgi.limits import BadRequest, Limits

rnd = random.Random(int(sys.argv[1]))
limits = Limits(headers=6, request_line=60)
ODD = ["\0", "\t", " ", "\n", "\r", ":", "_", "é", "\x7f", ",", "~", "%", "\x80"]


def text(most, odd):
    out = "".join(rnd.choice("aZ09-xY") for _ in range(rnd.randrange(most)))
    return out if rnd.random() > odd else out + rnd.choice(ODD) + rnd.choice(["", "q"])


def name():
    common = ["Host", "host", "Content-Length", "content-type", "Cookie", "Date", "SERVER", "Accept", "X-Y", "Upgrade", "TE"]
    return rnd.choice(common) if rnd.random() < 0.7 else text(8, 0.2)


def value():
    return rnd.choice(["1", "12", " a ", "\tb", "", "k=v; w=é"]) if rnd.random() < 0.5 else text(20, 0.1)


def head():
    line = rnd.choice(["GET", "POST", "PUT", "M-SEARCH", text(6, 0.3)]) + " " + rnd.choice(["/", "/a?b=c%20d", "*", "http://h/p", "/" + text(60, 0.2)])
    line += rnd.choice([" HTTP/1.1", " HTTP/1.1", " HTTP/1.0", " HTTP/2.0", " HTTP/1.12", "", " x"])
    return "\r\n".join([line] + ["%s:%s" % (name(), value()) for _ in range(rnd.randrange(8))]).encode("latin-1")


class Plain(request.Request):
    __slots__ = ()

    def __init__(self, head, limits):
        self.parse(head, limits)
        self.framing(limits)


def result(kind, data):
    try:
        r = kind(data, limits)
    except BadRequest as e:
        return e.status, e.why
    return [getattr(r, s) for s in request.Request.__slots__] + list(r.headers.items())


def attempt(f, *args):
    try:
        return f(*args)
    except (TypeError, ValueError) as e:
        return type(e), str(e)


plain = {"heads": 0, "fields": 0}
for _ in range(4000):
    data = head()
    got, want = result(request.Request, data), result(Plain, data)
    assert got == want, (data, got, want)
    if request.plain_head(data, limits.headers, limits.request_line) is None:
        continue
    plain["heads"] += 1
    try:
        headers = request.Request(data, limits).headers
    except BadRequest:
        continue
    env = {"a": 1}
    server.add_headers(env, headers)
    assert env.pop("a") == 1 and len(env) == len(headers), (env, headers)
    for n, v in headers.items():
        n = n.upper().replace("-", "_")
        assert env[n if n in ("CONTENT_TYPE", "CONTENT_LENGTH") else "HTTP_" + n] == v

for _ in range(4000):
    headers = [(name(), value()) for _ in range(rnd.randrange(6))]
    if rnd.random() < 0.1:
        headers.append(rnd.choice([("X", 1), (b"x", "y"), ["X", "list"]]))
    got = response.plain_fields(headers)
    if got is not None:
        plain["fields"] += 1
        assert got == attempt(response.fields, headers), (headers, got)

assert min(plain.values()) > 200, plain
print("ok")
