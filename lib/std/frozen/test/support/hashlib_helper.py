"""Tests that need a hash function."""

import hashlib
import unittest


def requires_hashdigest(digestname, openssl=None, usedforsecurity=True):
    """Decorator: skip the test, or the class, where there is no such function."""
    return unittest.skipUnless(digestname in hashlib.algorithms_available, f'needs {digestname}')
