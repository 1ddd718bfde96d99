"""Variables with a value for each context: for a thread, a task, a call.

Every thread has a context of its own; Context.run() calls a function in another.
"""

from _contextvars import Context, ContextVar, Token, copy_context
from _contextvars import _completes, _enter, _leave

__all__ = ("Context", "ContextVar", "Token", "copy_context")


@_completes
class Context:
    def run(self, callable, /, *args, **kwargs):
        """Call a function in this context."""
        _enter(self)
        try:
            return callable(*args, **kwargs)
        finally:
            _leave(self)
