# errors in handlers, in finally, in except expressions; cleanup still happens
log = []
class R:
    def __init__(self, n): self.n = n
    def __enter__(self): log.append("open " + self.n); return self
    def __exit__(self, t, v, tb): log.append("close %s %s" % (self.n, t and t.__name__))
def show(f):
    log.clear()
    try:
        r = f()
        print(f.__name__, "returned", r, log)
    except Exception as e:
        print(f.__name__, repr(e), "ctx", repr(e.__context__), log)
def a():
    with R("1"):
        with R("2"):
            raise ValueError("body")
def b():
    with R("1"):
        try:
            raise ValueError("body")
        except ValueError:
            with R("2"):
                raise KeyError("handler")
def c():
    try:
        raise ValueError("first")
    finally:
        with R("f"):
            [][0]
def d():
    for i in range(3):
        with R(str(i)):
            if i == 1:
                break
    return i
def e():
    try:
        raise ValueError("v")
    except (lambda: 1 / 0)():
        pass
def f():
    try:
        try:
            raise ValueError("v")
        except ValueError as ex:
            ex.seen = True
            raise TypeError("t")
    except TypeError as t:
        return t.__context__.seen
def g():
    errors = []
    for v in ("1", "x", None, [], "2"):
        try:
            errors.append(int(v))
        except ValueError:
            errors.append("value")
        except TypeError:
            errors.append("type")
    return errors
def h():
    try:
        return log.append("return expression") or 1 / 0
    except ZeroDivisionError:
        return "handled error of the return expression"
    finally:
        log.append("finally")
def i():
    def inner():
        try:
            yield 1
        finally:
            log.append("generator cleaned")
    it = inner()
    next(it)
    it.close()
    raise ValueError("after")
def j():
    try:
        raise ValueError("x")
    except ValueError as e:
        try:
            raise e
        except ValueError as e2:
            return e2 is e
def k():
    try:
        raise ValueError("one")
    except ValueError:
        try:
            raise KeyError("two")
        except KeyError:
            pass
        raise
def l():
    try:
        raise ValueError("one")
    except ValueError:
        try:
            raise KeyError("two")
        finally:
            raise
for fn in (a, b, c, d, e, f, g, h, i, j, k, l):
    show(fn)
