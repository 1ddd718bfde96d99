# unittest discover: packages that choose what is in them, a start by name, what cannot be
# imported, patterns; the command line.
import contextlib
import io
import os
import sys
import tempfile
import textwrap
import unittest

FILES = {
    'proj/__init__.py': '',
    'proj/test_one.py': '''
        import unittest
        class One(unittest.TestCase):
            def test_a(self): pass
            def test_b(self): self.fail('b')
    ''',
    'proj/test_broken.py': 'import nothing_of_that_name',
    'proj/test_skipped.py': 'import unittest; raise unittest.SkipTest("not here")',
    'proj/other.py': 'raise SystemError("must not be imported")',
    'proj/part/__init__.py': '''
        import os
        def load_tests(loader, tests, pattern):
            print('part chooses', pattern)
            tests.addTests(loader.discover(os.path.dirname(__file__), 'check_*.py'))
            return tests
    ''',
    'proj/part/check_it.py': '''
        import unittest
        class Check(unittest.TestCase):
            def test_it(self): pass
    ''',
    'proj/part/test_it.py': 'raise SystemError("must not be imported")',
    'proj/no_package/test_two.py': 'raise SystemError("must not be imported")',
}


def names(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from names(test)
        else:
            yield test.id()


def outcomes(suite):
    result = unittest.TestResult()
    suite.run(result)
    return result.testsRun, len(result.failures), len(result.errors), len(result.skipped)


def command(*arguments):
    err = io.StringIO()
    program = None
    with contextlib.redirect_stderr(err):
        try:
            program = unittest.main(None, argv=['unittest', *arguments], exit=False,
                                    testRunner=unittest.TextTestRunner(io.StringIO()), testLoader=unittest.TestLoader())
        except SystemExit as e:
            print('exit', e.code, err.getvalue().splitlines()[-1:])
    if program is not None:
        print(program.result.testsRun, program.verbosity, program.failfast, program.catchbreak, program.testNamePatterns)


with tempfile.TemporaryDirectory() as folder:
    for name, text in FILES.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'w') as file:
            file.write(textwrap.dedent(text))
    loader = unittest.TestLoader()
    suite = loader.discover(os.path.join(folder, 'proj'), top_level_dir=folder)
    print(*names(suite), sep='\n')
    print(outcomes(suite), [error.splitlines()[0] for error in loader.errors])

    loader = unittest.TestLoader()
    print(*names(loader.discover('proj.part', 'check*')), sep='\n')
    for start in os.path.join(folder, 'missing'), 'proj.missing', 'sys':
        try:
            unittest.TestLoader().discover(start)
        except (ImportError, TypeError) as e:
            print(type(e).__name__, str(e).replace(folder, ''))

    class Picky(unittest.TestLoader):
        def _match_path(self, path, full_path, pattern):
            return path == 'test_one.py'

    print(*names(Picky().discover(os.path.join(folder, 'proj'), top_level_dir=folder)), sep='\n')

    before = os.getcwd()
    os.chdir(folder)
    try:
        command('-k', 'test_a', 'proj.test_one')
        command('-v', '-f', '-c', 'proj/test_one.py')
        command('discover', '-s', 'proj', '-p', 'test_o*', '-t', '.', '-q')
        command('discover', 'proj', 'test_o*', '.')
        command('proj.test_one.One.test_a', 'proj.test_one.One')
        command('--nothing')
        command('discover', 'a', 'b', 'c', 'd')
    finally:
        os.chdir(before)
        unittest.removeHandler()


class Nested(unittest.TestCase):
    def test(self):
        with self.subTest(a=1, b=2):
            with self.subTest(c=3, b=4):
                self.fail()

    @staticmethod
    def made():
        return Nested('test')


result = unittest.TestResult()
Nested('test').run(result)
print(result.failures[0][0]._subDescription())
print(*names(unittest.TestLoader().loadTestsFromName('Nested.made', sys.modules[__name__])))
suite = unittest.TestSuite([lambda result: result.startTest(None), Nested('test')])
print(outcomes(suite))
