import contextlib
import io
import os
import sys
from contextlib import *


class Manager:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print('enter', self.name)
        return self

    def __exit__(self, *exc):
        print('exit', self.name, exc[0])


with Manager('a') as a, Manager('b') as b:
    print(a.name + b.name)
with ExitStack() as stack:
    for name in 'xyz':
        stack.enter_context(Manager(name))
    stack.pop_all()
    print('moved')
err = io.StringIO()
with redirect_stderr(err):
    print('to stderr', file=sys.stderr)
    with redirect_stderr(io.StringIO()):
        print('inner', file=sys.stderr)
print(repr(err.getvalue()))
here = os.getcwd()
with contextlib.chdir('/'):
    print(os.getcwd())
print(os.getcwd() == here)


@contextmanager
def gen():
    """Documented."""
    yield


print(gen.__doc__, gen.__name__, type(gen()).__name__)


class Good(AbstractContextManager):
    def __exit__(self, *exc):
        return None


with Good() as g:
    print(type(g).__name__)
try:
    AbstractContextManager()
except TypeError as error:
    print(error)


class Duck:
    def __enter__(self): pass
    def __exit__(self, *a): pass


class NotDuck(Duck):
    __exit__ = None


print(issubclass(Duck, AbstractContextManager), issubclass(NotDuck, AbstractContextManager))
suppressed = suppress(ValueError)
for _ in range(2):
    with suppressed:
        int('x')
print('twice')
try:
    with gen() as x:
        raise KeyError('through')
except KeyError as error:
    print(error, error.__context__)


@contextmanager
def replace():
    try:
        yield
    except KeyError as error:
        raise ValueError('replaced') from error


try:
    with replace():
        raise KeyError('k')
except ValueError as error:
    print(error, repr(error.__cause__))
