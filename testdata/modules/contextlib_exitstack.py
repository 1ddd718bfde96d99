from contextlib import ExitStack, contextmanager


@contextmanager
def cm(name, swallow=False):
    print('enter', name)
    try:
        yield name
    except Exception as error:
        print(name, 'sees', repr(error))
        if not swallow:
            raise
    finally:
        print('exit', name)


with ExitStack() as stack:
    print(stack.enter_context(cm('a')), stack.enter_context(cm('b')))
    stack.callback(print, 'callback', sep='-')
    stack.push(lambda *exc: print('pushed', exc[0]))
with ExitStack() as stack:
    stack.enter_context(cm('outer', swallow=True))
    stack.enter_context(cm('inner'))
    raise ValueError('x')
print('after')
stack = ExitStack()
stack.callback(print, 'later')
kept = stack.pop_all()
stack.close()
print('closed empty')
kept.close()


@stack.callback
def decorated():
    print('decorated')


stack.close()
for bad in (5, object()):
    try:
        ExitStack().enter_context(bad)
    except TypeError as error:
        print(error)


def fail(error):
    def exit(*exc):
        raise error
    return exit


try:
    with ExitStack() as stack:
        stack.push(fail(KeyError('second')))
        stack.push(fail(IndexError('first')))
        raise ValueError('body')
except KeyError as error:
    chain = []
    while error is not None:
        chain.append(repr(error))
        error = error.__context__
    print(chain)
