"""What asyncio keeps for all its loops, so that loops of several threads do not
conflict: which loop a thread runs, which task a loop runs, and what tasks there are.
Futures and tasks themselves are those of asyncio.futures and asyncio.tasks.
"""

from threading import local as _local
from transaction import stmdict as _stmdict, stmset as _stmset
from weakref import ref as _ref


def __getattr__(name):
    if name == 'Future':
        from asyncio.futures import _PyFuture
        return _PyFuture
    if name == 'Task':
        from asyncio.tasks import _PyTask
        return _PyTask
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


class _Here(_local):
    loop = None


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
    """A set of weak references to tasks."""

    __slots__ = '_refs', '_remove'

    def __init__(self):
        self._refs = refs = _stmset()
        self._remove = refs.discard

    def add(self, task):
        self._refs.add(_ref(task, self._remove))

    def discard(self, task):
        self._refs.discard(_ref(task))

    def __contains__(self, task):
        return _ref(task) in self._refs

    def __iter__(self):
        for reference in list(self._refs):
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


def _enter_task(loop, task):
    """Enter into task execution or resume suspended task."""
    current = _current_tasks.get(loop)
    if current is not None:
        raise RuntimeError(f'Cannot enter into task {task!r} while another task {current!r} is being executed.')
    _current_tasks[loop] = task


def _leave_task(loop, task):
    """Leave task execution or suspend a task."""
    current = _current_tasks.get(loop)
    if current is not task:
        raise RuntimeError(f'Leaving task {task!r} does not match the current task {current!r}.')
    del _current_tasks[loop]
    if getattr(task, '_state', 'PENDING') != 'PENDING':
        _all_tasks.discard(task)    # nobody asks for it any more, and what it refers to may live on until a collection
