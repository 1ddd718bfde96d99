# What functions raise at the end goes to sys.unraisablehook.
import atexit
import io
import sys


def fails(*args):
    raise ValueError('failed', *args)


def told(unraisable):
    print(unraisable.exc_type.__name__, unraisable.exc_value, unraisable.err_msg, unraisable.object is fails)


sys.unraisablehook = told
atexit.register(fails)
atexit.register(fails, 1)
atexit._run_exitfuncs()
sys.unraisablehook = sys.__unraisablehook__

errors, sys.stderr = sys.stderr, io.StringIO()
atexit.register(fails, 2)
atexit._run_exitfuncs()
text, sys.stderr = sys.stderr.getvalue(), errors
for line in text.splitlines():
    print(line.partition(' at 0x')[0] if line.startswith('Exception') else line.replace(__file__, 'FILE'))
