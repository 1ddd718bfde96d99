from . import log
log.append("b start")
import ordered.c
log.append("b end")
