import io
import unittest

log = []


def setUpModule():
    log.append('setUpModule')


def tearDownModule():
    log.append('tearDownModule')


class T(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        log.append('setUpClass')

    @classmethod
    def tearDownClass(cls):
        log.append('tearDownClass')

    def setUp(self):
        log.append('setUp')
        self.addCleanup(log.append, 'cleanup')

    def tearDown(self):
        log.append('tearDown')

    def test_ok(self):
        """It works."""

    def test_fail(self):
        self.assertEqual(1, 2)

    def test_error(self):
        raise KeyError('x')

    @unittest.skip('not today')
    def test_skip(self):
        pass

    def test_skip_inside(self):
        self.skipTest('inside')

    @unittest.expectedFailure
    def test_expected(self):
        self.fail()

    @unittest.expectedFailure
    def test_unexpected(self):
        pass

    @unittest.skipIf(True, 'if')
    def test_skip_if(self):
        pass

    def test_sub(self):
        for i in range(4):
            with self.subTest('msg', i=i):
                self.assertEqual(i % 2, 0)


@unittest.skipUnless(False, 'whole class')
class Skipped(unittest.TestCase):
    def test(self):
        pass


for verbosity in (0, 1, 2):
    log.clear()
    loader = unittest.TestLoader()
    suite = unittest.TestSuite([loader.loadTestsFromTestCase(T), loader.loadTestsFromTestCase(Skipped)])
    stream = io.StringIO()
    result = unittest.TextTestRunner(stream=stream, verbosity=verbosity).run(suite)
    text = stream.getvalue().replace(__file__, 'FILE')
    for line in text.splitlines():
        print('Ran 10 tests' if line.startswith('Ran') else line)
print(log)
print(result, result.testsRun, len(result.failures), len(result.errors), len(result.skipped), result.wasSuccessful())
