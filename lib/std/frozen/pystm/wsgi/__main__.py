"""The command: pystm -m pystm.wsgi module:app --bind host:port."""
import argparse
import importlib
import os
import sys

from . import Limits, serve


def load(target):
    """The application that module:name says; name may be dotted, or a call
    without arguments, as in module:create()."""
    module, colon, path = target.partition(":")
    if not module or not path:
        raise ValueError(f"the application must be given as module:name, not {target!r}")
    call = path.endswith("()")
    app = importlib.import_module(module)
    for part in (path[:-2] if call else path).split("."):
        app = getattr(app, part)
    return app() if call else app


def main(argv=None):
    p = argparse.ArgumentParser(prog="pystm.wsgi", description="Serve a WSGI application on all cores.")
    p.add_argument("app", help="module:name of the application, or module:name() of a function that makes it")
    p.add_argument("--bind", default="127.0.0.1:8080", help="host:port or unix:path (%(default)s)")
    p.add_argument("--connections", type=int, default=1024, help="at most so many at once (%(default)s)")
    p.add_argument("--max-body", type=int, default=1 << 30, help="bytes of a request's body (%(default)s)")
    p.add_argument("--idle", type=float, default=75.0, help="seconds between two requests of a connection (%(default)s)")
    p.add_argument("--grace", type=float, default=10.0, help="seconds for running requests at the end (%(default)s)")
    p.add_argument("--log", action="store_true", help="a line on stderr for each request")
    o = p.parse_args(argv)
    sys.path.insert(0, os.getcwd())
    try:
        limits = Limits(connections=o.connections, body=o.max_body, idle_time=o.idle)
        app = load(o.app)
    except (ValueError, ImportError, AttributeError) as e:
        p.error(str(e))

    def ready(server):
        a = server.address
        where = "http://%s:%d/" % (("[%s]" % a[0] if ":" in a[0] else a[0]), a[1]) if isinstance(a, tuple) else o.bind
        print(f"serving {o.app} at {where}", file=sys.stderr, flush=True)

    log = (lambda line: sys.stderr.write(line + "\n")) if o.log else None
    try:
        serve(app, o.bind, grace=o.grace, ready=ready, limits=limits, log=log)
    except (OSError, ValueError) as e:
        p.exit(1, f"pystm.wsgi: {e}\n")


main()
