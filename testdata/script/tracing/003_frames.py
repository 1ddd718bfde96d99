# What frames have for tracers: f_trace, f_trace_lines, f_locals, f_lineno.
import sys


def lines_of(f, tracer):
    sys.settrace(tracer)
    try:
        return f()
    except Exception as e:
        return repr(e)
    finally:
        sys.settrace(None)


def target():
    a = 1
    b = 2
    return a + b


# A local trace function of its own, and one that replaces itself.
log = []


def first(frame, event, arg):
    log.append(('first', event))
    return second if frame.f_code is target.__code__ else None


def second(frame, event, arg):
    log.append(('second', event, frame.f_lineno - target.__code__.co_firstlineno))
    return third


def third(frame, event, arg):
    log.append(('third', event))


print(lines_of(target, first), *log)


# Lines only where they are wanted.
def quiet(frame, event, arg):
    log.append((event, frame.f_trace_lines, frame.f_trace_opcodes))
    frame.f_trace_lines = False
    return quiet


log.clear()
print(lines_of(target, quiet), *log)
frame = sys._getframe()
for value in 1, None:
    try:
        frame.f_trace_lines = value
    except TypeError as e:
        print(e)


# Variables can be changed.
def cells():
    a = 1
    b = 2

    def inner():
        return a, b
    c = inner()
    return c, b


def changes(frame, event, arg):
    if frame.f_code is cells.__code__ and event == 'line' and frame.f_lineno == cells.__code__.co_firstlineno + 6:
        frame.f_locals.update(a='new a', b='new b')
    return changes


print(lines_of(cells, changes))


# f_trace of frames that run already.
def caller():
    x = called()
    x += 1
    return x


def called():
    f = sys._getframe()
    while f.f_code.co_name != 'lines_of':
        f.f_trace = late
        f = f.f_back
    sys.settrace(late)
    return 1


def late(frame, event, arg):
    log.append((frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno))
    return late


log.clear()
print(lines_of(caller, None))
print(*[e for e in log if e[0] != 'lines_of'])


# An exception in a trace function.
def fails(frame, event, arg):
    if event == 'line' and frame.f_lineno == target.__code__.co_firstlineno + 2:
        raise ValueError('in the trace function')
    return fails


print(lines_of(target, fails), sys.gettrace())


# Switched off by the trace function, and on again by the program.
def off(frame, event, arg):
    log.append((frame.f_code.co_name, event))
    if event == 'line' and frame.f_code is target.__code__:
        sys.settrace(None)
    return off


log.clear()
print(lines_of(target, off), *log)


def twice():
    for i in range(2):
        sys._getframe().f_trace = late
        sys.settrace(late)
        a = i
        sys.settrace(None)
        b = i
    return a, b


log.clear()
print(twice(), *log)


# The trace function itself is not traced.
def nested(frame, event, arg):
    if frame.f_code is target.__code__ and event == 'call':
        log.append(('plain', inner_target(), sys.call_tracing(max, (1, 2))))
    elif frame.f_code is inner_target.__code__:
        log.append(('inner', event))
    return nested


def inner_target():
    return 5


log.clear()
print(lines_of(target, nested), *log)


# The exception that is handled stays what it is.
def handles():
    try:
        1 / 0
    except ZeroDivisionError:
        a = 1
        return type(sys.exc_info()[1]).__name__, a


def raises_inside(frame, event, arg):
    try:
        raise KeyError
    except KeyError:
        pass
    if event == 'exception':
        log.append((arg[0].__name__, arg[2].tb_frame is frame, arg[2].tb_lineno - frame.f_code.co_firstlineno))
    return raises_inside


log.clear()
print(lines_of(handles, raises_inside), *log)


import threading
print(sys._current_frames()[threading.get_ident()] is sys._getframe())
