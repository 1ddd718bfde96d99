import warnings


def f():
    warnings.warn('be careful', stacklevel=2)


f()
raise SystemExit(4)
