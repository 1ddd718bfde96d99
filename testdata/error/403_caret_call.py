def g(a):
    raise ValueError(a)


def f():
    return [1, 2, g('deep in'), 4]


f()
