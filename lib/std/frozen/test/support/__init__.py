"""What tests commonly share."""

import contextlib
import functools
import sys
import unittest

verbose = 1
use_resources = None
max_memuse = 0
real_max_memuse = 0
failfast = False
match_tests = None
_1M = 1024 * 1024
_1G = 1024 * _1M
_2G = 2 * _1G
_4G = 4 * _1G
MAX_Py_ssize_t = sys.maxsize
LOOPBACK_TIMEOUT = 5.0
INTERNET_TIMEOUT = 60.0
SHORT_TIMEOUT = 30.0
LONG_TIMEOUT = 300.0
PIPE_MAX_SIZE = 4 * _1M + 1
NHASHBITS = sys.hash_info.width
SOCK_MAX_SIZE = 16 * _1M + 1
HAVE_DOCSTRINGS = MISSING_C_DOCSTRINGS = False
Py_DEBUG = False
has_fork_support = False
has_subprocess_support = True
MS_WINDOWS = False
PGO = False
environment_altered = False
unix_shell = '/bin/sh'
has_socket_support = True
is_android = is_emscripten = is_wasi = is_jython = False
is_apple = sys.platform == 'darwin'
ALWAYS_EQ = type('_ALWAYS_EQ', (), {'__eq__': lambda self, other: True,
                                    '__ne__': lambda self, other: False})()
NEVER_EQ = type('_NEVER_EQ', (), {'__eq__': lambda self, other: False,
                                  '__ne__': lambda self, other: True,
                                  '__hash__': lambda self: 1})()


@functools.total_ordering
class _LARGEST:
    """Greater than everything but itself."""

    def __eq__(self, other):
        return isinstance(other, _LARGEST)

    def __lt__(self, other):
        return False


@functools.total_ordering
class _SMALLEST:
    """Less than everything but itself."""

    def __eq__(self, other):
        return isinstance(other, _SMALLEST)

    def __gt__(self, other):
        return False


LARGEST = _LARGEST()
SMALLEST = _SMALLEST()


class Error(Exception):
    """Something is wrong with a test."""


class TestFailed(Error):
    """A test failed."""


class TestDidNotRun(Error):
    """A test did not run."""


class ResourceDenied(unittest.SkipTest):
    """A resource that a test needs is not enabled."""


# Which tests make sense

def check_impl_detail(**guards):
    """Does the implementation belong to those named?  By default CPython only."""
    default = not next(iter(guards.values()), True) if guards else False
    return guards.get(sys.implementation.name, default)


def impl_detail(msg=None, **guards):
    """Decorator: skip on other implementations."""
    if check_impl_detail(**guards):
        return lambda test: test
    if msg is None:
        names = ' or '.join(sorted(guards or {'cpython': True}))
        msg = f'implementation detail specific to {names}'
    return unittest.skip(msg)


def cpython_only(test):
    """Decorator: the test concerns CPython's inside."""
    return impl_detail(cpython=True)(test)


def no_tracing(func):
    """Decorator: run without a trace function."""
    return func


def refcount_test(test):
    """Decorator: the test looks at reference counts."""
    return cpython_only(test)


def is_resource_enabled(resource):
    return use_resources is None or resource in use_resources


def requires(resource, msg=None):
    """Skip the test if a resource is not enabled."""
    if not is_resource_enabled(resource):
        raise ResourceDenied(msg or 'Use of the %r resource not enabled' % resource)


def requires_resource(resource):
    if is_resource_enabled(resource):
        return lambda test: test
    return unittest.skip(f'resource {resource!r} is not enabled')


def _always(test):
    return test


def requires_IEEE_754(test):
    return test


def requires_docstrings(test):
    return unittest.skipUnless(HAVE_DOCSTRINGS, 'test requires docstrings')(test)


def requires_fork():
    return unittest.skipUnless(has_fork_support, 'requires working os.fork()')


def requires_subprocess():
    return unittest.skipUnless(has_subprocess_support, 'requires subprocess support')


def _requires_module(name):
    """A decorator factory that skips a test if there is no such module."""
    def requires(reason='requires ' + name):
        try:
            __import__(name)
        except ImportError:
            return unittest.skip(reason)
        return _always
    return requires


requires_zlib, requires_gzip, requires_bz2, requires_lzma = map(_requires_module, ('zlib', 'gzip', 'bz2', 'lzma'))


def requires_working_socket(*, module=False):
    return _always


def requires_limited_api(test):
    return unittest.skip('needs the C API')(test)


def requires_gil_enabled(msg='needs the GIL enabled'):
    return _always


def skip_if_sanitizer(*args, **kwargs):
    return _always


def skip_if_buggy_ucrt_strfptime(test):
    return test


def print_warning(text):
    """Tell of something odd that fails no test."""
    for line in text.splitlines():
        print('Warning --', line, file=sys.__stderr__, flush=True)


def skip_if_broken_multiprocessing_synchronize():
    try:
        import multiprocessing.synchronize
    except ImportError:
        raise unittest.SkipTest('no multiprocessing') from None


def skip_unless_symlink(test):
    return test


def bigmemtest(size, memuse, dry_run=True):
    """Decorator: give the test a small size, or skip it if only a large one will do."""
    def decorator(f):
        if not dry_run:
            return unittest.skip('needs too much memory')(f)

        @functools.wraps(f)
        def wrapper(self):
            return f(self, 5147)
        wrapper.size, wrapper.memuse = size, memuse
        return wrapper
    return decorator


def bigaddrspacetest(f):
    return unittest.skip('needs too much memory')(f)


def anticipate_failure(condition):
    return unittest.expectedFailure if condition else _always


def load_package_tests(pkg_dir, loader, standard_tests, pattern):
    import fnmatch
    import os
    package = f'test.{os.path.basename(pkg_dir)}'
    for file in sorted(fnmatch.filter(os.listdir(pkg_dir), pattern or 'test*.py')):
        standard_tests.addTests(loader.loadTestsFromName(f'{package}.{file.removesuffix(".py")}'))
    return standard_tests


def subTests(arg_names, arg_values, /, *, _do_cleanups=False):
    """Run a method once for each of the values, as subtests."""
    names = arg_names.replace(',', ' ').split() if isinstance(arg_names, str) else arg_names
    single = isinstance(arg_names, str) and len(names) == 1
    rows = [dict(zip(names, (values,) if single else values)) for values in arg_values]

    def decorate(method):
        @functools.wraps(method)
        def wrapper(self, /, *args, **kwargs):
            for row in rows:
                with self.subTest(**row):
                    method(self, *args, **kwargs, **row)
                if _do_cleanups:
                    self.doCleanups()
        return wrapper
    return decorate


# Tools

def gc_collect():
    """Collect until everything unreachable is gone."""
    import gc
    for _ in range(3):
        gc.collect()


@contextlib.contextmanager
def disable_gc():
    import gc
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextlib.contextmanager
def captured_output(stream_name):
    """Collect what is written to a stream of sys."""
    import io
    original = getattr(sys, stream_name)
    setattr(sys, stream_name, io.StringIO())
    try:
        yield getattr(sys, stream_name)
    finally:
        setattr(sys, stream_name, original)


def captured_stdout():
    return captured_output('stdout')


def captured_stderr():
    return captured_output('stderr')


def captured_stdin():
    return captured_output('stdin')


@contextlib.contextmanager
def swap_attr(obj, attr, new_val):
    """Give an attribute another value for a while."""
    missing = object()
    old = getattr(obj, attr, missing)
    setattr(obj, attr, new_val)
    try:
        yield None if old is missing else old
    finally:
        if old is missing:
            delattr(obj, attr)
        else:
            setattr(obj, attr, old)


@contextlib.contextmanager
def swap_item(obj, item, new_val):
    """Give an item another value for a while."""
    missing = object()
    old = obj[item] if item in obj else missing
    obj[item] = new_val
    try:
        yield None if old is missing else old
    finally:
        if old is missing:
            del obj[item]
        else:
            obj[item] = old


@contextlib.contextmanager
def infinite_recursion(max_depth=75):
    """Lower the recursion limit for a while."""
    original = sys.getrecursionlimit()
    try:
        sys.setrecursionlimit(max_depth + 60)
        yield
    finally:
        sys.setrecursionlimit(original)


@contextlib.contextmanager
def adjust_int_max_str_digits(max_digits):
    """Change the limit of digits in conversions of ints for a while."""
    current = sys.get_int_max_str_digits()
    try:
        sys.set_int_max_str_digits(max_digits)
        yield
    finally:
        sys.set_int_max_str_digits(current)


@contextlib.contextmanager
def run_with_locale(catstr, *locales):
    """Another locale for a while: there is one only."""
    yield


def run_with_tz(tz):
    """Decorator: the function runs in another time zone."""
    def decorate(function):
        @functools.wraps(function)
        def inside(*args, **kwargs):
            import os
            import time
            before = os.environ.get('TZ')
            os.environ['TZ'] = tz
            time.tzset()
            try:
                return function(*args, **kwargs)
            finally:
                if before is None:
                    del os.environ['TZ']
                else:
                    os.environ['TZ'] = before
                time.tzset()
        return inside
    return decorate


def run_unittest(*classes):
    """Run test classes, suites, and modules by name."""
    loader = unittest.TestLoader()
    suite = unittest.TestSuite()
    for each in classes:
        if isinstance(each, str):
            suite.addTest(loader.loadTestsFromModule(sys.modules[each]))
        elif isinstance(each, (unittest.TestSuite, unittest.TestCase)):
            suite.addTest(each)
        else:
            suite.addTest(loader.loadTestsFromTestCase(each))
    result = unittest.TextTestRunner(verbosity=1 + bool(verbose)).run(suite)
    if not result.wasSuccessful():
        raise TestFailed(f'{len(result.failures)} failures, {len(result.errors)} errors')


def run_doctest(module, verbosity=None, optionflags=0):
    """Run the examples in a module's docstrings; how many failed of how many."""
    import doctest
    failed, tried = doctest.testmod(module, verbose=verbosity or 0, optionflags=optionflags)
    if failed:
        raise TestFailed(f'{failed} of {tried} doctests failed')
    return failed, tried


def check_syntax_error(testcase, statement, errtext='', *, lineno=None, offset=None):
    """The statement must not compile."""
    with testcase.assertRaisesRegex(SyntaxError, errtext) as cm:
        compile(statement, '<test string>', 'exec')
    error = cm.exception
    testcase.assertIsNotNone(error.lineno)
    if lineno is not None:
        testcase.assertEqual(error.lineno, lineno)
    testcase.assertIsNotNone(error.offset)
    if offset is not None:
        testcase.assertEqual(error.offset, offset)


def check__all__(test_case, module, name_of_module=None, extra=(), not_exported=()):
    """__all__ must name all public things defined in a module."""
    names = {module.__name__} if name_of_module is None else (
        {name_of_module} if isinstance(name_of_module, str) else set(name_of_module))
    expected = set(extra)
    for name in dir(module):
        if name.startswith('_') or name in not_exported:
            continue
        obj = getattr(module, name)
        if (getattr(obj, '__module__', None) in names
                or not hasattr(obj, '__module__') and not isinstance(obj, type(sys))):
            expected.add(name)
    test_case.assertCountEqual(module.__all__, expected)


def check_free_after_iterating(test, iter, cls, args=()):
    """An exhausted iterator lets go of what it went over."""
    done = False

    class A(cls):
        def __del__(self):
            nonlocal done
            done = True
            try:
                next(it)
            except StopIteration:
                pass

    it = iter(A(*args))
    test.assertRaises(StopIteration, next, it)
    gc_collect()
    test.assertTrue(done)


def check_disallow_instantiation(testcase, tp, *args, **kwds):
    """The type cannot be called."""
    testcase.assertRaises(TypeError, tp, *args, **kwds)


def calcobjsize(fmt):
    raise unittest.SkipTest('sizes are the implementation\'s own')


calcvobjsize = calcobjsize


def check_sizeof(test, o, size):
    raise unittest.SkipTest('sizes are the implementation\'s own')


def optim_args_from_interpreter_flags():
    return []


def args_from_interpreter_flags():
    return []


def python_is_optimized():
    return True


def sortdict(dict):
    """repr() of a dict with sorted keys."""
    return '{%s}' % ', '.join('%r: %r' % pair for pair in sorted(dict.items()))


def findfile(filename, subdir=None):
    """A file beside the tests."""
    import os
    if os.path.isabs(filename):
        return filename
    if subdir is not None:
        filename = os.path.join(subdir, filename)
    import test
    for directory in test.__path__:
        path = os.path.join(directory, filename)
        if os.path.exists(path):
            return path
    return filename


def open_urlresource(url, *args, **kw):
    raise unittest.SkipTest('no network')


def maybe_get_event_loop_policy():
    return None


def reap_children():
    """Take the status of the child processes that have ended."""
    import os
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except OSError:
        pass


def wait_process(pid, *, exitcode, timeout=None):
    """Wait for a process, whose exit code must be the one given."""
    import os
    import signal
    import time
    end = time.monotonic() + (SHORT_TIMEOUT if timeout is None else timeout)
    while True:
        found, status = os.waitpid(pid, os.WNOHANG)
        if found:
            break
        if time.monotonic() > end:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            raise AssertionError(f'process {pid} is still running')
        time.sleep(0.01)
    code = os.waitstatus_to_exitcode(status)
    if code != exitcode:
        raise AssertionError(f'process {pid} exited with code {code}, but exit code {exitcode} is expected')


def get_attribute(obj, name):
    """An attribute; the test is skipped where there is none."""
    try:
        return getattr(obj, name)
    except AttributeError:
        raise unittest.SkipTest(f'object {obj!r} has no attribute {name!r}')


def check_sanitizer(*, address=False, memory=False, ub=False):
    return False


def requires_linux_version(*version):
    """Decorator: the test needs a kernel not older than this."""
    import os
    have = tuple(int(part) for part in os.uname().release.split('-')[0].split('.')[:len(version)] if part.isdigit())
    return unittest.skipIf(have < version, 'requires a newer kernel')


def requires_mac_ver(*version):
    return _always


def system_must_validate_cert(test):
    return test


class catch_unraisable_exception:
    """Keeps the exception that sys.unraisablehook was told of."""

    def __enter__(self):
        self.unraisable = None
        self._saved = sys.unraisablehook
        sys.unraisablehook = self._hook
        return self

    def _hook(self, unraisable):
        self.unraisable = unraisable

    def __exit__(self, *exc_info):
        sys.unraisablehook = self._saved
        del self.unraisable


def busy_retry(timeout, err_msg=None, /, *, error=True):
    """Yield until the time has passed."""
    import time
    end = time.monotonic() + timeout
    while True:
        yield
        if time.monotonic() >= end:
            break
    if error:
        raise AssertionError(err_msg or f'timeout ({timeout:.1f} seconds)')


def sleeping_retry(timeout, err_msg=None, /, *, init_delay=0.010, max_delay=1.0, error=True):
    """Like busy_retry(), with pauses that grow."""
    import time
    delay = init_delay
    for _ in busy_retry(timeout, err_msg, error=error):
        yield
        time.sleep(delay)
        delay = min(delay * 2, max_delay)


def setswitchinterval(interval):
    sys.setswitchinterval(interval)


class SuppressCrashReport:
    """A context manager that does nothing."""

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        pass


def control_characters_c0():
    """The control characters of ASCII."""
    return [*map(chr, range(32)), "\x7f"]
