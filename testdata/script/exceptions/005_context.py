# __context__, __cause__ and __suppress_context__
def chain(e):
    out = []
    while e is not None and len(out) < 10:
        out.append(repr(e))
        e = e.__context__
    return " <- ".join(out)
try:
    try:
        raise ValueError("first")
    except ValueError:
        raise KeyError("second")
except KeyError as e:
    print(chain(e), e.__cause__, e.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError as z:
        raise RuntimeError("explicit") from z
except RuntimeError as e:
    print(chain(e), repr(e.__cause__), e.__suppress_context__, e.__cause__ is e.__context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise RuntimeError("hidden") from None
except RuntimeError as e:
    print(chain(e), e.__cause__, e.__suppress_context__)
def deep(n):
    try:
        if n == 0:
            raise ValueError(0)
        deep(n - 1)
    except ValueError:
        raise ValueError(n)
try:
    deep(3)
except ValueError as e:
    print(chain(e))
try:
    try:
        raise ValueError("in try")
    finally:
        raise KeyError("in finally")
except KeyError as e:
    print(chain(e))
try:
    try:
        raise ValueError("handled")
    except ValueError:
        pass
    raise KeyError("no context left")
except KeyError as e:
    print(chain(e))
def called(): raise TypeError("from a function called in the handler")
try:
    try:
        raise ValueError("v")
    except ValueError:
        called()
except TypeError as e:
    print(chain(e))
try:
    try:
        raise ValueError("v")
    except ValueError as e:
        raise e
except ValueError as e:
    print(chain(e), e.__context__)
a, b = ValueError("a"), ValueError("b")
try:
    try:
        raise a
    except ValueError:
        raise b
except ValueError:
    try:
        raise a
    except ValueError as e:
        print(chain(e), a.__context__ is b, b.__context__)
e = KeyError("k")
e.__context__ = ValueError("set by hand")
e.__cause__ = TypeError("cause by hand")
print(chain(e), repr(e.__cause__), e.__suppress_context__)
e.__cause__ = None
print(e.__suppress_context__)
for attr, v in (("__cause__", 5), ("__context__", "x"), ("__traceback__", 1), ("args", 5), ("__suppress_context__", 2)):
    try:
        setattr(e, attr, v)
        print(attr, getattr(e, attr))
    except TypeError as err:
        print(attr, err)
def gen():
    try:
        yield
    except ValueError:
        raise KeyError("from generator")
g = gen(); next(g)
try:
    g.throw(ValueError("thrown in"))
except KeyError as e:
    print(chain(e))
