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


def recurse(n):
    if n:
        return recurse(n - 1)
    raise RecursionError('done')


try:
    recurse(10)
except RecursionError as error:
    print(''.join(traceback.format_exception(error)), end='')


def local(value):
    other = [value]
    raise ValueError('locals')


try:
    local('v')
except ValueError as error:
    te = traceback.TracebackException.from_exception(error, capture_locals=True)
    print(te.stack[-1].locals, str(te), te.exc_type.__name__)
    print(''.join(traceback.StackSummary(te.stack[1:]).format()), end='')
    print(te == traceback.TracebackException.from_exception(error, capture_locals=True), te == 1)
    traceback.clear_frames(error.__traceback__)
for source in ('a b', 'x = (\n', 'def f(:\n pass', "'abc", '  x = 1', 'f(a for a in b, c)', 'é é'):
    try:
        compile(source, '<src>', 'exec')
    except SyntaxError as error:
        print(''.join(traceback.format_exception_only(error)), end='')
handmade = SyntaxError('bad', ('file.py', 3, 2, 'text here\n', 3, 5))
print(''.join(traceback.format_exception_only(handmade)), end='')
print(''.join(traceback.format_exception_only(SyntaxError('only'))), end='')


class Mine(Exception):
    class Inner(Exception):
        pass


Mine.__module__ = 'some.module'
print(traceback.format_exception_only(Mine('m')), traceback.format_exception_only(Mine.Inner()))


def stack():
    return traceback.extract_stack()


print([row.name for row in stack()][-2:])
print([frame.f_code.co_name for frame, line in traceback.walk_stack(sys._getframe())][-1])
