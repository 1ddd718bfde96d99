# Who takes the arguments of an OSError: __new__, unless only __init__ is overridden.
class New(OSError):
    def __new__(cls, message, extra):
        self = OSError.__new__(cls, message)
        self.extra = extra
        return self


class Init(OSError):
    def __init__(self, message, extra):
        self.extra = extra
        super().__init__(message)


class Silent(OSError):
    def __init__(self, *args):
        pass


class Both(New):
    def __init__(self, message, extra):
        self.more = extra
        super().__init__(message)


for cls in New, Init, Both:
    for e in cls('text', 'more'), cls('text', extra='more'):
        print(cls.__name__, e.args, e.extra, str(e))
e = Silent(2, 'gone')
print(e.args, e.errno, repr(str(e)))


class Plain(OSError):
    pass


e = Plain(17, 'there', 'name')
print(type(e).__name__, e.args, e.errno, e.filename, e)
OSError.__init__(e, 1, 'other')
print(e.args, e.errno)
for cls in OSError, Plain, BlockingIOError:
    try:
        cls('text', extra=1)
    except TypeError as e:
        print(e)
print(type(OSError(2, 'x')).__name__, type(OSError.__new__(OSError, 17, 'x')).__name__)
