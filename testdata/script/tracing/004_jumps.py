# A trace function assigns f_lineno.
import sys


def jump(f, start, to, event='line'):
    done = []

    def tracer(frame, what, arg):
        if frame.f_code is f.__code__:
            if what == event and frame.f_lineno - f.__code__.co_firstlineno == start and not done:
                done.append(1)
                frame.f_lineno = f.__code__.co_firstlineno + to
            return tracer
    out = []
    sys.settrace(tracer)
    try:
        r = f(out)
    except Exception as e:
        r = f'{type(e).__name__}: {e}'
    sys.settrace(None)
    print(f.__name__, start, to, out, r if not isinstance(r, str) else r.replace(str(f.__code__.co_firstlineno + to), 'N'))


def straight(out):
    out.append(1)
    out.append(2)
    out.append(3)
    return sys.exc_info()[0]


def loops(out):
    for i in 1, 2:
        out.append(i)
        out.append(3)
    while len(out) < 8:
        out.append(5)
        out.append(6)
    out.append(7)


def tries(out):
    try:
        out.append(2)
        raise KeyError
    except KeyError:
        out.append(5)
        out.append(6)
    finally:
        out.append(8)
    out.append(9)
    return sys.exc_info()[0]


class Manager:
    def __init__(self, out):
        self.out = out

    def __enter__(self):
        self.out.append('enter')

    def __exit__(self, *exc):
        self.out.append('exit')


def blocks(out):
    out.append(1)
    with Manager(out):
        out.append(3)
        out.append(4)
    out.append(5)


jump(straight, 1, 3)
jump(straight, 3, 1)
jump(straight, 3, 100)
jump(straight, 3, -1)
jump(straight, 1, 3, 'return')
jump(straight, 0, 3, 'call')
jump(loops, 2, 7)
jump(loops, 3, 1)
jump(loops, 7, 2)
jump(loops, 1, 5)
jump(loops, 2, 3)
jump(tries, 5, 9)
jump(tries, 5, 6)
jump(tries, 2, 9)
jump(tries, 2, 5)
jump(tries, 9, 2)
jump(tries, 5, 8)
jump(blocks, 1, 5)
jump(blocks, 1, 3)
jump(blocks, 3, 4)
jump(blocks, 4, 3)
jump(blocks, 3, 5)
jump(blocks, 5, 2)
