"""Variables with a value for each context: for a thread, a task, a call.

Every thread has a context of its own; Context.run() calls a function in another.
"""

import _contexts
from collections.abc import Mapping as _Mapping

__all__ = ("Context", "ContextVar", "Token", "copy_context")

_missing = object()


def _current():
    """The context of the running code."""
    context = _contexts.current()
    if context is None:
        context = Context()
        _contexts.set_current(context)
    return context


class Context:
    """What the variables are; it can be read as a mapping."""

    __slots__ = "_values", "_before", "_entered", "__weakref__"

    def __init__(self):
        self._values = {}   # never changed, but replaced
        self._before = None
        self._entered = False

    def __init_subclass__(cls):
        raise TypeError("type 'Context' is not an acceptable base type")

    def run(self, callable, /, *args, **kwargs):
        """Call a function in this context."""
        if self._entered:
            raise RuntimeError(f"cannot enter context: {self!r} is already entered")
        self._before = _current()
        self._entered = True
        _contexts.set_current(self)
        try:
            return callable(*args, **kwargs)
        finally:
            _contexts.set_current(self._before)
            self._before = None
            self._entered = False

    def copy(self):
        """A context with the same values."""
        other = Context()
        other._values = self._values
        return other

    def __getitem__(self, var):
        _check_key(var)
        return self._values[var]

    def __contains__(self, var):
        _check_key(var)
        return var in self._values

    def get(self, var, default=None, /):
        _check_key(var)
        return self._values.get(var, default)

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()

    def __eq__(self, other):
        if not isinstance(other, Context):
            return NotImplemented
        return self._values == other._values

    __hash__ = None

    def __repr__(self):
        return f"<_contextvars.Context object at {id(self):#x}>"


_Mapping.register(Context)


def _check_key(var):
    if not isinstance(var, ContextVar):
        raise TypeError(f"a ContextVar key was expected, got {var!r}")


class ContextVar:
    """A variable; get() gives its value in the current context, set() sets it there."""

    __slots__ = "_name", "_default", "__weakref__"

    def __init__(self, name, *, default=_missing):
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        self._name = name
        self._default = default

    def __init_subclass__(cls):
        raise TypeError("type 'ContextVar' is not an acceptable base type")

    @property
    def name(self):
        return self._name

    def get(self, default=_missing, /):
        """The value, else the default given here, else that of the variable."""
        value = _current()._values.get(self, _missing)
        if value is not _missing:
            return value
        if default is not _missing:
            return default
        if self._default is not _missing:
            return self._default
        raise LookupError(self)

    def set(self, value, /):
        """Set the value; the Token that is returned serves to reset it."""
        context = _current()
        old = context._values.get(self, _missing)
        context._values = {**context._values, self: value}
        _contexts.set_current(context)
        return Token._make(context, self, old)

    def reset(self, token, /):
        """Set the value back to what it was before the set() that gave the token."""
        if not isinstance(token, Token):
            raise TypeError(f"expected an instance of Token, got {token!r}")
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token._var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        context = _current()
        if token._context is not context:
            raise ValueError(f"{token!r} was created in a different Context")
        token._used = True
        values = dict(context._values)
        if token._old is _missing:
            values.pop(self, None)
        else:
            values[self] = token._old
        context._values = values
        _contexts.set_current(context)

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)

    def __repr__(self):
        default = "" if self._default is _missing else f" default={self._default!r}"
        return f"<ContextVar name={self._name!r}{default} at {id(self):#x}>"


class _Missing:
    def __repr__(self):
        return "<Token.MISSING>"


class Token:
    """What a ContextVar was before it was set."""

    __slots__ = "_context", "_var", "_old", "_used", "__weakref__"

    MISSING = _Missing()

    def __new__(cls, *args, **kwargs):
        raise RuntimeError("Tokens can only be created by ContextVars")

    @classmethod
    def _make(cls, context, var, old):
        self = object.__new__(cls)
        self._context, self._var, self._old, self._used = context, var, old, False
        return self

    @property
    def var(self):
        return self._var

    @property
    def old_value(self):
        return Token.MISSING if self._old is _missing else self._old

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)

    def __repr__(self):
        used = " used" if self._used else ""
        return f"<Token{used} var={self._var!r} at {id(self):#x}>"


def copy_context():
    """A copy of the current context."""
    return _current().copy()
