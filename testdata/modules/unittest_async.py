import asyncio
import sys
import unittest
from unittest import mock


class Async(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        print('setUp')

    async def asyncSetUp(self):
        print('asyncSetUp', asyncio.get_running_loop() is not None)
        self.addAsyncCleanup(self.clean, 'cleanup')

    async def clean(self, text):
        print(text)

    async def asyncTearDown(self):
        print('asyncTearDown')

    async def test_passes(self):
        self.assertEqual(await asyncio.sleep(0, 5), 5)

    async def test_fails(self):
        with self.assertRaises(KeyError):
            await asyncio.sleep(0)

    async def test_mock(self):
        f = mock.AsyncMock(return_value=3)
        self.assertEqual(await f(1), 3)
        f.assert_awaited_once_with(1)

    def test_plain(self):
        print('plain')


suite = unittest.defaultTestLoader.loadTestsFromTestCase(Async)
result = unittest.TextTestRunner(stream=sys.stdout, verbosity=0, descriptions=False).run(suite) if 0 else suite.run(unittest.TestResult())
print(result, [(t.id(), text.splitlines()[-1]) for t, text in result.failures + result.errors])
