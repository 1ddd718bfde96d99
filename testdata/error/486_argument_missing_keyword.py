def f(a, *, c, d):
    pass


f(1)
