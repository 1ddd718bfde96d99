# exceptions as values: identity, hashing, pickling-like copying, storing
a, b = ValueError("x"), ValueError("x")
print(a == b, a == a, a != b, hash(a) == hash(a), a in [b], {a: 1}[a], len({a, b}))
print(a.args == b.args, str(a) == str(b), repr(a) == repr(b))
print(type(a)(*a.args).args, a.__class__ is ValueError, a.__reduce__()[0] is ValueError, a.__reduce__()[1])
a.extra = [1]
print(a.__dict__, a.__reduce__()[2])
a.__setstate__({"restored": True})
print(a.restored)
e = None
try:
    raise a
except ValueError as caught:
    e = caught
print(e is a, e.extra)
errors = []
for f in (lambda: 1 / 0, lambda: {}["k"], lambda: int("x"), lambda: None.x, lambda: [][1]):
    try:
        f()
    except Exception as err:
        errors.append(err)
print([type(x).__name__ for x in errors])
for kind in (LookupError, ValueError, ArithmeticError):
    print(kind.__name__, [str(x) for x in errors if isinstance(x, kind)])
errors.sort(key=lambda x: type(x).__name__)
print(errors[0], len(errors))
def classify(exc):
    try:
        raise exc
    except (ArithmeticError, ValueError):
        return "numeric"
    except LookupError:
        return "lookup"
    except Exception:
        return "other"
print([classify(x) for x in errors])
print(bool(ValueError()), callable(ValueError), ValueError("a") if True else 0)
class Cmp(Exception):
    def __init__(self, level): self.level = level
    def __lt__(self, o): return self.level < o.level
    def __repr__(self): return "Cmp%d" % self.level
print(sorted([Cmp(3), Cmp(1), Cmp(2)]), max(Cmp(1), Cmp(5), key=lambda c: c.level))
def throw(e): raise e
try:
    throw(errors[1])
except Exception as err:
    print(err is errors[1])
try:
    BaseException.__new__(int)
except TypeError as err:
    print(err)
print(BaseException("a", 1), repr(BaseException()), Exception(1) == Exception(1))
print(ValueError.__new__(ValueError, 1, 2).args, ValueError.__new__(ValueError).args)
x = ValueError.__new__(ValueError, "new args")
x.__init__("init args")
print(x.args)
