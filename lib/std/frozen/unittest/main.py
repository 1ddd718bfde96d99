"""The command line: main()."""

import sys

from . import loader, runner

__unittest = True

_USAGE = """\
usage: {prog} [-h] [-v] [-q] [--locals] [-f] [-b] [-k PATTERN] [tests ...]

positional arguments:
  tests                a list of any number of test modules, classes and test
                       methods.

options:
  -h, --help           show this help message and exit
  -v, --verbose        Verbose output
  -q, --quiet          Quiet output
  --locals             Show local variables in tracebacks
  -f, --failfast       Stop on first fail or error
  -b, --buffer         Buffer stdout and stderr during tests
  -k PATTERN           Only run tests which match the given substring
"""


class TestProgram:
    """Loads tests, runs them, and exits with a status."""

    module = None
    verbosity = 1
    failfast = catchbreak = buffer = None
    testNamePatterns = None

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
        self.testNames = None
        self.progName = argv[0].rpartition('/')[2]
        self.parseArgs(argv)
        self.runTests()

    def usageExit(self, msg=None):
        """Show the usage and exit."""
        if msg:
            print(msg)
        print(_USAGE.format(prog=self.progName), end='')
        sys.exit(0 if msg is None else 2)

    def parseArgs(self, argv):
        names = []
        arguments = iter(argv[1:])
        discover = None
        for arg in arguments:
            if arg in ('-h', '--help'):
                self.usageExit()
            elif arg in ('-v', '--verbose'):
                self.verbosity = 2
            elif arg in ('-q', '--quiet'):
                self.verbosity = 0
            elif arg == '--locals':
                self.tb_locals = True
            elif arg in ('-f', '--failfast'):
                self.failfast = True
            elif arg in ('-c', '--catch'):
                self.catchbreak = True
            elif arg in ('-b', '--buffer'):
                self.buffer = True
            elif arg == '-k' or arg.startswith('-k'):
                pattern = arg[2:] or next(arguments, None)
                if pattern is None:
                    self.usageExit('argument -k: expected one argument')
                if self.testNamePatterns is None:
                    self.testNamePatterns = []
                self.testNamePatterns.append(pattern if '*' in pattern else f'*{pattern}*')
            elif arg == 'discover' and self.module is None and not names:
                discover = list(arguments)
            elif arg.startswith('-') and arg != '-':
                self.usageExit(f'unrecognized arguments: {arg}')
            else:
                names.append(_module_name(arg))
        self.testLoader.testNamePatterns = self.testNamePatterns
        if discover is not None or self.module is None and not names:
            self._discover(discover or [])
            return
        if names:
            self.testNames = names
            if __name__ == '__main__':
                self.module = None
        elif self.defaultTest is not None:
            self.testNames = ([self.defaultTest] if isinstance(self.defaultTest, str)
                              else list(self.defaultTest))
        self.createTests()

    def _discover(self, arguments):
        options = {'-s': '.', '-p': 'test*.py', '-t': None}
        longer = {'--start-directory': '-s', '--pattern': '-p', '--top-level-directory': '-t'}
        order = ['-s', '-p', '-t']
        position = 0
        while position < len(arguments):
            arg = longer.get(arguments[position], arguments[position])
            if arg in ('-v', '--verbose'):
                self.verbosity = 2
            elif arg in options:
                position += 1
                options[arg] = arguments[position]
            elif order:
                options[order.pop(0)] = arg
            position += 1
        self.test = self.testLoader.discover(options['-s'], options['-p'], options['-t'])

    def createTests(self):
        if self.testNames is None:
            self.test = self.testLoader.loadTestsFromModule(self.module)
        else:
            self.test = self.testLoader.loadTestsFromNames(self.testNames, self.module)

    def runTests(self):
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


def _module_name(name):
    """A path of a file becomes the name of its module."""
    if name.lower().endswith('.py'):
        import os
        if os.path.isfile(name):
            return os.path.relpath(name)[:-3].replace(os.sep, '.')
    return name


main = TestProgram
