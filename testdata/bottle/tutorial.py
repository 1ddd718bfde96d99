# What bottle's tutorial shows, in one application: cmd/pystm/bottle_test.go asks it.
import hashlib
import os
import threading

import bottle
from bottle import (Bottle, HTTPResponse, abort, error, redirect, request, response, static_file, template)

HERE = os.path.dirname(os.path.abspath(__file__))
bottle.TEMPLATE_PATH.insert(0, os.path.join(HERE, "views"))
SECRET = "a secret for the signature"
app = Bottle()


@app.route("/")
@app.route("/hello/<name>")
def hello(name="World"):
    return template("<b>Hello {{name}}</b>!", name=name)


@app.route("/object/<id:int>")
def number(id):
    assert isinstance(id, int)
    return {"id": id, "twice": 2 * id}


@app.route("/show/<name:re:[a-z]+>")
def by_pattern(name):
    return "name=" + name


@app.route("/float/<x:float>")
def by_float(x):
    return repr(x / 2)


@app.route("/files/<path:path>")
def files(path):
    return static_file(path, root=os.path.join(HERE, "static"), download="download" in request.query or None)


@app.route("/tagged")
def tagged():
    answer = static_file("numbers.txt", root=os.path.join(HERE, "static"))
    tag = '"%s"' % hashlib.sha1(answer.headers["Last-Modified"].encode()).hexdigest()
    if request.get_header("If-None-Match") == tag:
        return HTTPResponse(status=304, headers={"ETag": tag})
    answer.headers["ETag"] = tag
    return answer


@app.get("/form")
def ask():
    return template("form", fields=["user", "comment"])


@app.post("/form")
def answer():
    f = request.forms
    return {"user": f.getunicode("user"), "comment": f.getunicode("comment"), "all": f.getall("tag")}


@app.route("/any", method=["GET", "POST", "PUT", "DELETE", "PATCH"])
def any_method():
    return request.method


@app.route("/query")
def query():
    return {"q": request.query.q, "all": request.query.getall("x"), "missing": request.query.get("no", "none")}


@app.post("/json")
def read_json():
    return {"got": request.json, "type": request.content_type}


@app.post("/upload")
def upload():
    u = request.files.get("data")
    raw = u.file.read()
    return {"filename": u.filename, "raw": u.raw_filename, "type": u.content_type, "size": len(raw),
            "sha": hashlib.sha256(raw).hexdigest(), "title": request.forms.getunicode("title")}


@app.post("/body")
def body():
    h, n, body = hashlib.sha256(), 0, request.body  # each request.body begins anew
    while piece := body.read(65536):
        h.update(piece)
        n += len(piece)
    return {"size": n, "sha": h.hexdigest()}


@app.route("/cookie")
def cookie():
    seen = int(request.get_cookie("visits", "0"))
    signed = request.get_cookie("account", secret=SECRET)
    response.set_cookie("visits", str(seen + 1), path="/", httponly=True)
    response.set_cookie("account", {"name": "ann", "visits": seen + 1}, secret=SECRET)
    return {"visits": seen, "account": signed}


@app.route("/wrong")
def wrong():
    redirect("/hello/there")


@app.route("/secret")
def secret():
    abort(401, "Sorry, access denied.")


@app.route("/teapot")
def teapot():
    raise HTTPResponse("short and stout", status=418, headers={"X-Kind": "teapot"})


@app.route("/fail")
def fail():
    return 1 / 0


@app.error(404)
def not_found(e):
    return "Nothing here, sorry: " + e.status_line


@app.route("/stream")
def stream():
    response.content_type = "text/plain"
    for i in range(5):
        yield "line %d\n" % i


@app.route("/headers")
def headers():
    response.set_header("X-Seen", request.get_header("X-Sent", ""))
    response.add_header("X-Many", "1")
    response.add_header("X-Many", "2")
    return {"agent": request.headers.get("User-Agent"), "addr": request.remote_addr, "path": request.path,
            "url": request.url, "ajax": request.is_xhr, "auth": request.auth}


@app.route("/inject")
def inject():
    response.set_header("X-Q", request.query.q)
    return "no"


@app.route("/page")
def page():
    return template("page", title="List", rows=[("a", 1), ("<b>", 2)], empty=[])


@app.route("/unicode/<text>")
def unicode(text):
    return "«%s»" % text


@app.route("/empty")
def empty():
    response.status = 204


def stopwatch(callback):
    """A plugin: it marks answers that went through it."""
    def wrapper(*args, **kwargs):
        response.headers["X-Plugin"] = "stopwatch"
        return callback(*args, **kwargs)
    return wrapper


@app.route("/plugged", apply=[stopwatch])
def plugged():
    return "plugged"


@app.hook("before_request")
def strip_path():
    request.environ["PATH_INFO"] = request.environ["PATH_INFO"].rstrip("/") or "/"


@app.hook("after_request")
def allow():
    response.headers["X-Hook"] = "after"


inner = Bottle()


@inner.route("/where")
def where():
    return "inner " + request.script_name


app.mount("/mounted", inner)

lock = threading.Lock()
counter = 0
log = []


@app.post("/count")
def count():
    global counter
    with lock:
        counter += 1
        return str(counter)


@app.get("/count")
def counted():
    return str(counter)
