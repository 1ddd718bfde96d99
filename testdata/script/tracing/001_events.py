# The events of sys.settrace: every statement, generators, exceptions, classes.
import sys

events = []


def tracer(frame, event, arg):
    if frame.f_code.co_filename != __file__:
        return None
    if event == 'exception':
        arg = arg[0].__name__
    elif not isinstance(arg, (int, str, tuple, list)):
        arg = None
    events.append((frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno, arg))
    return tracer


def run(f, *args):
    events.clear()
    sys.settrace(tracer)
    try:
        r = f(*args)
    except Exception as e:
        r = repr(e)
    sys.settrace(None)
    print(f.__name__, '->', r)
    for e in events:
        if e[0] != 'run':
            print('  ', *e)


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return exc[0] is KeyError


def branches(n):
    if n > 2:
        a = 1
    elif n > 1:
        a = 2
    else:
        pass
    if 0:
        a = 3
    while n:
        n -= 1
        if n == 1:
            continue
        if n == 3:
            break
    else:
        a = 4
    for a in (): pass
    for a in 1, 2: n += a
    for a in range(2):
        pass
    return [
        n,
        a,
    ]


def handlers():
    try:
        try:
            {}['x']
        except ValueError:
            pass
        finally:
            a = 1
    except KeyError as e:
        a = str(e)
    else:
        a = 2
    with Manager() as m, \
            Manager():
        a = 3
    with Manager():
        raise KeyError
    try:
        return a
    finally:
        a = 5


def numbers(n):
    for i in range(n):
        got = yield i
        if got:
            yield got
    return 'end'


def outer():
    r = yield from numbers(2)
    yield r


def generators():
    g = numbers(3)
    next(g)
    g.send('sent')
    try:
        g.throw(ValueError('thrown'))
    except ValueError:
        pass
    l = list(outer())
    return l, [x * x for x in range(3)], sum(y for y in l[:2])


def fails(n):
    if n:
        return fails(n - 1)
    raise IndexError(
        n)


def closure(a):
    b = 2

    def inner(c=a):
        nonlocal b
        b += a + c
        return b
    return inner() + (lambda x: x)(3)


def makes_class():
    @staticmethod
    def decorated():
        pass

    class A:
        """Text."""
        x = 1

        def f(self): return self.x

        @property
        def g(self):
            return self.f()

        def __getattr__(self, name):
            return name

        def __lt__(self, other):
            return NotImplemented

        def __gt__(self, other):
            return True

        def __bool__(self):
            return False

        def __iter__(self):
            return iter((1, 2))

        def __add__(self, other):
            return other
    a = A()
    decorated()
    return a.g, a.nothing, a < A(), not a, [*a], sorted([3, 1, 2], key=lambda v: -v), list(map(a.__add__, [1]))


def matches(v):
    match v:
        case {'a': x}:
            return x
        case [1, *_]:
            return 1
        case int() | str():
            return v
        case _:
            pass


def long_call(*args):
    return long_call_inner(
        1,
        args,
        k=str(2))


def long_call_inner(*a, k):
    return (a,
            k)


run(branches, 5)
run(branches, 2)
run(handlers)
run(generators)
run(fails, 2)
run(closure, 1)
run(makes_class)
for v in {'a': 1}, [1, 2], 'x', 2.5:
    run(matches, v)
run(long_call, 5)
