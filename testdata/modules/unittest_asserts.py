import unittest

case = unittest.TestCase()
case.maxDiff = None


def attempt(name, *args, **kw):
    try:
        getattr(case, name)(*args, **kw)
    except AssertionError as error:
        print(f'{name}: {error}')
    else:
        print(f'{name}: passed')


attempt('assertEqual', 1, 1)
attempt('assertEqual', 1, 2)
attempt('assertEqual', 1, 2, 'why')
attempt('assertNotEqual', 1, 1)
attempt('assertTrue', 0)
attempt('assertFalse', [1])
attempt('assertIs', None, 0)
attempt('assertIsNot', None, None)
attempt('assertIsNone', 1)
attempt('assertIsNotNone', None)
attempt('assertIn', 1, [2])
attempt('assertNotIn', 2, [2])
attempt('assertIsInstance', 1, str)
attempt('assertNotIsInstance', 1, int)
attempt('assertGreater', 1, 1)
attempt('assertGreaterEqual', 0, 1)
attempt('assertLess', 1, 1)
attempt('assertLessEqual', 2, 1)
attempt('assertAlmostEqual', 1.0, 1.00000001)
attempt('assertAlmostEqual', 1.0, 1.1)
attempt('assertAlmostEqual', 1.0, 1.5, delta=0.2)
attempt('assertAlmostEqual', 1.0, 1.004, places=2)
attempt('assertNotAlmostEqual', 1.0, 1.0)
attempt('assertNotAlmostEqual', 1.0, 1.5, delta=1)
attempt('assertRegex', 'abc', 'x+')
attempt('assertNotRegex', 'abc', 'b')
attempt('assertCountEqual', [1, 2, 2], [2, 1, 1])
attempt('assertCountEqual', [[1], [2]], [[2], [1]])
attempt('assertSetEqual', {1}, {2})
attempt('assertListEqual', [1, 2, 3], (1, 2, 3))
attempt('assertEqual', 'a' * 200, 'a' * 100 + 'b' + 'a' * 99)
attempt('fail', 'message')
for name, args in (('assertRaises', (ValueError, int, '3')), ('assertRaises', (ValueError, int, 'x')),
                   ('assertRaisesRegex', (ValueError, 'zzz', int, 'x')),
                   ('assertRaisesRegex', (ValueError, 'invalid', int, 'x'))):
    attempt(name, *args)
with case.assertRaises(KeyError) as context:
    {}['k']
print(repr(context.exception))
try:
    with case.assertRaises(KeyError, msg='m'):
        pass
except AssertionError as error:
    print(error)
import warnings
with case.assertWarns(DeprecationWarning) as w:
    warnings.warn('old', DeprecationWarning)
print(w.warning)
try:
    with case.assertWarnsRegex(UserWarning, 'abc'):
        warnings.warn('xyz')
except AssertionError as error:
    print(error)
try:
    with case.assertWarns(UserWarning):
        pass
except AssertionError as error:
    print(error)
