# The events of sys.setprofile: calls, returns, and those of what is not Python.
import sys
import time

events = []


def profiler(frame, event, arg):
    if event.startswith('c_'):
        arg = arg.__name__
    elif not isinstance(arg, (int, str, tuple)):
        arg = None
    events.append((frame.f_code.co_name, event, arg))


def run(f):
    events.clear()
    sys.setprofile(profiler)
    try:
        r = f()
    except Exception as e:
        r = repr(e)
    sys.setprofile(None)
    print(f.__name__, '->', r)
    for e in events:
        print('  ', *e)


def natives():
    l = []
    l.append(len('abc'))
    f = l.append
    f(max(1, 2))
    list.append(l, ' '.join(['a', 'b']))
    try:
        l.pop(10)
    except IndexError:
        pass
    try:
        int('x')        # a class: no event
    except ValueError:
        pass
    time.sleep(0)
    return len(l)


def callbacks():
    return sum(sorted([3, 1, 2], key=lambda v: -v)), max((1, 2), key=str)


def generator():
    yield 1
    yield 2


def generators():
    g = generator()
    a = next(g)
    for x in g:
        a += x
    return a


def raises():
    def inner():
        raise KeyError(1)
    try:
        inner()
    finally:
        abs(-1)


class A:
    def __init__(self):
        self.n = 1

    def __len__(self):
        return self.n

    def __getattr__(self, name):
        return name


def methods():
    a = A()
    return len(a), a.name, isinstance(a, A), getattr(a, 'x'), hasattr(a, 'y')


for f in natives, callbacks, generators, raises, methods:
    run(f)

# Both functions at once; what one raises ends it.
order = []


def tracer(frame, event, arg):
    order.append(('trace', event))
    return tracer


def bad(frame, event, arg):
    order.append(('profile', event))
    if event == 'return':
        raise RuntimeError('from the profile function')


def simple():
    return 1


sys.settrace(tracer)
sys.setprofile(bad)
try:
    simple()
except RuntimeError as e:
    print(e, sys.getprofile(), sys.gettrace() is tracer)
sys.settrace(None)
print(*order)
