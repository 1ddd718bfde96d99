# throw
def g():
    while True:
        try:
            x = yield "ready"
        except ValueError as e:
            print("caught", e)
            x = yield "recovered"
        print("x is", x)
it = g()
print(next(it), it.throw(ValueError("boom")), it.send("sent"))
print(it.throw(ValueError, "two args"), next(it), it.throw(ValueError), next(it))
try:
    it.throw(KeyError("out"))
except KeyError as e:
    print("came out", e, list(it))
it = g()
try:
    it.throw(ValueError("before start"))
except ValueError as e:
    print(e, list(it))
def finish():
    yield 1
it = finish()
list(it)
try:
    it.throw(ValueError("after end"))
except ValueError as e:
    print(e)
def stop_on_throw():
    try:
        yield 1
    except ValueError:
        return "returned from except"
it = stop_on_throw()
next(it)
try:
    it.throw(ValueError)
except StopIteration as e:
    print(e.value)
def convert():
    try:
        yield 1
    except ValueError as e:
        raise KeyError("converted") from e
it = convert()
next(it)
try:
    it.throw(ValueError("v"))
except KeyError as e:
    print(repr(e), repr(e.__cause__), repr(e.__context__))
def finally_only():
    try:
        yield 1
    finally:
        print("finally")
it = finally_only()
next(it)
try:
    it.throw(ValueError("through finally"))
except ValueError as e:
    print(e)
def yield_in_except():
    try:
        yield 1
    except ValueError:
        yield "from except"
    finally:
        yield "from finally"
it = yield_in_except()
print(next(it), it.throw(ValueError), next(it), next(it, "end"))
it = g()
next(it)
for args in ((5,), ("text",), (ValueError, KeyError("other")), (ValueError, None, 5), (), (ValueError("x"), "arg"), (int,), (None,)):
    try:
        print(it.throw(*args))
    except Exception as e:
        print(type(e).__name__, e)
        it = g()
        next(it)
it = g()
next(it)
try:
    it.throw(StopIteration("thrown stop"))
except RuntimeError as e:
    print(e, repr(e.__cause__))
def delegating():
    try:
        yield from g()
    except KeyError as e:
        yield "outer caught %s" % e
it = delegating()
next(it)
print(it.throw(ValueError("inner handles")), it.throw(KeyError("k")))
