from contextlib import *


def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as stop:
        return stop.value


@asynccontextmanager
async def resource(name):
    print('open', name)
    try:
        yield name
    except KeyError as error:
        print('handled', error)
    finally:
        print('close', name)


async def main():
    async with resource('r') as r:
        print(r)
    async with resource('k'):
        raise KeyError('x')
    async with AsyncExitStack() as stack:
        print(await stack.enter_async_context(resource('s1')))
        stack.enter_context(nullcontext())
        stack.callback(print, 'sync callback')

        async def later(x):
            print('async callback', x)
        stack.push_async_callback(later, 1)
    async with nullcontext('n') as n:
        print(n)

    class Thing:
        async def aclose(self):
            print('aclosed')

    async with aclosing(Thing()) as thing:
        print(type(thing).__name__)

    @resource('deco')
    async def function(x):
        return x + 1

    print(await function(1), await function(2))
    try:
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(5)
    except TypeError as error:
        print(error)
    return 'done'


print(run(main()))
