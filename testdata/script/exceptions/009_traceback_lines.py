# tb_lineno through calls, loops, multi-line statements
def lines(f):
    try:
        f()
    except Exception as e:
        tb, out = e.__traceback__, []
        while tb is not None:
            out.append((tb.tb_frame.f_code.co_name, tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno))
            tb = tb.tb_next
        print(type(e).__name__, out[1:])
def direct():
    x = 1
    raise ValueError
def calls():
    direct()
def multi_line():
    return (1 +
            2 +
            None)
def call_args():
    return max(
        1,
        undefined,
        3,
    )
def in_loop():
    for i in [2, 1, 0]:
        x = 1
        y = x / i
def conditional():
    if True:
        pass
    elif 1 / 0:
        pass
    if (False or
            1 / 0):
        pass
def in_try():
    try:
        pass
    finally:
        1 / 0
def in_except():
    try:
        1 / 0
    except ZeroDivisionError:

        raise KeyError
def reraised():
    try:
        1 / 0
    except ZeroDivisionError:
        raise
def in_with():
    with Ctx() as c:

        c.x
class Ctx:
    def __enter__(self): return self
    def __exit__(self, *a): return None
class BadExit(Ctx):
    def __exit__(self, *a):
        raise KeyError
def exit_raises():
    with BadExit():
        pass
def in_lambda():
    f = lambda: (
        1 / 0
    )
    f()
def in_comp():
    return [
        1 / i
        for i in (1, 0)
    ]
def in_gen():
    def g():
        yield 1

        raise ValueError
    for _ in g():
        pass
def decorated():
    @(lambda f: 1 / 0)
    def inner():
        pass
def default_arg():
    def inner(a=1,
              b=1 / 0):
        pass
def assert_line():
    assert (1 ==
            2), "x"
def dict_line():
    return {
        "a": 1,
        "b": [][0],
    }
def while_test():
    i = 3
    while 1 / i:
        i -= 1
def subscript():
    return [
        1
    ][
        5
    ]
for f in (direct, calls, multi_line, call_args, in_loop, conditional, in_try, in_except, reraised, in_with, exit_raises, in_lambda,
          in_comp, in_gen, decorated, default_arg, assert_line, dict_line, while_test, subscript):
    print(f.__name__, end=" ")
    lines(f)
