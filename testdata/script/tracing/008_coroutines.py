# Coroutines and generators that delegate, traced.
import sys

log = []


def tracer(frame, event, arg):
    if frame.f_code.co_filename != __file__ or frame.f_code.co_name == 'run':
        return None
    if event == 'exception':
        arg = arg[0].__name__
    elif not isinstance(arg, (int, str)) or frame.f_code.co_name == 'agen':
        arg = None
    log.append((frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno, arg))
    return tracer


class Future:
    def __await__(self):
        got = yield 'future'
        return got


async def inner(n):
    got = await Future()
    return got + n


class Aiter:
    def __init__(self):
        self.n = 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        self.n += 1
        if self.n > 2:
            raise StopAsyncIteration
        return self.n


async def agen():
    yield 1
    await Future()
    yield 2


async def outer():
    a = await inner(1)
    async for x in Aiter():
        a += x
    b = [y async for y in agen()]
    return a


def run(coro):
    value = None
    sent = []
    sys.settrace(tracer)
    try:
        while True:
            sent.append(coro.send(value))
            value = 10
    except StopIteration as e:
        sys.settrace(None)
        print(sent, e.value)


run(outer())
for e in log:
    if e[1] != 'exception':     # those inside of awaiting are CPython's own
        print(*e)


def sub():
    got = yield 1
    yield got
    return 3


def delegates():
    r = yield from sub()
    try:
        yield r
    except ValueError:
        yield 4


log.clear()
g = delegates()
sys.settrace(tracer)
print(next(g), g.send(2), next(g), g.throw(ValueError))
sys.settrace(None)
for e in log:
    print(*e)
