def f():
    try:
        raise ValueError('one')
    except ValueError as e:
        return e


raise ExceptionGroup('several', [f(), TypeError('two'), ExceptionGroup('inner', [KeyError(3)])])
