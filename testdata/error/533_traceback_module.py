import traceback


def f():
    traceback.print_stack()
    raise LookupError('x')


try:
    f()
except LookupError as e:
    traceback.print_tb(e.__traceback__)
    print(''.join(traceback.format_exception_only(e)), end='')
    print(traceback.format_exc(limit=1), end='')
raise SystemExit(1)
