# traceback and frame objects
def f():
    secret = 42
    g(secret)
def g(x):
    local = x + 1
    raise ValueError("here")
try:
    f()
except ValueError as e:
    tb = e.__traceback__
    print(type(tb).__name__, type(tb.tb_frame).__name__)
    names = []
    t = tb
    while t:
        names.append(t.tb_frame.f_code.co_name)
        last = t
        t = t.tb_next
    print(names, last.tb_frame.f_locals, last.tb_next)
    print(last.tb_lineno, last.tb_frame.f_lineno, last.tb_frame.f_back.f_code.co_name, last.tb_frame.f_back.f_locals["secret"])
    print(last.tb_frame.f_globals is globals(), last.tb_lasti >= 0, last.tb_frame.f_code is g.__code__)
    print(tb.tb_frame.f_code.co_name, tb.tb_frame.f_back)
    e2 = KeyError("k").with_traceback(tb)
    print(e2.__traceback__ is tb)
    saved = e
print(saved.__traceback__ is tb)
saved.__traceback__ = None
print(saved.__traceback__)
try:
    raise saved
except ValueError as e:
    print(e.__traceback__.tb_next, e.__traceback__.tb_frame.f_code.co_name)
def reraise(e):
    raise e
e = ValueError("twice")
depths = []
for _ in range(3):
    try:
        reraise(e)
    except ValueError as err:
        n, t = 0, err.__traceback__
        while t:
            n += 1
            t = t.tb_next
        depths.append(n)
print(depths)
e = ValueError("fresh").with_traceback(None)
print(e.__traceback__)
TB = type(tb)
made = TB(None, tb.tb_frame, 0, 123)
print(made.tb_lineno, made.tb_next, made.tb_frame is tb.tb_frame)
made.tb_next = tb
print(made.tb_next is tb)
for bad in (lambda: setattr(tb, "tb_next", made), lambda: TB(5, tb.tb_frame, 0, 1), lambda: ValueError().with_traceback(5), lambda: setattr(tb, "tb_next", 5)):
    try:
        bad()
    except (TypeError, ValueError) as err:
        print(type(err).__name__, err)
import sys
print(sys.exc_info())
try:
    1 / 0
except ZeroDivisionError as e:
    t, v, b = sys.exc_info()
    print(t is ZeroDivisionError, v is e, b is e.__traceback__, sys.exception() is e)
    try:
        raise KeyError
    except KeyError:
        print(sys.exc_info()[0].__name__)
    print(sys.exc_info()[0].__name__)
print(sys.exc_info() == (None, None, None))
