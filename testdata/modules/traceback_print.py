import io
import sys
import traceback


def show(function, *args, **kw):
    out = io.StringIO()
    function(*args, file=out, **kw)
    return out.getvalue().replace(__file__, 'FILE')


def a():
    b()


def b():
    raise LookupError('deep')


try:
    a()
except LookupError as error:
    print(show(traceback.print_exc), end='')
    print(show(traceback.print_exception, error, limit=1), end='')
    print(show(traceback.print_exception, type(error), error, error.__traceback__, chain=False), end='')
    print(show(traceback.print_tb, error.__traceback__, limit=-1), end='')
    tb = error.__traceback__
rows = traceback.extract_tb(tb)
print(show(traceback.print_list, rows[:1]), end='')
print(traceback.format_list([('f.py', 1, 'g', 'code'), ('h.py', 2, 'i', None)]))
print([r.lineno for r in rows], rows[1].name, repr(rows[0]).replace(__file__, 'FILE'))


def where():
    return traceback.format_stack(limit=1)[0].replace(__file__, 'FILE')


print(where(), end='')
print(traceback.extract_stack()[-1].name)
sys.tracebacklimit = 1
try:
    a()
except LookupError:
    print(show(traceback.print_exc), end='')
del sys.tracebacklimit
frame = traceback.FrameSummary('x.py', 3, 'fn', line='  text  ', locals={'v': 1})
print(frame.line, frame.locals, list(frame), frame == ('x.py', 3, 'fn', 'text'), frame[1])
summary = traceback.StackSummary.from_list([frame] * 6)
print(''.join(summary.format()), end='')
print(traceback.format_exc())
print([(f.f_code.co_name, line) for f, line in traceback.walk_tb(tb)])
try:
    traceback.print_last()
except ValueError as error:
    print(error)
te = traceback.TracebackException(ValueError, ValueError('v'), None)
print(list(te.format()), list(te.format_exception_only()), str(te))
