"""Running scripts in other processes: tests that do it are skipped."""

import unittest


def _skip(*args, **kwargs):
    raise unittest.SkipTest('no other interpreter processes')


assert_python_ok = assert_python_failure = run_python_until_end = spawn_python = _skip
kill_python = make_script = make_pkg = make_zip_script = make_zip_pkg = run_test_script = _skip


def interpreter_requires_environment():
    return False
