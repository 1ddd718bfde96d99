# Handlers and configuration of logging.
import io
import logging
import logging.config
import logging.handlers
import os
import queue
import tempfile
import threading
import warnings

folder = tempfile.mkdtemp()
path = os.path.join(folder, "app.log")
log = logging.getLogger("files")
log.propagate = False
log.setLevel(1)
h = logging.handlers.RotatingFileHandler(path, maxBytes=50, backupCount=2)
log.addHandler(h)
for i in range(12):
    log.info("line number %d", i)
h.close()
log.removeHandler(h)
print({n: open(os.path.join(folder, n)).read() for n in sorted(os.listdir(folder))})
h = logging.FileHandler(path, "w", "utf-8", delay=True)
print(h.stream, repr(h).replace(folder, "F"))
log.addHandler(h)
log.warning("ä")
h.close()
print(open(path, "rb").read())
log.handlers.clear()
h = logging.handlers.WatchedFileHandler(path)
log.addHandler(h)
log.info("one")
os.rename(path, path + ".moved")
log.info("two")
h.close()
log.handlers.clear()
print(open(path).read(), open(path + ".moved").read())


class Show(logging.Handler):
    def emit(self, record):
        print("show:", self.format(record))


memory = logging.handlers.MemoryHandler(3, target=Show())
log.addHandler(memory)
log.info("a")
print("nothing yet")
log.error("b")
for x in "cdef":
    log.info(x)
memory.close()
log.handlers.clear()

q = queue.Queue()
listener = logging.handlers.QueueListener(q, Show())
listener.start()
log.addHandler(logging.handlers.QueueHandler(q))
log.info("through %s", "a queue")
listener.stop()
log.handlers.clear()

CONFIG = {
    "version": 1, "disable_existing_loggers": True,
    "formatters": {"f": {"format": "[{levelname}] {name} {message}", "style": "{"}, "plain": {"format": "%(message)s"}},
    "filters": {"only": {"name": "conf.a"}, "own": {"()": "logging.Filter", "name": "conf"}},
    "handlers": {"out": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "f", "level": "INFO", "filters": ["only", "own"]},
                 "mem": {"class": "logging.handlers.MemoryHandler", "capacity": 10, "target": "out"}},
    "loggers": {"conf": {"level": "DEBUG", "handlers": ["out"], "propagate": False}, "conf.a.quiet": {"level": "ERROR"}},
    "root": {"level": "ERROR", "handlers": ["mem"]},
}
old = logging.getLogger("old")
logging.config.dictConfig(CONFIG)
a = logging.getLogger("conf.a")
a.info("shown")
a.debug("not shown")
logging.getLogger("conf.b").error("filtered")
logging.getLogger("conf.a.quiet").warning("quiet")
print(old.disabled, a.disabled, logging.getHandlerByName("out").level if hasattr(logging, "getHandlerByName") else 20)
logging.config.dictConfig({"version": 1, "incremental": True, "handlers": {"out": {"level": "DEBUG"}}, "loggers": {"conf": {"level": "ERROR"}}})
a.info("no more")
a.error("still")
for bad in ({}, {"version": 2}, {"version": 1, "handlers": {"x": {"class": "no.such.Class"}}}, {"version": 1, "loggers": {"x": {"handlers": ["none"]}}},
            {"version": 1, "root": {"level": "NOPE"}}):
    try:
        logging.config.dictConfig(bad)
    except ValueError as e:
        print(type(e).__name__, e, "|", repr(e.__cause__))

stream = io.StringIO()
logging.basicConfig(stream=stream, format="%(threadName)s %(funcName)s %(message)s", force=True, level="DEBUG")
t = threading.Thread(target=lambda: logging.debug("from a thread"), name="T1")
t.start()
t.join()
logging.captureWarnings(True)
warnings.warn("careful")
logging.captureWarnings(False)


def outer():
    logging.info("here", stacklevel=2)
    logging.info("with a stack", stack_info=True)


outer()
logging.getLogger().handlers[0].setFormatter(logging.Formatter("%(module)s %(lineno)d %(filename)s %(levelno)s"))
logging.error("x")
text = stream.getvalue().replace(os.path.dirname(os.path.abspath(__file__)), "F")
print("\n".join(line.strip() for line in text.splitlines() if "warnings.warn" not in line and line.strip("~^ ")))
print(logging.getLevelName(15), logging.getLevelNamesMapping()["WARN"])
for make in (lambda: logging.getLogger(3), lambda: logging.setLoggerClass(int), lambda: logging.log("x", "y"), lambda: logging.Formatter("%(a)d", style="x"),
             lambda: logging.Formatter("nothing"), lambda: logging.Formatter("{", style="{"), lambda: logging.basicConfig(filename="a", stream=stream, force=True)):
    try:
        make()
    except Exception as e:
        print(type(e).__name__, e)
