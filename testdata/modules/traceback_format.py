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


def inner(x):
    return 1 / x


def outer():
    data = {'a': [0]}
    return inner(data['a'][0]) + 1


try:
    outer()
except ZeroDivisionError as error:
    text = traceback.format_exception(error)
    caught = error
for line in text:
    print(line, end='')
print(traceback.format_exception_only(caught), traceback.format_exception_only(ValueError, ValueError('x')))
print(traceback.format_exception_only(KeyError('k')), traceback.format_exception_only(None, None))
summary = traceback.extract_tb(caught.__traceback__)
print([(f.name, f.lineno, f.line) for f in summary])
print(len(summary[0]), summary[0][2], summary[-1] == traceback.FrameSummary(
    summary[-1].filename, summary[-1].lineno, summary[-1].name))
print(''.join(traceback.format_tb(caught.__traceback__, limit=1)), end='')
print(''.join(traceback.format_tb(caught.__traceback__, limit=-1)), end='')
traceback.print_exception(caught, file=sys.stdout, limit=0)
traceback.print_tb(caught.__traceback__, file=sys.stdout)


class Strange(Exception):
    def __str__(self):
        raise RuntimeError


print(traceback.format_exception_only(Strange()))
try:
    traceback.format_exception(1)
except TypeError as error:
    print(error)
try:
    traceback.format_exception(ValueError, ValueError())
except ValueError as error:
    print(error)
rows = traceback.StackSummary.from_list([('f.py', 3, 'fn', 'x = 1'), ('g.py', 4, '<module>', None)])
print(rows.format(), rows)
