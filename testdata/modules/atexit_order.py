import atexit


def goodbye(name, *, end='!'):
    print('goodbye', name, end)


atexit.register(goodbye, 'one')
atexit.register(goodbye, 'two', end='?')


@atexit.register
def decorated():
    print('decorated', atexit._ncallbacks())


def removed():
    print('never')


atexit.register(removed)
atexit.register(removed)
atexit.unregister(removed)
atexit.unregister(len)
try:
    atexit.register(5)
except TypeError as error:
    print(error)


def nested():
    print('nested')
    atexit.register(print, 'registered at exit')


atexit.register(nested)
print(atexit._ncallbacks())
