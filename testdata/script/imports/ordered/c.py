from . import log
log.append("c")
