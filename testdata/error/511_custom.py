class MyError(Exception):
    pass


raise MyError('text', 5)
