"""Several tests as one, with the fixtures of classes and modules."""

import sys

from .case import doModuleCleanups, SkipTest
from .util import strclass

__unittest = True


class BaseTestSuite:
    """Tests in order, without fixtures of classes and modules."""

    _cleanup = True

    def __init__(self, tests=()):
        self._tests = []
        self._removed_tests = 0
        self.addTests(tests)

    def __repr__(self):
        return f'<{strclass(self.__class__)} tests={list(self)}>'

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return list(self) == list(other)

    __hash__ = None

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return self._removed_tests + sum(test.countTestCases() for test in self if test)

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f'{test!r} is not callable')
        if isinstance(test, type):
            from .case import TestCase
            if issubclass(test, (TestCase, TestSuite)):
                raise TypeError('TestCases and TestSuites must be instantiated '
                                'before passing them to addTest()')
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError('tests must be an iterable of tests, not a string')
        for test in tests:
            self.addTest(test)

    def run(self, result):
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            test(result)
            if self._cleanup:
                self._removeTestAtIndex(index)
        return result

    def _removeTestAtIndex(self, index):
        """Free a test that has run: it may hold a lot."""
        try:
            test = self._tests[index]
        except TypeError:   # a subclass keeps them otherwise
            return
        if hasattr(test, 'countTestCases'):
            self._removed_tests += test.countTestCases()
            self._tests[index] = None

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        for test in self:
            test.debug()


class TestSuite(BaseTestSuite):
    """Tests in order; calls setUpClass, setUpModule and the like in between."""

    def run(self, result, debug=False):
        outermost = not getattr(result, '_testRunEntered', False)
        if outermost:
            result._testRunEntered = True
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            if not _is_suite(test):
                self._leave_class(test, result)
                self._enter_module(test, result)
                self._enter_class(test, result)
                result._previousTestClass = test.__class__
                if (getattr(test.__class__, '_classSetupFailed', False)
                        or getattr(result, '_moduleSetUpFailed', False)):
                    continue
            if debug:
                test.debug()
            else:
                test(result)
            if self._cleanup:
                self._removeTestAtIndex(index)
        if outermost:
            self._leave_class(None, result)
            self._leave_module(result)
            result._testRunEntered = False
        return result

    def debug(self):
        self.run(_DebugResult(), True)

    def _enter_class(self, test, result):
        current = test.__class__
        if (current == getattr(result, '_previousTestClass', None)
                or result._moduleSetUpFailed
                or getattr(current, '__unittest_skip__', False)):
            return
        try:
            current._classSetupFailed = False
        except TypeError:   # the test is a function: its class cannot be changed
            pass
        set_up = getattr(current, 'setUpClass', None)
        if set_up is None:
            return
        failed = self._call(set_up, result, 'setUpClass', strclass(current))
        if failed:
            current._classSetupFailed = True
            self._class_cleanups(current, result, 'setUpClass')

    def _leave_class(self, test, result):
        previous = getattr(result, '_previousTestClass', None)
        if (previous is None or test is not None and test.__class__ == previous
                or getattr(previous, '_classSetupFailed', False)
                or getattr(result, '_moduleSetUpFailed', False)
                or getattr(previous, '__unittest_skip__', False)):
            return
        tear_down = getattr(previous, 'tearDownClass', None)
        if tear_down is not None:
            self._call(tear_down, result, 'tearDownClass', strclass(previous))
        self._class_cleanups(previous, result, 'tearDownClass')

    def _class_cleanups(self, cls, result, method):
        do_cleanups = getattr(cls, 'doClassCleanups', None)
        if do_cleanups is None:
            return
        do_cleanups()
        for exc_info in cls.tearDown_exceptions:
            if isinstance(result, _DebugResult):
                raise exc_info[1]
            self._report(result, exc_info, method, strclass(cls))

    def _enter_module(self, test, result):
        module_name = test.__class__.__module__
        previous = getattr(result, '_previousTestClass', None)
        if previous is not None and previous.__module__ == module_name:
            return
        self._leave_module(result)
        result._moduleSetUpFailed = False
        module = sys.modules.get(module_name)
        set_up = getattr(module, 'setUpModule', None)
        if set_up is not None and self._call(set_up, result, 'setUpModule', module_name):
            result._moduleSetUpFailed = True
            self._call(doModuleCleanups, result, 'setUpModule', module_name)

    def _leave_module(self, result):
        previous = getattr(result, '_previousTestClass', None)
        if previous is None or getattr(result, '_moduleSetUpFailed', False):
            return
        module = sys.modules.get(previous.__module__)
        if module is None:
            return
        tear_down = getattr(module, 'tearDownModule', None)
        if tear_down is not None:
            self._call(tear_down, result, 'tearDownModule', previous.__module__)
        self._call(doModuleCleanups, result, 'tearDownModule', previous.__module__)

    def _call(self, function, result, method, parent):
        """Call a fixture; True if it failed."""
        setup_stdout = getattr(result, '_setupStdout', None)
        if setup_stdout is not None:
            setup_stdout()
        try:
            function()
        except Exception:
            if isinstance(result, _DebugResult):
                raise
            self._report(result, sys.exc_info(), method, parent)
            return True
        finally:
            restore = getattr(result, '_restoreStdout', None)
            if restore is not None:
                restore()
        return False

    def _report(self, result, exc_info, method, parent):
        holder = _ErrorHolder(f'{method} ({parent})')
        error = exc_info[1]
        if isinstance(error, SkipTest) and getattr(result, 'addSkip', None) is not None:
            result.addSkip(holder, str(error))
        else:
            result.addError(holder, exc_info)


class _ErrorHolder:
    """Stands for a fixture in reports."""

    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __repr__(self):
        return f'<ErrorHolder description={self.description!r}>'

    def __str__(self):
        return self.description

    def run(self, result):
        pass

    def __call__(self, result):
        return self.run(result)

    def countTestCases(self):
        return 0


def _is_suite(test):
    try:
        iter(test)
    except TypeError:
        return False
    return True


class _DebugResult:
    """The result for debug(): keeps nothing."""

    _previousTestClass = None
    _moduleSetUpFailed = False
    shouldStop = False
