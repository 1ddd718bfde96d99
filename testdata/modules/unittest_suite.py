import io
import sys
import unittest


class A(unittest.TestCase):
    def test_b(self):
        pass

    def test_a(self):
        pass

    def helper(self):
        pass


class Broken(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise ValueError('setup')

    def test(self):
        pass


loader = unittest.defaultTestLoader
print(loader.getTestCaseNames(A), loader.loadTestsFromTestCase(A).countTestCases())
print(A('test_a'), repr(A('test_a')), A('test_a').id(), A('test_a') == A('test_a'), A('test_a') == A('test_b'))
try:
    A('missing')
except ValueError as error:
    print(error)
suite = unittest.TestSuite()
suite.addTest(A('test_a'))
suite.addTests([A('test_b'), unittest.FunctionTestCase(lambda: None, description='function')])
print(suite.countTestCases(), [t.shortDescription() for t in suite])
for bad in (5, A):
    try:
        suite.addTest(bad)
    except TypeError as error:
        print(error)
result = unittest.TestResult()
suite.run(result)
print(result, result.wasSuccessful())
print(loader.loadTestsFromName('A.test_a', sys.modules['__main__']).countTestCases(),
      loader.loadTestsFromName('A', sys.modules['__main__']).countTestCases())
result = unittest.TestResult()
unittest.TestSuite([Broken('test')]).run(result)
print(result, [str(test) for test, _ in result.errors])
loader2 = unittest.TestLoader()
loader2.testNamePatterns = ['*test_a*']
print(loader2.loadTestsFromTestCase(A).countTestCases())


class Order(unittest.TestCase):
    def runTest(self):
        self.addCleanup(print, 'first added')
        self.addCleanup(print, 'second added')
        print('body', self.id())


Order()()
r = unittest.TestResult()
r.failfast = True


class Two(unittest.TestCase):
    def test_1(self):
        self.fail('stop')

    def test_2(self):
        print('never')


loader.loadTestsFromTestCase(Two).run(r)
print(r)
r = unittest.TestResult()
r.buffer = True


class Noisy(unittest.TestCase):
    def test(self):
        print('hidden output')


Noisy('test').run(r)
print('done', r.testsRun)
stream = io.StringIO()
program = unittest.main(module='__main__', argv=['prog', '-q', 'A.test_a', 'A.test_b'], exit=False,
                        testRunner=unittest.TextTestRunner(stream=stream, verbosity=0))
print(program.result.testsRun, program.result.wasSuccessful())
