import pathlib, logging, logging.config, logging.handlers, io, sys, os, tempfile, warnings, json, threading, queue, textwrap
buf = io.StringIO()
root = logging.getLogger()
h = logging.StreamHandler(buf); h.setFormatter(logging.Formatter("%(levelname)-8s|%(name)s|%(message)s|%(funcName)s|%(lineno)d|%(threadName)s"))
root.addHandler(h); root.setLevel(logging.DEBUG)
log = logging.getLogger("app.db")
def work():
    log.debug("debug %d %s", 1, "x"); log.info("info %(a)s", {"a": 5}); log.warning("warn"); log.error("err", stack_info=False)
    try: 1 / 0
    except ZeroDivisionError: log.exception("failed")
    log.log(25, "custom"); log.critical("crit", extra={"user": "bob"})
work(); print(buf.getvalue().replace(__file__, "logging_program.py"))
class F(logging.Filter):
    def filter(self, r): r.msg = r.msg.upper(); return "secret" not in r.getMessage().lower()
log.addFilter(F()); log.info("secret"); log.info("public"); print(buf.getvalue().splitlines()[-1])
logging.addLevelName(25, "NOTICE"); print(logging.getLevelName(25), logging.getLevelName("NOTICE"), logging.getLevelName(99), log.getEffectiveLevel(), log.isEnabledFor(10), log, logging.getLogger("app"), root, h)
class J(logging.Formatter):
    def format(self, r): return json.dumps({"m": r.getMessage(), "l": r.levelname, "e": self.formatException(r.exc_info).splitlines()[-1] if r.exc_info else None})
with tempfile.TemporaryDirectory() as d:
    p = os.path.join(d, "a.log")
    rh = logging.handlers.RotatingFileHandler(p, maxBytes=60, backupCount=2); rh.setFormatter(J())
    l2 = logging.getLogger("rot"); l2.propagate = False; l2.addHandler(rh)
    for i in range(5): l2.warning("message %d", i)
    rh.close(); print(sorted(os.listdir(d)), open(p).read(), open(p + ".1").read())
    ini = os.path.join(d, "l.ini")
    pathlib.Path(ini).write_text(textwrap.dedent("""
        [loggers]
        keys=root,ini
        [handlers]
        keys=h
        [formatters]
        keys=f
        [logger_root]
        level=WARNING
        handlers=h
        [logger_ini]
        level=DEBUG
        handlers=h
        qualname=ini
        propagate=0
        [handler_h]
        class=StreamHandler
        formatter=f
        args=(sys.stdout,)
        [formatter_f]
        format=%(name)s:%(levelname)s:%(message)s
    """))
    logging.config.fileConfig(ini, disable_existing_loggers=False); logging.getLogger("ini").debug("from ini"); logging.getLogger("x").info("no"); logging.getLogger("x").error("yes")
logging.config.dictConfig({"version": 1, "disable_existing_loggers": False, "formatters": {"f": {"format": "{levelname} {message}", "style": "{"}}, "handlers": {"c": {"class": "logging.StreamHandler", "formatter": "f", "stream": "ext://sys.stdout", "level": "INFO"}, "m": {"class": "logging.handlers.MemoryHandler", "capacity": 10, "target": "c"}}, "loggers": {"dc": {"handlers": ["c"], "level": "DEBUG", "propagate": False}}, "root": {"level": "ERROR", "handlers": ["m"]}})
logging.getLogger("dc").info("hi %s", "there"); logging.getLogger("dc").debug("no"); logging.getLogger("zz").error("buffered"); logging.getLogger().handlers[0].flush()
q = queue.Queue(); qh = logging.handlers.QueueHandler(q); ql = logging.handlers.QueueListener(q, logging.StreamHandler(sys.stdout)); l3 = logging.getLogger("q"); l3.propagate = False; l3.addHandler(qh); l3.setLevel(10); ql.start(); l3.info("queued %s", [1]); ql.stop()
ad = logging.LoggerAdapter(logging.getLogger("dc"), {"x": 1}); ad.info("adapted"); print(ad)
logging.captureWarnings(True); warnings.warn("careful"); logging.captureWarnings(False)
for bad in (lambda: logging.getLogger("dc").setLevel("NOPE"), lambda: logging.Formatter("%(x)s", style="!"), lambda: logging.Formatter("{x", style="{"), lambda: logging.config.dictConfig({"version": 2}), lambda: logging.config.dictConfig({"version": 1, "handlers": {"a": {"class": "nope.X"}}}), lambda: logging.getLogger(3)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
logging.basicConfig(force=True, stream=sys.stdout, format="%(asctime)s %(message)s", datefmt="DATE"); logging.warning("basic"); logging.shutdown()
