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


def low():
    raise KeyError('low')


def middle():
    try:
        low()
    except KeyError:
        raise ValueError('middle')


def high():
    try:
        middle()
    except ValueError as error:
        raise RuntimeError('high') from error


def hidden():
    try:
        low()
    except KeyError:
        raise OSError('hidden') from None


for function in (low, middle, high, hidden):
    try:
        function()
    except Exception as error:
        print('=' * 10, function.__name__)
        print(traceback.format_exc(), end='')
        if function is high:
            print('--- no chain')
            print(''.join(traceback.format_exception(error, chain=False)), end='')
one, two = ValueError('one'), ValueError('two')
one.__context__, two.__context__ = two, one
print(''.join(traceback.format_exception(one)), end='')
noted = ValueError('noted')
noted.add_note('first note')
noted.add_note('second\nnote')
print(''.join(traceback.format_exception(noted)), end='')
noted.__notes__ = 5
print(''.join(traceback.format_exception(noted)))
