"""What asyncio keeps for all its loops, so that loops of several threads do not
conflict: which loop a thread runs, which task a loop runs, and what tasks there are.
Futures and tasks themselves are in _asyncio_classes.
"""

from threading import local as _local
from transaction import stmdict as _stmdict, stmiddict as _stmiddict
from weakref import ref as _ref


def __getattr__(name):
    if name in ('Future', 'Task'):
        # They need modules that need this one.
        global Future, Task
        from _asyncio_classes import Future, Task
        return globals()[name]
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


class _Here(_local):
    loop = None
    tasks = None            # weak references to those that the thread has made


_here = _Here()


def _get_running_loop():
    """Return the running event loop or None.

    This is a low-level function intended to be used by event loops.
    This function is thread-specific.
    """
    return _here.loop


def _set_running_loop(loop, /):
    """Set the running event loop.

    This is a low-level function intended to be used by event loops.
    This function is thread-specific.
    """
    _here.loop = loop


def get_running_loop():
    """Return the running event loop.  Raise a RuntimeError if there is none.

    This function is thread-specific.
    """
    loop = _here.loop
    if loop is None:
        raise RuntimeError('no running event loop')
    return loop


def get_event_loop():
    """Return the event loop: that which runs, or else what the policy's
    get_event_loop() gives."""
    return _get_event_loop()


def _get_event_loop(stacklevel=3):
    loop = _here.loop
    if loop is not None:
        return loop
    from asyncio.events import get_event_loop_policy
    return get_event_loop_policy().get_event_loop()


class _Tasks:
    """A set of weak references to tasks: one for each thread, so that those who make tasks do not conflict. It lives as
    long as the thread, or a task that refers to it."""

    __slots__ = '_sets',

    def __init__(self):
        self._sets = _stmiddict()

    def add(self, task):
        refs = _here.tasks
        if refs is None:
            _here.tasks = refs = set()
            self._sets[_ref(refs, self._sets._discard)] = None
        refs.add(_ref(task, refs.discard))
        return refs

    def discard(self, task):
        reference = _ref(task)
        for refs in self._all():
            if reference in refs:
                refs.discard(reference)

    def _all(self):
        return [refs for reference in list(self._sets) if (refs := reference()) is not None]

    def __contains__(self, task):
        reference = _ref(task)
        return any(reference in refs for refs in self._all())

    def __iter__(self):
        for refs in self._all():
            for reference in list(refs):
                task = reference()
                if task is not None:
                    yield task

    def __len__(self):
        return sum(1 for task in self)


_all_tasks = _Tasks()
_current_tasks = _stmdict()


def _register_task(task):
    """Register a new task in asyncio as executed by loop."""
    _all_tasks.add(task)


def _unregister_task(task):
    """Unregister a task."""
    _all_tasks.discard(task)


_enter_task = _current_tasks._enter_task
_leave_task = _current_tasks._leave_task
