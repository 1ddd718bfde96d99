"""Logging: named loggers in a tree hand records of what happened to handlers."""
import atexit
import io
import sys
import traceback
import warnings

from .outputs import (FileHandler, Handler, NullHandler, StreamHandler, _defaultLastResort, _handlerList, _handlers,
                      _StderrHandler, getHandlerByName, getHandlerNames, shutdown)
from .records import (BASIC_FORMAT, CRITICAL, DEBUG, ERROR, INFO, NOTSET, WARNING, _STYLES, BufferingFormatter, Filter,
                      Filterer, Formatter, LogRecord, PercentStyle, StrFormatStyle, StringTemplateStyle, _checkLevel,
                      _defaultFormatter, _factory, _levelToName, _lock, _nameToLevel, _startTime, addLevelName,
                      getLevelName, getLevelNamesMapping, getLogRecordFactory, makeLogRecord, setLogRecordFactory)

__all__ = ["BASIC_FORMAT", "BufferingFormatter", "CRITICAL", "DEBUG", "ERROR", "FATAL", "FileHandler", "Filter", "Formatter",
           "Handler", "INFO", "LogRecord", "Logger", "LoggerAdapter", "NOTSET", "NullHandler", "StreamHandler", "WARN",
           "WARNING", "addLevelName", "basicConfig", "captureWarnings", "critical", "debug", "disable", "error",
           "exception", "fatal", "getLevelName", "getLogger", "getLoggerClass", "info", "log", "makeLogRecord",
           "setLoggerClass", "shutdown", "warn", "warning", "getLogRecordFactory", "setLogRecordFactory", "lastResort",
           "raiseExceptions", "getLevelNamesMapping"]

FATAL, WARN = CRITICAL, WARNING
raiseExceptions = logThreads = logMultiprocessing = logProcesses = True
lastResort = _defaultLastResort
PercentStyle, StrFormatStyle, StringTemplateStyle  # part of the interface
_HERE = tuple(f.__code__.co_filename for f in (getLevelName, shutdown, Handler.handle)) + ((lambda: 0).__code__.co_filename,)


def _caller(stacklevel):
    """The frame that logs: the first one outside of this package."""
    frame = sys._getframe(1)
    while frame and frame.f_code.co_filename in _HERE:
        frame = frame.f_back
    while frame and stacklevel > 1 and frame.f_back:
        frame = frame.f_back
        if frame.f_code.co_filename not in _HERE:
            stacklevel -= 1
    return frame


class Logger(Filterer):
    """Makes records and hands them to its handlers and those of the loggers above it."""

    def __init__(self, name, level=NOTSET):
        Filterer.__init__(self)
        self.name = name
        self.level = _checkLevel(level)
        self.parent = None
        self.propagate = True
        self.handlers = []
        self.disabled = False

    def __repr__(self):
        return "<%s %s (%s)>" % (type(self).__name__, self.name, getLevelName(self.getEffectiveLevel()))

    def __reduce__(self):
        if getLogger(self.name) is not self:
            import pickle
            raise pickle.PicklingError("logger cannot be pickled")
        return getLogger, (self.name,)

    def setLevel(self, level):
        """Set the least level of records."""
        self.level = _checkLevel(level)

    def getEffectiveLevel(self):
        """The level of this logger, or of the next one above that has one."""
        logger = self
        while logger:
            if logger.level:
                return logger.level
            logger = logger.parent
        return NOTSET

    def isEnabledFor(self, level):
        """Whether a record of this level would be made."""
        return not self.disabled and self.manager.disable < level and level >= self.getEffectiveLevel()

    def getChild(self, suffix):
        """The logger of that name below this one."""
        if self.root is not self:
            suffix = self.name + "." + suffix
        return self.manager.getLogger(suffix)

    def debug(self, msg, *args, **kwargs):
        """Log with level DEBUG."""
        if self.isEnabledFor(DEBUG):
            self._log(DEBUG, msg, args, **kwargs)

    def info(self, msg, *args, **kwargs):
        """Log with level INFO."""
        if self.isEnabledFor(INFO):
            self._log(INFO, msg, args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        """Log with level WARNING."""
        if self.isEnabledFor(WARNING):
            self._log(WARNING, msg, args, **kwargs)

    def warn(self, msg, *args, **kwargs):
        """Log with level WARNING."""
        warnings.warn("The 'warn' method is deprecated, use 'warning' instead", DeprecationWarning, 2)
        self.warning(msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        """Log with level ERROR."""
        if self.isEnabledFor(ERROR):
            self._log(ERROR, msg, args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        """Log with level ERROR, and the exception that is being handled."""
        self.error(msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        """Log with level CRITICAL."""
        if self.isEnabledFor(CRITICAL):
            self._log(CRITICAL, msg, args, **kwargs)

    fatal = critical

    def log(self, level, msg, *args, **kwargs):
        """Log with a level."""
        if not isinstance(level, int):
            if raiseExceptions:
                raise TypeError("level must be an integer")
            return
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)

    def findCaller(self, stack_info=False, stacklevel=1):
        """The file, line and function that log, and the text of the stack if asked for."""
        frame = _caller(stacklevel)
        if frame is None:
            return "(unknown file)", 0, "(unknown function)", None
        stack = None
        if stack_info:
            out = io.StringIO()
            out.write("Stack (most recent call last):\n")
            traceback.print_stack(frame, file=out)
            stack = out.getvalue().removesuffix("\n")
        code = frame.f_code
        return code.co_filename, frame.f_lineno, code.co_name, stack

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None):
        """Make a record."""
        record = _factory[0](name, level, fn, lno, msg, args, exc_info, func, sinfo)
        for key in extra or ():
            if key in ("message", "asctime") or key in record.__dict__:
                raise KeyError("Attempt to overwrite %r in LogRecord" % key)
            record.__dict__[key] = extra[key]
        return record

    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        fn, lno, func, sinfo = self.findCaller(stack_info, stacklevel)
        if exc_info:
            if isinstance(exc_info, BaseException):
                exc_info = type(exc_info), exc_info, exc_info.__traceback__
            elif not isinstance(exc_info, tuple):
                exc_info = sys.exc_info()
        self.handle(self.makeRecord(self.name, level, fn, lno, msg, args, exc_info, func, extra, sinfo))

    def handle(self, record):
        """Hand a record that passes the filters to the handlers."""
        if not self.disabled and self.filter(record):
            self.callHandlers(record)

    def addHandler(self, hdlr):
        """Add a handler."""
        with _lock:
            if hdlr not in self.handlers:
                self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        """Take a handler away."""
        with _lock:
            if hdlr in self.handlers:
                self.handlers.remove(hdlr)

    def _reached(self):
        """This logger and those above it that its records reach."""
        logger = self
        while logger:
            yield logger
            logger = logger.parent if logger.propagate else None

    def hasHandlers(self):
        """Whether some handler would get the records."""
        return any(logger.handlers for logger in self._reached())

    def callHandlers(self, record):
        """Hand a record to all handlers of its level."""
        found = False
        for logger in self._reached():
            for h in logger.handlers:
                found = True
                if record.levelno >= h.level:
                    h.handle(record)
        if found:
            return
        if lastResort:
            if record.levelno >= lastResort.level:
                lastResort.handle(record)
        elif raiseExceptions and not self.manager.emittedNoHandlerWarning:
            sys.stderr.write("No handlers could be found for logger \"%s\"\n" % self.name)
            self.manager.emittedNoHandlerWarning = True


class RootLogger(Logger):
    """The logger above all."""

    def __init__(self, level):
        Logger.__init__(self, "root", level)

    def __reduce__(self):
        return getLogger, ()


class PlaceHolder:
    """Stands for a logger that nobody has asked for, but for one below it."""

    def __init__(self, alogger):
        self.loggerMap = {alogger: None}

    def append(self, alogger):
        """A logger below."""
        self.loggerMap.setdefault(alogger)


class Manager:
    """The tree of loggers."""

    def __init__(self, rootnode):
        self.root = rootnode
        self.disable = 0
        self.emittedNoHandlerWarning = False
        self.loggerDict = {}
        self.loggerClass = None
        self.logRecordFactory = None

    @property
    def disable(self):
        return self._disable

    @disable.setter
    def disable(self, value):
        self._disable = _checkLevel(value)

    def getLogger(self, name):
        """The logger of that name, made if there is none."""
        if not isinstance(name, str):
            raise TypeError("A logger name must be a string")
        logger = self.loggerDict.get(name)
        if isinstance(logger, Logger):
            return logger
        with _lock:
            old = self.loggerDict.get(name)
            if isinstance(old, Logger):
                return old
            logger = (self.loggerClass or _loggerClass)(name)
            logger.manager = self
            self.loggerDict[name] = logger
            self._find_parent(logger)
            if old is not None:
                self._adopt(logger, old)
        return logger

    def _find_parent(self, logger):
        name, parent = logger.name, None
        while parent is None and "." in name:
            name = name.rpartition(".")[0]
            above = self.loggerDict.get(name)
            if isinstance(above, Logger):
                parent = above
            elif above is None:
                self.loggerDict[name] = PlaceHolder(logger)
            else:
                above.append(logger)
        logger.parent = parent or self.root

    @staticmethod
    def _adopt(logger, placeholder):
        """The loggers below get this one as parent, unless there is one between."""
        for child in placeholder.loggerMap:
            if not child.parent.name.startswith(logger.name):
                logger.parent = child.parent
                child.parent = logger

    def setLoggerClass(self, klass):
        """Set the class of loggers."""
        self.loggerClass = _check_class(klass)

    def setLogRecordFactory(self, factory):
        """Set what makes records."""
        self.logRecordFactory = factory


def _check_class(klass):
    if klass != Logger and not issubclass(klass, Logger):
        raise TypeError("logger not derived from logging.Logger: " + klass.__name__)
    return klass


_loggerClass = Logger
root = RootLogger(WARNING)
Logger.root = root
Logger.manager = Manager(root)


def setLoggerClass(klass):
    """Set the class of loggers."""
    global _loggerClass
    _loggerClass = _check_class(klass)


def getLoggerClass():
    """The class of loggers."""
    return _loggerClass


def getLogger(name=None):
    """The logger of that name, the root without one."""
    if not name or isinstance(name, str) and name == root.name:
        return root
    return Logger.manager.getLogger(name)


class LoggerAdapter:
    """A logger that adds something to every record."""

    def __init__(self, logger, extra=None):
        self.logger = logger
        self.extra = extra

    def __repr__(self):
        return "<%s %s (%s)>" % (type(self).__name__, self.logger.name, getLevelName(self.logger.getEffectiveLevel()))

    def process(self, msg, kwargs):
        """What a call of the logger becomes."""
        kwargs["extra"] = self.extra
        return msg, kwargs

    def log(self, level, msg, *args, **kwargs):
        """Log with a level."""
        if self.isEnabledFor(level):
            msg, kwargs = self.process(msg, kwargs)
            self.logger.log(level, msg, *args, **kwargs)

    def debug(self, msg, *args, **kwargs):
        """Log with level DEBUG."""
        self.log(DEBUG, msg, *args, **kwargs)

    def info(self, msg, *args, **kwargs):
        """Log with level INFO."""
        self.log(INFO, msg, *args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        """Log with level WARNING."""
        self.log(WARNING, msg, *args, **kwargs)

    def warn(self, msg, *args, **kwargs):
        """Log with level WARNING."""
        warnings.warn("The 'warn' method is deprecated, use 'warning' instead", DeprecationWarning, 2)
        self.warning(msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        """Log with level ERROR."""
        self.log(ERROR, msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        """Log with level ERROR, and the exception that is being handled."""
        self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        """Log with level CRITICAL."""
        self.log(CRITICAL, msg, *args, **kwargs)

    def _log(self, level, msg, args, **kwargs):
        return self.logger._log(level, msg, args, **kwargs)

    def isEnabledFor(self, level):
        """Whether a record of this level would be made."""
        return self.logger.isEnabledFor(level)

    def setLevel(self, level):
        """Set the logger's level."""
        self.logger.setLevel(level)

    def getEffectiveLevel(self):
        """The logger's level."""
        return self.logger.getEffectiveLevel()

    def hasHandlers(self):
        """Whether some handler would get the records."""
        return self.logger.hasHandlers()

    @property
    def manager(self):
        return self.logger.manager

    @manager.setter
    def manager(self, value):
        self.logger.manager = value

    @property
    def name(self):
        return self.logger.name


def basicConfig(*, filename=None, filemode="a", format=None, datefmt=None, style="%", level=None, stream=None,
                handlers=None, force=False, encoding=None, errors="backslashreplace"):
    """Give the root a handler unless it has one; force: in place of those it has."""
    with _lock:
        if force:
            for h in root.handlers[:]:
                root.removeHandler(h)
                h.close()
        if root.handlers:
            return
        if handlers is None:
            if stream and filename:
                raise ValueError("'stream' and 'filename' should not be specified together")
            if filename:
                if "b" in filemode:
                    errors = None
                else:
                    encoding = io.text_encoding(encoding)
                handlers = [FileHandler(filename, filemode, encoding=encoding, errors=errors)]
            else:
                handlers = [StreamHandler(stream)]
        elif stream or filename:
            raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
        if style not in _STYLES:
            raise ValueError("Style must be one of: %s" % ",".join(_STYLES))
        formatter = Formatter(_STYLES[style][1] if format is None else format, datefmt, style)
        for h in handlers:
            if h.formatter is None:
                h.setFormatter(formatter)
            root.addHandler(h)
        if level is not None:
            root.setLevel(level)


def log(level, msg, *args, **kwargs):
    """Log to the root with a level."""
    if not root.handlers:
        basicConfig()
    root.log(level, msg, *args, **kwargs)


def debug(msg, *args, **kwargs):
    """Log to the root with level DEBUG."""
    log(DEBUG, msg, *args, **kwargs)


def info(msg, *args, **kwargs):
    """Log to the root with level INFO."""
    log(INFO, msg, *args, **kwargs)


def warning(msg, *args, **kwargs):
    """Log to the root with level WARNING."""
    log(WARNING, msg, *args, **kwargs)


def warn(msg, *args, **kwargs):
    """Log to the root with level WARNING."""
    warnings.warn("The 'warn' function is deprecated, use 'warning' instead", DeprecationWarning, 2)
    log(WARNING, msg, *args, **kwargs)


def error(msg, *args, **kwargs):
    """Log to the root with level ERROR."""
    log(ERROR, msg, *args, **kwargs)


def exception(msg, *args, exc_info=True, **kwargs):
    """Log to the root with level ERROR, and the exception that is being handled."""
    log(ERROR, msg, *args, exc_info=exc_info, **kwargs)


def critical(msg, *args, **kwargs):
    """Log to the root with level CRITICAL."""
    log(CRITICAL, msg, *args, **kwargs)


fatal = critical


def disable(level=CRITICAL):
    """Make no records of this level and below any more."""
    root.manager.disable = level


# Warnings as records.

_shown = []  # warnings.showwarning while records are made of warnings


def _showwarning(message, category, filename, lineno, file=None, line=None):
    if file is not None:
        if _shown:
            _shown[0](message, category, filename, lineno, file, line)
        return
    logger = getLogger("py.warnings")
    if not logger.handlers:
        logger.addHandler(NullHandler())
    logger.warning("%s", warnings.formatwarning(message, category, filename, lineno, line))


def captureWarnings(capture):
    """Make records of warnings, or do so no more."""
    if capture and not _shown:
        _shown.append(warnings.showwarning)
        warnings.showwarning = _showwarning
    elif not capture and _shown:
        warnings.showwarning = _shown.pop()


atexit.register(shutdown)
