# user-defined exception classes
class AppError(Exception):
    """base of the application"""
    code = 0
    def __init__(self, message, **details):
        super().__init__(message)
        self.details = details
class NotFound(AppError):
    code = 404
    def __str__(self):
        return f"{self.code}: {self.args[0]} {self.details}"
class Retry(AppError):
    def __init__(self, after):
        self.after = after
class Silent(Exception): pass
def attempt(f):
    try:
        f()
    except AppError as e:
        print(type(e).__name__, "|", e, "|", repr(e), "|", e.args, "|", vars(e), e.code)
def a(): raise AppError("plain")
def b(): raise NotFound("page", path="/x", tries=3)
def c(): raise Retry(5)
for f in a, b, c:
    attempt(f)
print(repr(Silent()), repr(Silent(1)), repr(Silent(1, "b")), str(Silent()), str(Silent(1)), str(Silent(1, 2)))
class Args(Exception):
    def __init__(self, x, y): self.total = x + y
e = Args(1, 2)
print(e.args, e.total, str(e), repr(e))
e.args = ("changed",)
print(e, e.args)
e.args = [1, 2]
print(e.args, e)
class NoSuper(Exception):
    def __init__(self): pass
print(NoSuper().args, repr(NoSuper()))
try:
    NoSuper(1)
except TypeError as err:
    print(err)
class Kw(Exception): pass
try:
    Kw(x=1)
except TypeError as err:
    print(err)
class Multi(KeyError, AttributeError): pass
try:
    raise Multi("m")
except AttributeError as err:
    print("caught as AttributeError", repr(err), str(err))
class Eq(Exception):
    def __eq__(self, o): return isinstance(o, Eq)
    __hash__ = None
try:
    raise Eq()
except Eq as err:
    print(err == Eq(), err != Eq())
class Rep(Exception):
    def __repr__(self): return "<rep>"
print(str(Rep("x")), repr(Rep("x")), [Rep()])
class WithProperty(Exception):
    @property
    def size(self): return len(self.args)
print(WithProperty(1, 2, 3).size)
class Base(BaseException): pass
try:
    try:
        raise Base("not an Exception")
    except Exception:
        print("never")
except BaseException as err:
    print(repr(err), isinstance(err, Exception))
print(AppError.__doc__, NotFound.__mro__[1].__name__, issubclass(NotFound, AppError))
