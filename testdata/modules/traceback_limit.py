# sys.tracebacklimit: the newest rows of what nobody caught, the oldest of module traceback.
import io
import sys
import traceback


def f1():
    1 / 0


def f2():
    f1()


def show(error):
    sys.stderr = io.StringIO()
    try:
        sys.excepthook(type(error), error, error.__traceback__)
        hooked = sys.stderr.getvalue()
    finally:
        sys.stderr = sys.__stderr__
    print([line.split(' in ')[1] for line in hooked.splitlines() if ' in ' in line], 'Traceback' in hooked)
    try:
        shown = traceback.format_exception(error)
        print([line.split(' in ')[1].split('\n')[0] for line in shown if ' in ' in line])
    except Exception as e:
        print(type(e).__name__, e)


for limit in 10, 2, 1, 0, -1, 1 << 1000, -1 << 1000, None, 'x', True, 2.5:
    sys.tracebacklimit = limit
    print('-', str(limit)[:10])
    try:
        f2()
    except ZeroDivisionError as e:
        show(e)
del sys.tracebacklimit
try:
    try:
        f2()
    except ZeroDivisionError:
        raise KeyError(1)
except KeyError as e:
    sys.tracebacklimit = 1
    show(e)
