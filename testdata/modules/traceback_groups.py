import sys
import traceback


class Output:
    """Standard output that does not tell where the script lies."""

    def __init__(self, stream):
        self.stream = stream

    def write(self, text):
        return self.stream.write(text.replace(__file__, 'FILE'))

    def flush(self):
        self.stream.flush()


sys.stdout = Output(sys.stdout)


def fail(error):
    raise error


def caught(error):
    try:
        fail(error)
    except BaseException as e:
        return e


def group():
    raise ExceptionGroup('top', [
        ValueError('plain'),
        caught(TypeError('with\nlines')),
        ExceptionGroup('nested', [KeyError(1), caught(OSError('deep'))]),
    ])


try:
    group()
except ExceptionGroup as error:
    print(''.join(traceback.format_exception(error)), end='')
    print(traceback.format_exception_only(error))
many = ExceptionGroup('many', [ValueError(i) for i in range(18)])
print(''.join(traceback.format_exception(many)), end='')
deep = ValueError('bottom')
for i in range(12):
    deep = ExceptionGroup(f'level {i}', [deep])
print(''.join(traceback.format_exception(deep)), end='')
try:
    try:
        fail(ExceptionGroup('first', [ValueError(1)]))
    except ExceptionGroup:
        fail(ExceptionGroup('second', [ValueError(2)]))
except ExceptionGroup as error:
    error.add_note('a note')
    print(''.join(traceback.format_exception(error)), end='')
te = traceback.TracebackException.from_exception(many, max_group_width=2)
print(''.join(te.format()), end='')
