"""Unit tests: cases with assertions, suites of cases, runners for suites.

Asynchronous cases and mocks are those of CPython's library, as asyncio is.
"""

from .result import TestResult
from .case import (TestCase, FunctionTestCase, SkipTest, addModuleCleanup,
                   doModuleCleanups, enterModuleContext, expectedFailure, skip,
                   skipIf, skipUnless)
from .suite import BaseTestSuite, TestSuite
from .loader import TestLoader, defaultTestLoader, findTestCases, getTestCaseNames, makeSuite
from .runner import TextTestResult, TextTestRunner
from .signals import installHandler, registerResult, removeHandler, removeResult
from .main import TestProgram, main

__all__ = ['TestResult', 'TestCase', 'TestSuite', 'TextTestRunner', 'TestLoader',
           'FunctionTestCase', 'main', 'defaultTestLoader', 'SkipTest', 'skip', 'skipIf',
           'skipUnless', 'expectedFailure', 'TextTestResult', 'addModuleCleanup',
           'doModuleCleanups', 'enterModuleContext', 'getTestCaseNames', 'makeSuite',
           'findTestCases', 'installHandler', 'registerResult', 'removeResult', 'removeHandler']

__unittest = True
_TextTestResult = TextTestResult


def __getattr__(name):
    if name == 'IsolatedAsyncioTestCase':
        from .async_case import IsolatedAsyncioTestCase
        return IsolatedAsyncioTestCase
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


def __dir__():
    return sorted({*globals(), 'IsolatedAsyncioTestCase'})


def load_tests(loader, tests, pattern):
    """This package itself holds no tests."""
    return tests
