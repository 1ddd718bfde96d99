"""Events at given times."""

import heapq
import threading
import time
from collections import namedtuple
from itertools import count

__all__ = ['scheduler']

_MISSING = object()


class Event(namedtuple('Event', 'time priority sequence action argument kwargs',
                       module='sched')):
    """What is to happen; events are ordered by time, priority, and age."""

    __slots__ = ()


class scheduler:
    """Runs actions when their time has come."""

    def __init__(self, timefunc=time.monotonic, delayfunc=time.sleep):
        self._queue = []
        self._lock = threading.RLock()
        self.timefunc = timefunc
        self.delayfunc = delayfunc
        self._sequence = count()

    def enterabs(self, time, priority, action, argument=(), kwargs=_MISSING):
        """Add an event at a time; return it."""
        if kwargs is _MISSING:
            kwargs = {}
        with self._lock:
            event = Event(time, priority, next(self._sequence), action, argument, kwargs)
            heapq.heappush(self._queue, event)
        return event

    def enter(self, delay, priority, action, argument=(), kwargs=_MISSING):
        """Add an event after a delay; return it."""
        return self.enterabs(self.timefunc() + delay, priority, action, argument, kwargs)

    def cancel(self, event):
        """Remove an event; ValueError if it is not there."""
        with self._lock:
            self._queue.remove(event)
            heapq.heapify(self._queue)

    def empty(self):
        """Are there no events?"""
        with self._lock:
            return not self._queue

    def run(self, blocking=True):
        """Run events until there are none; or only those due now."""
        while True:
            with self._lock:
                if not self._queue:
                    return None
                event = self._queue[0]
                remaining = event.time - self.timefunc()
                if remaining <= 0:
                    heapq.heappop(self._queue)
            if remaining > 0:
                if not blocking:
                    return remaining
                self.delayfunc(remaining)
            else:
                event.action(*event.argument, **event.kwargs)
                self.delayfunc(0)       # let other threads run

    @property
    def queue(self):
        """The events in order."""
        with self._lock:
            events = self._queue[:]
        return [heapq.heappop(events) for _ in range(len(events))]
