"""Finds test modules in folders."""

import os
import re
import sys
import traceback
from fnmatch import fnmatch

from . import case

__unittest = True

_MODULE_FILE = re.compile(r'[_a-z]\w*\.py$', re.IGNORECASE)


class _FailedTest(case.TestCase):
    """Stands for a module or name that could not be loaded."""

    __module__ = 'unittest.loader'  # as reports name it
    _testMethodName = None

    def __init__(self, method_name, exception):
        self._exception = exception
        super().__init__(method_name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            return super().__getattribute__(name)

        def failure():
            raise self._exception
        return failure


class Discovery:
    """What a loader needs to find tests in all modules below a folder."""

    _top_level_dir = None

    def __init__(self):
        self._loading_packages = set()

    def discover(self, start_dir, pattern='test*.py', top_level_dir=None):
        """Tests of all modules whose file names match, in a folder or package and the packages below.

        A package that has a function load_tests() says itself what is in it.
        """
        implicit = top_level_dir is None and self._top_level_dir is None
        top = os.path.abspath(top_level_dir or self._top_level_dir or start_dir)
        if top not in sys.path:
            # Files there come before installed packages of the same name.
            sys.path.insert(0, top)
        self._top_level_dir = top
        folder = os.path.abspath(start_dir)
        if os.path.isdir(folder):
            if folder != top and not os.path.isfile(os.path.join(folder, '__init__.py')):
                raise ImportError(f'Start directory is not importable: {start_dir!r}')
        else:
            folder = self._package_folder(start_dir)
            if implicit:
                self._top_level_dir = self._folder_of_top(start_dir.partition('.')[0])
                sys.path.remove(top)
        return self.suiteClass(list(self._find_tests(folder, pattern)))

    @staticmethod
    def _package_folder(name):
        try:
            __import__(name)
        except ImportError:
            raise ImportError(f'Start directory is not importable: {name!r}') from None
        module = sys.modules[name]
        file = getattr(module, '__file__', None)
        if file is None:
            if name in sys.builtin_module_names:
                raise TypeError('Can not use builtin modules as dotted module names')
            raise TypeError(f"don't know how to discover from {module!r}")
        return os.path.abspath(os.path.dirname(file))

    @staticmethod
    def _folder_of_top(name):
        file = os.path.abspath(sys.modules[name].__file__)
        if os.path.basename(file).lower().startswith('__init__.py'):
            return os.path.dirname(os.path.dirname(file))
        return os.path.dirname(file)

    def _get_name_from_path(self, path):
        if path == self._top_level_dir:
            return '.'
        path = os.path.splitext(os.path.normpath(path))[0]
        return os.path.relpath(path, self._top_level_dir).replace(os.path.sep, '.')

    def _get_module_from_name(self, name):
        __import__(name)
        return sys.modules[name]

    def _match_path(self, path, full_path, pattern):
        """Whether a file is to be loaded; subclasses may choose otherwise."""
        return fnmatch(path, pattern)

    def _find_tests(self, start_dir, pattern):
        """The suites of what is in a folder."""
        name = self._get_name_from_path(start_dir)
        # The folder itself may be a package with load_tests().
        if name != '.' and name not in self._loading_packages:
            tests, inside = self._find_test_path(start_dir, pattern)
            if tests is not None:
                yield tests
            if not inside:
                return
        for entry in sorted(os.listdir(start_dir)):
            path = os.path.join(start_dir, entry)
            tests, inside = self._find_test_path(path, pattern)
            if tests is not None:
                yield tests
            if inside:
                name = self._get_name_from_path(path)
                self._loading_packages.add(name)
                try:
                    yield from self._find_tests(path, pattern)
                finally:
                    self._loading_packages.discard(name)

    def _find_test_path(self, path, pattern):
        """(the suite of a path or None, whether to look at what is in it)"""
        entry = os.path.basename(path)
        if os.path.isfile(path):
            if not _MODULE_FILE.match(entry) or not self._match_path(entry, path, pattern):
                return None, False
            module, instead = self._imported(self._get_name_from_path(path))
            if module is None:
                return instead, False
            _check_place(module, path)
            return self.loadTestsFromModule(module, pattern=pattern), False
        if not os.path.isdir(path) or not os.path.isfile(os.path.join(path, '__init__.py')):
            return None, False
        name = self._get_name_from_path(path)
        package, instead = self._imported(name)
        if package is None:
            return instead, False
        chooses = getattr(package, 'load_tests', None) is not None
        self._loading_packages.add(name)
        try:
            return self.loadTestsFromModule(package, pattern=pattern), not chooses
        finally:
            self._loading_packages.discard(name)

    def _imported(self, name):
        """(a module, None), or (None, a suite that says why there is none)"""
        try:
            return self._get_module_from_name(name), None
        except case.SkipTest as skip:
            return None, self._skipped(name, str(skip))
        except Exception:
            text = f'Failed to import test module: {name}\n{traceback.format_exc()}'
            return None, self.suiteClass([self._failed(name, ImportError(text), text)])

    def _skipped(self, name, reason):
        @case.skip(reason)
        def skipped(self):
            pass
        cls = type('ModuleSkipped', (case.TestCase,), {'__module__': 'unittest.loader', name: skipped})
        return self.suiteClass((cls(name),))


def _check_place(module, path):
    """A module of that name may come from elsewhere."""
    file = os.path.abspath(getattr(module, '__file__', None) or path)
    is_at = os.path.splitext(os.path.realpath(file))[0]
    should_be = os.path.splitext(os.path.realpath(path))[0]
    if is_at.lower() != should_be.lower():
        name = os.path.splitext(os.path.basename(path))[0]
        raise ImportError(f'{name!r} module incorrectly imported from {os.path.dirname(is_at)!r}. '
                          f'Expected {os.path.dirname(path)!r}. Is this module globally installed?')
