try:
    1 / 0
except ZeroDivisionError as e:
    saved = e
raise ValueError('new').with_traceback(saved.__traceback__)
