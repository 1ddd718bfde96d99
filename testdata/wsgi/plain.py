# An application without a framework, which also does what it should not:
# cmd/pystm/bottle_test.go asks it.


def app(environ, start_response):
    path = environ["PATH_INFO"]
    plain = [("Content-Type", "text/plain")]
    if path == "/echo":
        body = environ["wsgi.input"].read()
        start_response("200 OK", plain)
        return [body]
    if path == "/lie":
        start_response("200 OK", plain + [("Content-Length", "3")])
        return [b"longer than three"]
    if path == "/inject":
        start_response("200 OK", plain + [("X-A", "b\r\nX-C: d")])
        return [b""]
    if path == "/text":
        start_response("200 OK", plain)
        return ["no bytes"]
    if path == "/nothing":
        return [b"no start_response"]
    start_response("200 OK", plain)
    return [b"plain " + path.encode("latin-1")]
