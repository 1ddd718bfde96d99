"""Loggers, handlers and formatters from a dict. Not there: fileConfig, listen."""
import importlib
import logging
import logging.handlers
import re

IDENTIFIER = re.compile("^[a-z_][a-z0-9_]*$", re.I)


def _resolve(name):
    """What a dotted name stands for."""
    head, *rest = name.split(".")
    found, path = importlib.import_module(head), head
    for part in rest:
        path += "." + part
        if not hasattr(found, part):
            importlib.import_module(path)
        found = getattr(found, part)
    return found


class BaseConfigurator:
    """Values that stand for others: ext://a.b is what a.b names, cfg://a.b[0] what stands there in the dict."""

    def __init__(self, config):
        self.config = config

    def resolve(self, s):
        """What a dotted name stands for."""
        try:
            return _resolve(s)
        except ImportError as e:
            raise ValueError("Cannot resolve %r: %s" % (s, e)) from e

    def convert(self, value):
        """A value with all that it stands for in place."""
        if isinstance(value, dict):
            for k, v in value.items():
                value[k] = self.convert(v)
        elif isinstance(value, list):
            value[:] = [self.convert(v) for v in value]
        elif isinstance(value, tuple) and not hasattr(value, "_fields"):
            return tuple([self.convert(v) for v in value])
        elif isinstance(value, str):
            scheme, sep, rest = value.partition("://")
            if sep and scheme == "ext":
                return self.resolve(rest)
            if sep and scheme == "cfg":
                return self._from_config(rest)
        return value

    def _from_config(self, path):
        found = self.config
        for name, index in re.findall(r"\.?(\w+)|\[([^\]]*)\]", path):
            if name:
                found = found[name]
            else:
                found = found[int(index)] if index.isdigit() and not (isinstance(found, dict) and index in found) else found[index]
        return self.convert(found)

    def configure_custom(self, config):
        """An object made by the callable that "()" names."""
        make = config.pop("()")
        if not callable(make):
            make = self.resolve(make)
        attributes = config.pop(".", None)
        made = make(**{k: config[k] for k in config if IDENTIFIER.match(k)})
        for name, value in (attributes or {}).items():
            setattr(made, name, value)
        return made


class DictConfigurator(BaseConfigurator):
    """Makes what a dict describes."""

    def configure(self):
        """Do it."""
        config = self.config
        if "version" not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config["version"] != 1:
            raise ValueError("Unsupported version: %s" % config["version"])
        with logging._lock:
            if config.get("incremental", False):
                self._change(config)
            else:
                self._make(config)

    def _change(self, config):
        for name, c in config.get("handlers", {}).items():
            if name not in logging._handlers:
                raise ValueError("No handler found with name %r" % name)
            if c.get("level"):
                logging._handlers[name].setLevel(c["level"])
        for name, c in config.get("loggers", {}).items():
            self._settle("logger", name, lambda: self.common_logger_config(logging.getLogger(name), c, True))
        if config.get("root"):
            self._settle("root logger", None, lambda: self.common_logger_config(logging.getLogger(), config["root"], True))

    @staticmethod
    def _settle(kind, name, make):
        try:
            return make()
        except Exception as e:
            raise ValueError("Unable to configure %s" % kind + ("" if name is None else " %r" % name)) from e

    def _make(self, config):
        logging._handlers.clear()
        logging.shutdown(logging._handlerList[:])
        del logging._handlerList[:]
        formatters = self._make_all(config, "formatters", "formatter", self.configure_formatter)
        filters = self._make_all(config, "filters", "filter", self.configure_filter)
        self.known = {"formatters": formatters, "filters": filters}
        handlers, waiting = config.get("handlers", {}), []
        self.handlers = {}
        for name in sorted(handlers):
            try:
                self._make_handler(name, handlers[name])
            except KeyError as e:
                if "target" not in handlers[name]:
                    raise ValueError("Unable to configure handler %r" % name) from e
                waiting.append(name)
            except Exception as e:
                raise ValueError("Unable to configure handler %r" % name) from e
        for name in waiting:  # handlers that others are targets of
            self._settle("handler", name, lambda: self._make_handler(name, handlers[name]))
        self._loggers(config)

    def _make_all(self, config, key, kind, make):
        return {name: self._settle(kind, name, lambda: make(self.convert(c))) for name, c in config.get(key, {}).items()}

    def _make_handler(self, name, c):
        h = self.configure_handler(self.convert(c))
        h.name = name
        self.handlers[name] = h

    def _loggers(self, config):
        root = logging.root
        left = [n for n in root.manager.loggerDict]
        wanted = config.get("loggers", {})
        for name, c in wanted.items():
            self._settle("logger", name, lambda: self.configure_logger(name, c))
        for name in left:
            logger = root.manager.loggerDict[name]
            if name in wanted or not isinstance(logger, logging.Logger):
                continue
            if any(name.startswith(w + ".") for w in wanted):
                logger.setLevel(logging.NOTSET)
                logger.handlers = []
                logger.propagate = True
            else:
                logger.disabled = config.get("disable_existing_loggers", True)
        if config.get("root"):
            self._settle("root logger", None, lambda: self.configure_root(config["root"]))

    def configure_formatter(self, config):
        """Make a formatter."""
        if "()" in config:
            return self.configure_custom(dict(config))
        cls = self.resolve(config["class"]) if config.get("class") else logging.Formatter
        more = {k: config[k] for k in ("validate",) if k in config}
        return cls(config.get("format"), config.get("datefmt"), config.get("style", "%"), **more)

    def configure_filter(self, config):
        """Make a filter."""
        return self.configure_custom(dict(config)) if "()" in config else logging.Filter(config.get("name", ""))

    def add_filters(self, filterer, filters):
        """Add filters, by name or as they are."""
        for f in filters:
            if not callable(f) and not callable(getattr(f, "filter", None)):
                try:
                    f = self.known["filters"][f]
                except Exception as e:
                    raise ValueError("Unable to add filter %r" % f) from e
            filterer.addFilter(f)

    def configure_handler(self, config):
        """Make a handler."""
        config = dict(config)
        formatter, level, filters = config.pop("formatter", None), config.pop("level", None), config.pop("filters", None)
        if formatter:
            try:
                formatter = self.known["formatters"][formatter]
            except KeyError as e:
                raise ValueError("Unable to set formatter %r" % formatter) from e
        if "()" in config:
            make = config.pop("()")
            make = make if callable(make) else self.resolve(make)
        else:
            make = self.resolve(config.pop("class"))
            if issubclass(make, logging.handlers.MemoryHandler) and "target" in config:
                config["target"] = self.handlers[config["target"]]
        attributes = config.pop(".", None)
        h = make(**{k: config[k] for k in config if IDENTIFIER.match(k)})
        if formatter:
            h.setFormatter(formatter)
        if level is not None:
            h.setLevel(level)
        if filters:
            self.add_filters(h, filters)
        for name, value in (attributes or {}).items():
            setattr(h, name, value)
        return h

    def common_logger_config(self, logger, config, incremental=False):
        """Level, handlers and filters of a logger."""
        if config.get("level") is not None:
            logger.setLevel(config["level"])
        if incremental:
            return
        for h in logger.handlers[:]:
            logger.removeHandler(h)
        for name in config.get("handlers", ()):
            try:
                logger.addHandler(self.handlers[name])
            except KeyError as e:
                raise ValueError("Unable to add handler %r" % name) from e
        if config.get("filters"):
            self.add_filters(logger, config["filters"])

    def configure_logger(self, name, config, incremental=False):
        """Set a logger up."""
        logger = logging.getLogger(name)
        self.common_logger_config(logger, config, incremental)
        logger.disabled = False
        if config.get("propagate") is not None:
            logger.propagate = config["propagate"]

    def configure_root(self, config, incremental=False):
        """Set the root up."""
        self.common_logger_config(logging.getLogger(), config, incremental)


dictConfigClass = DictConfigurator


def dictConfig(config):
    """Make loggers, handlers and formatters as a dict describes them."""
    dictConfigClass(config).configure()


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    """Not there: it needs CPython's library."""
    raise NotImplementedError("logging.config.fileConfig needs CPython's library; use dictConfig")


def listen(port=0, verify=None):
    """Not there: it needs CPython's library."""
    raise NotImplementedError("logging.config.listen needs CPython's library; use dictConfig")
