# frames while they run, after they returned, in generators and tracebacks
import sys
def f(a):
    b = a + 1
    fr = sys._getframe()
    print(fr is sys._getframe(), fr.f_lineno, sorted(fr.f_locals.items())[:2], fr.f_back.f_code.co_name)
    c = 5
    print("c" in fr.f_locals, fr.f_lineno, locals() is locals(), fr.f_locals is locals())
    del b
    print("b" in fr.f_locals)
    b = 7
    return fr
fr = f(1)
print(fr.f_locals["b"], fr.f_back.f_code.co_name, fr.f_back is sys._getframe(), fr.f_globals is globals(), fr.f_code is f.__code__)
class A:
    here = sys._getframe()
    inside = here.f_locals is locals(), here.f_code.co_name, here.f_back.f_code.co_name
    def __init__(self):
        self.f = sys._getframe()
        try:
            raise ValueError
        except ValueError as e:
            self.tb = e.__traceback__
        self.same = self.tb.tb_frame is self.f
a = A()
print(A.inside, a.same, a.f.f_code.co_name, list(a.f.f_locals), a.tb.tb_frame is a.f, type(a).__name__)
def g():
    x = 1
    yield sys._getframe()
    x = 2
    yield x
    try:
        raise KeyError
    except KeyError as e:
        yield e
gg = g()
print(gg.gi_frame.f_locals, gg.gi_frame is gg.gi_frame)
fr = next(gg)
print(fr is gg.gi_frame, fr.f_locals, fr.f_lineno, fr.f_back)
next(gg)
print(fr.f_locals, fr.f_lineno)
e = next(gg)
print(e.__traceback__.tb_frame is fr, fr.f_back)
list(gg)
print(gg.gi_frame, fr.f_locals)
def outer():
    try:
        inner()
    except ValueError as e:
        tb = e.__traceback__
        print(tb.tb_frame is sys._getframe(), tb.tb_frame.f_back is sys._getframe(1))
        return e
def inner():
    z = 3
    raise ValueError
tb = outer().__traceback__
print(tb.tb_frame.f_code.co_name, tb.tb_next.tb_frame.f_back is tb.tb_frame, tb.tb_next.tb_frame.f_locals)
def rec(n):
    if n == 0:
        raise ValueError
    try:
        rec(n - 1)
    finally:
        n += 10
try:
    rec(5)
except ValueError as e:
    t = e.__traceback__
    while t.tb_next:
        t = t.tb_next
    f = t.tb_frame
    while f:
        print(f.f_code.co_name, end=" ")
        f = f.f_back
    print()
def deep(n): return [h.f_code.co_name for h in chain()] if n == 0 else deep(n - 1)
def chain():
    f = sys._getframe(1)
    while f:
        yield f
        f = f.f_back
print(deep(3), deep(0) == [h.f_code.co_name for h in []])
try:
    sys._getframe(10000)
except ValueError as e:
    print(e)
def running():
    try:
        sys._getframe().clear()
    except RuntimeError as e:
        print(e)
    return sys._getframe()
done = running()
done.clear()
print(done.f_locals)
sus = g()
next(sus)
sus.gi_frame.clear()
print(sus.gi_frame, list(sus))
def swap():
    x = 1
    d = locals()
    x = 2
    before = d["x"]
    locals()
    return before, d["x"]
print(swap())
