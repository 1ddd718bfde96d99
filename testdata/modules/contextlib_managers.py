import contextlib
import io
from contextlib import *


@contextmanager
def tag(name):
    print('<', name)
    try:
        yield name.upper()
    except ValueError as error:
        print('caught', error)
    finally:
        print('>', name)


with tag('a') as value:
    print(value)
with tag('b'):
    raise ValueError('boom')
try:
    with tag('c'):
        raise KeyError('k')
except KeyError as error:
    print('out', error)


@tag('deco')
def function(x):
    print('body', x)


function(1)
function(2)


@contextmanager
def never():
    if False:
        yield


@contextmanager
def twice():
    yield 1
    yield 2


for manager in (never, twice):
    try:
        with manager():
            pass
    except RuntimeError as error:
        print(error)


@contextmanager
def again():
    try:
        yield 1
    except ValueError:
        yield 2


try:
    with again():
        raise ValueError
except RuntimeError as error:
    print(error)
try:
    with tag('stop'):
        raise StopIteration('x')
except StopIteration as error:
    print('stop', error)


class Closer:
    def close(self):
        print('closed')


with closing(Closer()):
    print('using')
with suppress(KeyError, IndexError):
    {}['x']
try:
    with suppress(KeyError):
        1 / 0
except ZeroDivisionError:
    print('not suppressed')
buffer = io.StringIO()
with redirect_stdout(buffer) as target:
    print('hidden')
print(repr(buffer.getvalue()), target is buffer)
with nullcontext(5) as five:
    print(five)
print(isinstance(nullcontext(), AbstractContextManager), issubclass(Closer, AbstractContextManager))


class Deco(ContextDecorator):
    def __enter__(self):
        print('in')

    def __exit__(self, *exc):
        print('out', exc[0] and exc[0].__name__)
        return True


@Deco()
def fails():
    raise OSError


fails()
