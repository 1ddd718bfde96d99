# a context manager made from a generator
class manager:
    def __init__(self, f): self.f = f
    def __call__(self, *a, **k): return Running(self.f(*a, **k))
class Running:
    def __init__(self, gen): self.gen = gen
    def __enter__(self):
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None
    def __exit__(self, t, v, tb):
        if t is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            raise RuntimeError("generator didn't stop")
        try:
            self.gen.throw(v)
        except StopIteration as e:
            return e is not v
        except RuntimeError as e:
            if e is v or e.__cause__ is v:
                return False
            raise
        except BaseException as e:
            if e is v:
                return False
            raise
        raise RuntimeError("generator didn't stop after throw")
@manager
def tag(name):
    print("<%s>" % name)
    try:
        yield name.upper()
    finally:
        print("</%s>" % name)
@manager
def suppress(*kinds):
    try:
        yield
    except kinds as e:
        print("suppressed", repr(e))
@manager
def translate():
    try:
        yield
    except KeyError as e:
        raise ValueError("translated") from e
@manager
def never(): return; yield
@manager
def twice():
    yield 1
    yield 2
with tag("a") as n:
    print(n)
with tag("x"), tag("y") as y:
    print(y)
with suppress(ValueError):
    with tag("z"):
        raise ValueError("inside z")
try:
    with suppress(ValueError):
        raise TypeError("not suppressed")
except TypeError as e:
    print(e)
try:
    with translate():
        {}["k"]
except ValueError as e:
    print(e, repr(e.__cause__))
for m in (never, twice):
    try:
        with m():
            pass
    except RuntimeError as e:
        print(e)
try:
    with tag("stop"):
        raise StopIteration("through a context manager")
except StopIteration as e:
    print(repr(e))
try:
    with tag("rt"):
        raise RuntimeError("same object back")
except RuntimeError as e:
    print(e, e.__cause__)
def f():
    with tag("f"):
        for i in range(3):
            with tag("loop"):
                if i == 1:
                    return i
print(f())
