# common patterns: retry, fallback, collect errors, cleanup stack
attempts = []
def flaky(fail):
    attempts.append(len(attempts))
    if len(attempts) <= fail:
        raise ConnectionError("attempt %d" % len(attempts))
    return "ok after %d" % len(attempts)
def retry(f, times, *args):
    last = None
    for i in range(times):
        try:
            return f(*args)
        except ConnectionError as e:
            last = e
    raise RuntimeError("gave up after %d" % times) from last
print(retry(flaky, 5, 2))
attempts.clear()
try:
    retry(flaky, 3, 10)
except RuntimeError as e:
    print(e, "|", repr(e.__cause__))
def first_that_works(*fs):
    errors = []
    for f in fs:
        try:
            return f()
        except Exception as e:
            errors.append(e)
    raise ExceptionGroup("all failed", errors)
print(first_that_works(lambda: 1 / 0, lambda: [][0], lambda: "third"))
try:
    first_that_works(lambda: 1 / 0, lambda: [][0])
except ExceptionGroup as e:
    print(e, e.exceptions)
class Suppress:
    def __init__(self, *kinds): self.kinds = kinds
    def __enter__(self): return self
    def __exit__(self, t, v, tb): return t is not None and issubclass(t, self.kinds)
with Suppress(KeyError, IndexError):
    {}["x"]
    print("never")
try:
    with Suppress(KeyError):
        1 / 0
except ZeroDivisionError as e:
    print("not suppressed:", e)
class CleanupStack:
    def __init__(self): self.todo = []
    def push(self, f, *a): self.todo.append((f, a))
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        while self.todo:
            f, a = self.todo.pop()
            try:
                f(*a)
            except Exception as e:
                e.__context__ = v
                v = e
        if v is not None:
            raise v
def fail(n): raise ValueError(n)
try:
    with CleanupStack() as s:
        s.push(print, "cleanup 1")
        s.push(fail, "cleanup 2")
        s.push(print, "cleanup 3")
        raise KeyError("body")
except ValueError as e:
    print(repr(e), repr(e.__context__))
def validate(d):
    errors = []
    for k, conv in (("a", int), ("b", float), ("c", len)):
        try:
            conv(d[k])
        except KeyError as e:
            errors.append("missing %s" % e)
        except (ValueError, TypeError) as e:
            errors.append("%s: %s" % (k, e))
    return errors
print(validate({"a": "1", "b": "x", "c": 5}), validate({"a": [], "c": ""}))
def default(f, value, *kinds):
    def call(*a):
        try:
            return f(*a)
        except kinds:
            return value
    return call
safe = default(int, -1, ValueError, TypeError)
print(safe("5"), safe("x"), safe(None), safe("0x10", 16))
