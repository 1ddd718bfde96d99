def g():
    yield 1
    raise LookupError('in a generator')


for x in g():
    print(x)
