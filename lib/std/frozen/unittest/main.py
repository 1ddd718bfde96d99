"""The command line: main()."""

import os
import sys

from . import loader, runner
from .signals import installHandler

__unittest = True

_EXAMPLES = '''\
Examples:
  %(prog)s test_module               - run tests from test_module
  %(prog)s module.TestClass          - run tests from module.TestClass
  %(prog)s module.Class.test_method  - run specified test method
  %(prog)s path/to/test_file.py      - run tests from test_file.py
'''

_MODULE_EXAMPLES = '''\
Examples:
  %(prog)s                           - run default set of tests
  %(prog)s MyTestSuite               - run suite 'MyTestSuite'
  %(prog)s MyTestCase.testSomething  - run MyTestCase.testSomething
  %(prog)s MyTestCase                - run all 'test*' test methods
                                       in MyTestCase
'''

_DISCOVERY = 'For test discovery all test modules must be importable from the top level directory of the project.'

_SWITCHES = (
    ('-f', '--failfast', 'failfast', 'Stop on first fail or error'),
    ('-c', '--catch', 'catchbreak', 'Catch Ctrl-C and display results so far'),
    ('-b', '--buffer', 'buffer', 'Buffer stdout and stderr during tests'),
)


class TestProgram:
    """Loads tests, runs them, and exits with a status."""

    module = None
    verbosity = 1
    failfast = catchbreak = buffer = progName = warnings = testNamePatterns = None
    _discovery_parser = None

    def __init__(self, module='__main__', defaultTest=None, argv=None, testRunner=None,
                 testLoader=loader.defaultTestLoader, exit=True, verbosity=1,
                 failfast=None, catchbreak=None, buffer=None, warnings=None, *,
                 tb_locals=False):
        if isinstance(module, str):
            self.module = __import__(module)
            for part in module.split('.')[1:]:
                self.module = getattr(self.module, part)
        else:
            self.module = module
        if argv is None:
            argv = sys.argv
        self.exit = exit
        self.verbosity = verbosity
        self.failfast = failfast
        self.catchbreak = catchbreak
        self.buffer = buffer
        self.tb_locals = tb_locals
        self.warnings = warnings
        if warnings is None and not sys.warnoptions:
            self.warnings = 'default'
        self.defaultTest = defaultTest
        self.testRunner = testRunner
        self.testLoader = testLoader
        self.progName = os.path.basename(argv[0])
        self.parseArgs(argv)
        self.runTests()

    def usageExit(self, msg=None):
        """Show the usage and exit with status 2."""
        if msg:
            print(msg)
        if self._discovery_parser is None:
            self._initArgParsers()
        self._print_help()
        sys.exit(2)

    def _print_help(self):
        if self.module is None:
            print(self._main_parser.format_help())
            print(_EXAMPLES % {'prog': self.progName})
            self._discovery_parser.print_help()
        else:
            print(self._main_parser.format_help())
            print(_MODULE_EXAMPLES % {'prog': self.progName})

    def parseArgs(self, argv):
        """Take options and names of tests from a command line."""
        self._initArgParsers()
        if self.module is None:
            if argv[1:2] == ['discover']:
                self._do_discovery(argv[2:])
                return
            self._main_parser.parse_args(argv[1:], self)
            if not self.tests:
                # What was said of options is kept, of names nothing was.
                self._do_discovery([])
                return
        else:
            self._main_parser.parse_args(argv[1:], self)
        if self.tests:
            self.testNames = [_module_name(name) for name in self.tests]
            if __name__ == '__main__':
                self.module = None
        elif self.defaultTest is None:
            self.testNames = None
        elif isinstance(self.defaultTest, str):
            self.testNames = (self.defaultTest,)
        else:
            self.testNames = list(self.defaultTest)
        self.createTests()

    def createTests(self, from_discovery=False, Loader=None):
        """Load what was asked for."""
        if self.testNamePatterns:
            self.testLoader.testNamePatterns = self.testNamePatterns
        if from_discovery:
            found = self.testLoader if Loader is None else Loader()
            self.test = found.discover(self.start, self.pattern, self.top)
        elif self.testNames is None:
            self.test = self.testLoader.loadTestsFromModule(self.module)
        else:
            self.test = self.testLoader.loadTestsFromNames(self.testNames, self.module)

    def _initArgParsers(self):
        import argparse
        common = argparse.ArgumentParser(add_help=False)
        common.add_argument('-v', '--verbose', dest='verbosity', action='store_const', const=2,
                            help='Verbose output')
        common.add_argument('-q', '--quiet', dest='verbosity', action='store_const', const=0,
                            help='Quiet output')
        common.add_argument('--locals', dest='tb_locals', action='store_true',
                            help='Show local variables in tracebacks')
        for short, long, name, text in _SWITCHES:
            if getattr(self, name) is None:
                common.add_argument(short, long, dest=name, action='store_true', help=text)
                setattr(self, name, False)
        if self.testNamePatterns is None:
            common.add_argument('-k', dest='testNamePatterns', action='append', type=_pattern,
                                help='Only run tests which match the given substring')
            self.testNamePatterns = []
        self._main_parser = argparse.ArgumentParser(parents=[common], prog=self.progName)
        self._main_parser.add_argument('tests', nargs='*',
                                       help='a list of any number of test modules, classes and test methods.')
        self._main_parser.print_help = self._print_help
        self._discovery_parser = argparse.ArgumentParser(
            parents=[common], prog=f'{self.progName} discover', epilog=_DISCOVERY)
        options = (('-s', '--start-directory', 'start', "Directory to start discovery ('.' default)"),
                   ('-p', '--pattern', 'pattern', "Pattern to match tests ('test*.py' default)"),
                   ('-t', '--top-level-directory', 'top',
                    'Top level directory of project (defaults to start directory)'))
        for short, long, name, text in options:
            self._discovery_parser.add_argument(short, long, dest=name, default=argparse.SUPPRESS, help=text)
        for _, _, name, _ in options:
            self._discovery_parser.add_argument(name, nargs='?', default=argparse.SUPPRESS,
                                                help=argparse.SUPPRESS)

    def _do_discovery(self, argv, Loader=None):
        self.start, self.pattern, self.top = '.', 'test*.py', None
        if self._discovery_parser is None:
            self._initArgParsers()
        self._discovery_parser.parse_args(argv, self)
        self.createTests(from_discovery=True, Loader=Loader)

    def runTests(self):
        """Run what was loaded."""
        if self.catchbreak:
            installHandler()
        test_runner = runner.TextTestRunner if self.testRunner is None else self.testRunner
        if isinstance(test_runner, type):
            options = {'verbosity': self.verbosity, 'failfast': self.failfast,
                       'buffer': self.buffer, 'warnings': self.warnings}
            try:
                test_runner = test_runner(tb_locals=self.tb_locals, **options)
            except TypeError:
                try:
                    test_runner = test_runner(**options)
                except TypeError:
                    test_runner = test_runner()
        self.result = test_runner.run(self.test)
        if self.exit:
            sys.exit(not self.result.wasSuccessful())


def _pattern(text):
    return text if '*' in text else f'*{text}*'


def _module_name(name):
    """A path of a file becomes the name of its module, if it is below this folder."""
    if not (os.path.isfile(name) and name.lower().endswith('.py')):
        return name
    if os.path.isabs(name):
        below = os.path.relpath(name, os.getcwd())
        if os.path.isabs(below) or below.startswith(os.pardir):
            return name
        name = below
    return os.path.normpath(name)[:-3].replace('\\', '.').replace('/', '.')


main = TestProgram
