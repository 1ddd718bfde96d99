def f(x):
    return 10 // x


print([f(i) for i in (2, 1, 0)])
