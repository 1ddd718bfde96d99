import contextlib
import io
import os
import traceback


def f():
    traceback.print_stack()
    raise LookupError('x')


text = io.StringIO()
with contextlib.redirect_stderr(text):
    try:
        f()
    except LookupError as e:
        traceback.print_tb(e.__traceback__)
        traceback.print_exception(e)
        print(''.join(traceback.format_exception_only(e)), end='')
        print(traceback.format_exc(limit=1).replace(os.path.dirname(__file__), ''), end='')
print(text.getvalue().replace(os.path.dirname(__file__), ''))
raise SystemExit(1)
