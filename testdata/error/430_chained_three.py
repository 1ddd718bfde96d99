try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise TypeError('second') from e
except TypeError:
    raise OSError(2, 'third')
