def f(x, y):
    return (x +
            y["é"]) + x.a.b[1](2)


f(1, {"é": 2})
