e = ValueError('x')
e.__notes__ = [1, 'a', None]
raise e
