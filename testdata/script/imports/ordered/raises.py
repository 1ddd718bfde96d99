from . import log
log.append("raises")
raise ValueError("failed while importing")
