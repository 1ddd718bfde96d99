"""What inspect.getcallargs() does: the arguments of a call by the names of parameters."""

import inspect


def getcallargs(func, positional, named):
    args, varargs, varkw, defaults, kwonly, kwdefaults, _ = inspect.getfullargspec(func)
    name = func.__name__
    if inspect.ismethod(func) and func.__self__ is not None:
        positional = (func.__self__, *positional)
    values = dict(zip(args, positional))
    if varargs:
        values[varargs] = tuple(positional[len(args):])
    if varkw:
        values[varkw] = {}
    for keyword, value in named.items():
        if keyword not in args and keyword not in kwonly:
            if not varkw:
                raise TypeError(f"{name}() got an unexpected keyword argument {keyword!r}")
            values[varkw][keyword] = value
            continue
        if keyword in values:
            raise TypeError(f"{name}() got multiple values for argument {keyword!r}")
        values[keyword] = value
    defaults = dict(zip(reversed(args), reversed(defaults or ())))
    if len(positional) > len(args) and not varargs:
        raise _too_many(name, args, defaults, kwonly, len(positional), values)
    _complete(name, "positional", args, defaults, values)
    _complete(name, "keyword-only", kwonly, kwdefaults or {}, values)
    return values


def _complete(function, kind, parameters, defaults, values):
    """Give parameters that got no argument their defaults."""
    missing = [name for name in parameters if name not in values and name not in defaults]
    if missing:
        names = [repr(name) for name in missing]
        text = names[0]
        if len(names) > 1:
            text = ", ".join(names[:-2] + [" and ".join(names[-2:])])
        raise TypeError(f"{function}() missing {len(names)} required {kind} argument{_s(len(names))}: {text}")
    for name in parameters:
        if name not in values:
            values[name] = defaults[name]


def _too_many(function, args, defaults, kwonly, given, values):
    """The error for more positional arguments than there are parameters."""
    count = f"from {len(args) - len(defaults)} to {len(args)}" if defaults else str(len(args))
    plural = "s" if defaults else _s(len(args))
    by_keyword = sum(name in values for name in kwonly)
    more = f" positional argument{_s(given)} (and {by_keyword} keyword-only argument{_s(by_keyword)})" if by_keyword else ""
    verb = "was" if given == 1 and not by_keyword else "were"
    return TypeError(f"{function}() takes {count} positional argument{plural} but {given}{more} {verb} given")


def _s(count):
    return "" if count == 1 else "s"
