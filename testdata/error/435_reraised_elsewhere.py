def f():
    try:
        int('x')
    except ValueError as e:
        return e


e = f()
raise e
