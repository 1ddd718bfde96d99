"""Running programs in other processes."""

import collections
import os
import subprocess
import sys
import unittest


class _PythonRunResult(collections.namedtuple('_PythonRunResult', 'rc out err')):
    """How an interpreter ended, and what it wrote."""

    def fail(self, command):
        out, err = (text.decode('utf-8', 'replace') for text in (self.out, self.err))
        raise AssertionError(f'process return code is {self.rc}\ncommand: {command}\n{out}\n{err}')


def _command(args, isolated):
    return [sys.executable, *(['-I'] if isolated else []), *args]


def run_python_until_end(*args, **env_vars):
    """Run an interpreter with these arguments and variables."""
    cleanenv = env_vars.pop('__cleanenv', False)
    isolated = env_vars.pop('__isolated', not env_vars)
    cwd = env_vars.pop('__cwd', None)
    env = {} if cleanenv else dict(os.environ)
    env.update(env_vars)
    command = _command(args, isolated)
    done = subprocess.run(command, stdin=subprocess.PIPE, capture_output=True, env=env, cwd=cwd)
    return _PythonRunResult(done.returncode, done.stdout, done.stderr), command


def assert_python_ok(*args, **env_vars):
    result, command = run_python_until_end(*args, **env_vars)
    if result.rc:
        result.fail(command)
    return result


def assert_python_failure(*args, **env_vars):
    result, command = run_python_until_end(*args, **env_vars)
    if not result.rc:
        result.fail(command)
    return result


def spawn_python(*args, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **kw):
    """A running interpreter, its standard input a pipe."""
    env = kw.pop('env', None) or dict(os.environ)
    return subprocess.Popen([sys.executable, '-E', *args], stdin=subprocess.PIPE,
                            stdout=stdout, stderr=stderr, env=env, **kw)


def kill_python(process):
    """End what spawn_python started: what it wrote."""
    process.stdin.close()
    data = process.stdout.read()
    process.stdout.close()
    process.wait()
    return data


def make_script(script_dir, script_basename, source, omit_suffix=False):
    """Write a program to a file: its path."""
    path = os.path.join(script_dir, script_basename + ('' if omit_suffix else '.py'))
    with open(path, 'w', encoding='utf-8') as file:
        file.write(source)
    return path


def make_pkg(pkg_dir, init_source=''):
    os.mkdir(pkg_dir)
    make_script(pkg_dir, '__init__', init_source)


def _no_zip(*args, **kwargs):
    raise unittest.SkipTest('no programs in zip files')


make_zip_script = make_zip_pkg = _no_zip


def interpreter_requires_environment():
    return False


def run_test_script(script):
    """Run a program with the search path of this one; it must end well."""
    assert_python_ok(script, __isolated=False, PYTHONPATH=os.pathsep.join(sys.path))
