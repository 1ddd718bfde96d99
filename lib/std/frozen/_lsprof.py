"""The profiler behind cProfile: times of functions, and of who calls whom.

It is a profile function as any program can write one; what it does at each call stands in _calltimes.
"""

import sys
from _calltimes import Recorder
from collections import namedtuple

profiler_entry = namedtuple('profiler_entry', 'code callcount reccallcount totaltime inlinetime calls', module='_lsprof')
profiler_subentry = namedtuple('profiler_subentry', 'code callcount reccallcount totaltime inlinetime', module='_lsprof')


class Profiler(Recorder):
    """Profiler(timer=None, timeunit=None, subcalls=True, builtins=True)

    Builds a profiler object using the specified timer function.
    The default timer is a fast built-in one based on real time.
    For custom timer functions returning integers, timeunit can
    be a float specifying a scale (i.e. how long each integer unit
    is, in seconds).
    """

    def __init__(self, timer=None, timeunit=0.0, subcalls=True, builtins=True):
        self._labels = {}
        self._set(timer, timeunit, subcalls, builtins)

    def enable(self, subcalls=None, builtins=None):
        """enable(subcalls=True, builtins=True)

        Start collecting profiling information.
        If 'subcalls' is True, also records for each function
        statistics separated according to its current caller.
        If 'builtins' is True, records the time spent in
        built-in functions separately from their caller.
        """
        self._choose(subcalls, builtins)
        sys.setprofile(self)

    def disable(self):
        """disable()

        Stop collecting profiling information.
        """
        enabled = sys.getprofile() is self
        sys.setprofile(None)
        if enabled:      # which is a call, too
            self._mention("<method 'disable' of '_lsprof.Profiler' objects>")
        self._finish()

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
        return [profiler_entry(*row, callees and [profiler_subentry(*sub[:5]) for sub in callees])
                for *row, callees in self._rows()]

    def _label(self, function):
        """What stands for a function written in another language."""
        owner = type(function.__self__)
        key = owner, function.__name__, function.__module__
        label = self._labels.get(key)
        if label is None:
            method = None if key[2] else getattr(owner, key[1], None)
            label = self._labels[key] = f'<built-in method {key[2]}.{key[1]}>' if method is None else repr(method)
        return label
