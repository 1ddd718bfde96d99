"""An application that computes for some ms."""


def app(environ, start_response):
    total = 0
    for i in range(300_000):
        total += i & 7
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"%d" % total]
