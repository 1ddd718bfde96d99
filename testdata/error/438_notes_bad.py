e = ValueError('x')
e.__notes__ = 'no list'
raise e
