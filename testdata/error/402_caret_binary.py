def f(x):
    return (x.a + 1) * (x['b'] + None)


class X(dict):
    a = 1


f(X(b=2))
