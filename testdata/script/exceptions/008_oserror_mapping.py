# OSError picks a subclass by errno, and real failures of open
for n in (1, 2, 3, 4, 9, 10, 11, 13, 17, 20, 21, 32, 104, 110, 111, 103, 36, 5):
    e = OSError(n, "text")
    print(n, type(e).__name__, e.errno, e)
print(IOError is OSError, EnvironmentError is OSError)
print(type(OSError(2)).__name__, type(OSError("2", "x")).__name__, type(FileExistsError(2, "x")).__name__)
class My(OSError): pass
print(type(My(2, "x")).__name__, My(2, "x"), My(2, "x", "f").filename)
class MyInit(OSError):
    def __init__(self, a): super().__init__(2, "via init", a)
print(type(MyInit("f")).__name__, MyInit("f"))
def attempt(f):
    try:
        f()
    except OSError as e:
        print(type(e).__name__, "|", e, "|", e.errno, e.strerror, e.filename, "|", e.args, "|", repr(e))
attempt(lambda: open("no-such-file"))
attempt(lambda: open("/"))
attempt(lambda: open("no-such-folder/file", "w"))
attempt(lambda: open("/dev/null/below"))
for m in ("q", "rw", "", "rr", "r+w", "b", "rbt", "x+a"):
    try:
        open("/dev/null", m)
    except ValueError as e:
        print(repr(m), e)
try:
    open("/dev/null", "rb", encoding="utf8")
except ValueError as e:
    print(e)
try:
    open("bad\0name")
except ValueError as e:
    print(e)
try:
    open(1.5)
except TypeError as e:
    print(e)
f = open("/dev/null")
f.close()
try:
    f.read()
except ValueError as e:
    print(e)
print(issubclass(FileNotFoundError, OSError), issubclass(ConnectionResetError, ConnectionError), ConnectionError.__base__)
print(TimeoutError.__base__, InterruptedError.__base__, BrokenPipeError.__base__)
