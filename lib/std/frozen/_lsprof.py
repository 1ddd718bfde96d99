"""The profiler behind cProfile: times of functions, and of who calls whom.

It is a profile function as any program can write one. What a function has spent
is the time from its call to its return, what it has spent itself is that less the
times of what it has called.
"""

import sys
from collections import namedtuple
from time import perf_counter

profiler_entry = namedtuple('profiler_entry', 'code callcount reccallcount totaltime inlinetime calls', module='_lsprof')
profiler_subentry = namedtuple('profiler_subentry', 'code callcount reccallcount totaltime inlinetime', module='_lsprof')


class _Entry:
    """The calls of a function, or those by one caller."""

    __slots__ = 'code', 'calls', 'recursive', 'total', 'inline', 'level', 'callees'

    def __init__(self, code):
        self.code = code
        self.calls = self.recursive = self.total = self.inline = self.level = 0
        self.callees = {}

    def end(self, total, inline):
        self.level -= 1
        if self.level:
            self.recursive += 1
        else:
            self.total += total
        self.inline += inline
        self.calls += 1


class _Call:
    """A call that has not ended."""

    __slots__ = 'entry', 'sub', 'start', 'below'

    def __init__(self, entry, sub):
        self.entry = entry
        self.sub = sub
        self.below = 0


class Profiler:
    """Profiler(timer=None, timeunit=None, subcalls=True, builtins=True)

    Builds a profiler object using the specified timer function.
    The default timer is a fast built-in one based on real time.
    For custom timer functions returning integers, timeunit can
    be a float specifying a scale (i.e. how long each integer unit
    is, in seconds).
    """

    def __init__(self, timer=None, timeunit=0.0, subcalls=True, builtins=True):
        self._timer = timer or perf_counter
        self._unit = timeunit if timer and timeunit else 1
        self._subcalls = subcalls
        self._builtins = builtins
        self._entries = {}
        self._labels = {}
        self._stack = []

    def enable(self, subcalls=True, builtins=True):
        """enable(subcalls=True, builtins=True)

        Start collecting profiling information.
        If 'subcalls' is True, also records for each function
        statistics separated according to its current caller.
        If 'builtins' is True, records the time spent in
        built-in functions separately from their caller.
        """
        self._subcalls = subcalls
        self._builtins = builtins
        sys.setprofile(self)

    def disable(self):
        """disable()

        Stop collecting profiling information.
        """
        enabled = sys.getprofile() is self
        sys.setprofile(None)
        if enabled and self._builtins:      # which is a call, too
            self._begin("<method 'disable' of '_lsprof.Profiler' objects>")
        while self._stack:
            self._end()

    def clear(self):
        """clear()

        Clear all profiling information collected so far.
        """
        self._entries.clear()
        self._stack.clear()

    def getstats(self):
        """getstats() -> list of profiler_entry objects

        Return all information collected by the profiler.
        Each profiler_entry is a tuple-like object with the
        following attributes:

            code          code object
            callcount     how many times this was called
            reccallcount  how many times called recursively
            totaltime     total time in this entry
            inlinetime    inline time in this entry (not in subcalls)
            calls         details of the calls

        The calls attribute is either None or a list of
        profiler_subentry objects:

            code          called code object
            callcount     how many times this is called
            reccallcount  how many times this is called recursively
            totaltime     total time spent in this call
            inlinetime    inline time (not in further subcalls)
        """
        return [profiler_entry(*self._row(e), [profiler_subentry(*self._row(s)) for s in e.callees.values() if s.calls] or None)
                for e in self._entries.values() if e.calls]

    def _row(self, e):
        return e.code, e.calls, e.recursive, e.total * self._unit, e.inline * self._unit

    def __call__(self, frame, event, arg):
        if event == 'call':
            self._begin(frame.f_code)
        elif event == 'return':
            if self._stack:
                self._end()
        elif self._builtins:
            if event == 'c_call':
                self._begin(self._label(arg))
            elif self._stack:
                self._end()

    def _begin(self, code):
        entry = self._entries.get(code)
        if entry is None:
            entry = self._entries[code] = _Entry(code)
        entry.level += 1
        sub = None
        if self._subcalls and self._stack:
            callees = self._stack[-1].entry.callees
            sub = callees.get(code)
            if sub is None:
                sub = callees[code] = _Entry(code)
            sub.level += 1
        call = _Call(entry, sub)
        self._stack.append(call)
        call.start = self._timer()

    def _end(self):
        total = self._timer()
        call = self._stack.pop()
        total -= call.start
        inline = total - call.below
        if self._stack:
            self._stack[-1].below += total
        call.entry.end(total, inline)
        if call.sub is not None:
            call.sub.end(total, inline)

    def _label(self, function):
        """What stands for a function written in another language."""
        owner = type(function.__self__)
        key = owner, function.__name__, function.__module__
        label = self._labels.get(key)
        if label is None:
            method = None if key[2] else getattr(owner, key[1], None)
            label = self._labels[key] = f'<built-in method {key[2]}.{key[1]}>' if method is None else repr(method)
        return label
