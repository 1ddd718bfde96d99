"""Run one file of CPython's regression tests: one.py FOLDER NAME [PATTERN...]

Every method that ran gives a line "outcome test", a failure is followed by its
traceback, indented. Outcomes are pass, fail, error, skip. Patterns are words of
which a test's name must have one.
"""

import builtins
import importlib.util
import os
import sys
import types
import unittest


class Absent(types.ModuleType):
    """A module that is not there, or a name of it: the tests that use it are
    skipped. While a test file is loaded it may do anything with it.
    """

    loading = True

    def __getattr__(self, name):
        if name.startswith('__') and name.endswith('__'):
            raise AttributeError(name)
        return Absent(f'{self.__name__}.{name}')

    def __call__(self, *args, **kwargs):
        if not Absent.loading:
            raise unittest.SkipTest(f'no module {self.__name__}')
        if len(args) == 1 and isinstance(args[0], types.FunctionType):
            return args[0]
        return Absent(f'{self.__name__}()')

    __add__ = __sub__ = __lt__ = __ge__ = __gt__ = __le__ = __or__ = __call__
    __getitem__ = __enter__ = __contains__ = __call__

    def __bool__(self):
        return False

    def __index__(self):
        self()
        return 0

    def __iter__(self):
        self()
        return iter(())

    def __mro_entries__(self, bases):
        return ()


real_import = builtins.__import__


def lenient_import(name, globals=None, locals=None, fromlist=(), level=0):
    importer = globals.get('__name__', '') if isinstance(globals, dict) else ''
    if not importer.startswith('test.'):
        return real_import(name, globals, locals, fromlist, level)
    try:
        module = real_import(name, globals, locals, fromlist, level)
    except (ImportError, SystemError) as e:
        if name.startswith('test'):
            raise
        print('absent', name, e)
        top, _, rest = name.partition('.')
        if not rest or fromlist:
            return Absent(name)
        module = lenient_import(top, globals, locals, (), level)
        if not isinstance(module, Absent):
            setattr(module, rest.partition('.')[0], Absent(name))
        return module
    missing = [n for n in fromlist or () if n != '*' and not hasattr(module, n)]
    if not missing:
        return module
    print('absent', name, missing)
    part = types.ModuleType(name)
    part.__dict__.update(module.__dict__)
    for n in missing:
        setattr(part, n, Absent(f'{name}.{n}'))
    return part


class Result(unittest.TestResult):
    def say(self, outcome, test, text=''):
        print(outcome, test.id())
        for line in text.splitlines():
            print('   ', line)
        sys.stdout.flush()

    def addSuccess(self, test):
        self.say('pass', test)

    def addFailure(self, test, err):
        self.say('fail', test, self.text(err, test))

    def addError(self, test, err):
        self.say('error', test, self.text(err, test))

    def addSkip(self, test, reason):
        self.say('skip', test, reason)

    def addExpectedFailure(self, test, err):
        self.say('pass', test)

    def addUnexpectedSuccess(self, test):
        self.say('fail', test, 'unexpected success')

    def addSubTest(self, test, subtest, err):
        if err is not None:
            failed = issubclass(err[0], test.failureException)
            self.say('fail' if failed else 'error', subtest, self.text(err, test))

    def text(self, err, test):
        try:
            return self._exc_info_to_string(err, test)
        except Exception as e:
            return f'{err[0].__name__} ({type(e).__name__} while it was shown)'


def tests(suite):
    for t in suite:
        if isinstance(t, Absent):
            pass
        elif isinstance(t, unittest.TestSuite):
            yield from tests(t)
        else:
            yield t


def support_name(name):
    try:
        return importlib.import_module(f'test.support.{name}')
    except ImportError:
        return Absent(f'test.support.{name}')


class Files:
    """Finds some modules and those in them among files, before what is embedded."""

    def __init__(self, names, library):
        self.names, self.library = names, library

    def find_spec(self, name, path=None, target=None):
        if not within(name, self.names):
            return None
        path = os.path.join(self.library, *name.split('.'))
        path = path + '.py' if os.path.exists(path + '.py') else os.path.join(path, '__init__.py')
        return importlib.util.spec_from_file_location(name, path)


def within(name, modules):
    return any(name == m or name.startswith(m + '.') for m in modules)


def fresh_or_file(import_fresh, library):
    """A module that cannot do without its parts in C: CPython's own, which can."""
    def import_fresh_module(name, fresh=(), blocked=(), **kwargs):
        if not (fresh and blocked):
            module = import_fresh(name, fresh, blocked, **kwargs)
            if module is not None or not blocked:
                return module
        names = (name, *fresh)
        saved = {n: sys.modules.pop(n) for n in list(sys.modules) if within(n, (*names, *blocked))}
        sys.modules.update(dict.fromkeys(blocked))
        finder = Files(names, library)
        sys.meta_path.insert(0, finder)
        try:
            return importlib.import_module(name)
        finally:
            sys.meta_path.remove(finder)
            for n in list(sys.modules):
                if within(n, (*names, *blocked)):
                    del sys.modules[n]
            sys.modules.update(saved)
    return import_fresh_module


def module_or_absent(import_module):
    """Files that need a module for some of their tests must not be skipped as a whole."""
    def lenient_import_module(name, *args, **kwargs):
        try:
            return import_module(name, *args, **kwargs)
        except unittest.SkipTest as e:
            if not Absent.loading:
                raise
            print('absent', name, e)
            return Absent(name)
    return lenient_import_module


def run(suite, patterns):
    unittest.TestSuite(t for t in tests(suite)
                       if not patterns or any(p in t.id() for p in patterns)).run(Result())


def main(folder, name, *patterns):
    import test.support
    from test.support import import_helper
    import_helper.import_fresh_module = fresh_or_file(import_helper.import_fresh_module, os.path.dirname(folder))
    import_helper.import_module = module_or_absent(import_helper.import_module)
    test.support.verbose = False    # tests would write to the lines of the table
    test.support.__getattr__ = support_name
    test.support.TEST_HOME_DIR = folder
    load = unittest.defaultTestLoader
    test.support.run_unittest = lambda *classes: run(map(load.loadTestsFromTestCase, classes), patterns)
    test.__path__.append(folder)
    builtins.__import__ = lenient_import
    module = __import__('test.' + name, fromlist=['*'])
    suite = load.loadTestsFromModule(module)
    Absent.loading = False
    if hasattr(module, 'test_main'):    # chooses the classes
        module.test_main()
    else:
        run(suite, patterns)


if __name__ == '__main__':      # processes that tests start load this file, too
    sys.stdout.reconfigure(errors='backslashreplace')
    main(*sys.argv[1:])
