def f(a, b):
    return a / b


print('start')
print(f(1, 0))
