from . import log
log.append("a")
