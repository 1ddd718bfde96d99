# Logging.
import io, logging, sys

stream = io.StringIO()
logging.basicConfig(stream=stream, level=logging.INFO, format="%(levelname)s:%(name)s:%(message)s")
log = logging.getLogger("app.part")
log.debug("no")
log.info("hello %s %d", "x", 3)
log.warning("%(a)s", {"a": 1})
log.error("plain 100%")
try:
    1 / 0
except ZeroDivisionError:
    log.exception("failed")
log.log(25, "custom")
logging.addLevelName(25, "NOTE")
log.log(25, "named")
print(stream.getvalue().replace(__file__, "FILE"))


class H(logging.Handler):
    def emit(self, record):
        print("H", record.levelname, record.getMessage(), record.funcName, record.args, getattr(record, "extra", None))


h = H(level=logging.WARNING)
log.addHandler(h)
log.propagate = False
log.info("x")
log.warning("y %s", 1, extra={"extra": "e"})
h.addFilter(lambda r: "skip" not in r.msg)
log.error("skip me")
log.error("not this")
child = log.getChild("c")
print(child, log, logging.getLogger(), child.getEffectiveLevel(), log.isEnabledFor(10), logging.getLevelName(30), logging.getLevelName("INFO"), child.hasHandlers())
child.critical("up")
f = logging.Formatter("{levelname:>8} {message}", style="{")
r = logging.makeLogRecord({"msg": "m %s", "args": ("a",), "levelname": "X"})
print(f.format(r), logging.Formatter("$message", style="$").format(r), r.getMessage())
logging.disable(logging.ERROR)
log.error("disabled")
log.critical("enabled")
logging.disable(logging.NOTSET)
adapter = logging.LoggerAdapter(log, {"k": 1})
adapter.warning("adapted")
try:
    logging.Formatter("%(nosuch)d").format(r)
except (KeyError, ValueError) as e:
    print(type(e).__name__, e)
try:
    log.setLevel("NOPE")
except ValueError as e:
    print(e)
log.setLevel("DEBUG")
log.warn if 0 else None
print(log.level, logging.root.handlers[0].__class__.__name__, logging.getLogger("app.part") is log)
