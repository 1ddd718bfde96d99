def deco(f):
    raise RuntimeError('no decoration')


@deco
def g():
    pass
