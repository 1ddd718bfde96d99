# SystemExit, KeyboardInterrupt, GeneratorExit are not Exceptions
import sys
for make in (lambda: sys.exit(), lambda: sys.exit(3), lambda: sys.exit("text"), lambda: sys.exit(None), lambda: sys.exit([1]), lambda: exit_builtin(4)):
    def exit_builtin(n): raise SystemExit(n)
    try:
        make()
    except SystemExit as e:
        print(repr(e), e.code, e.args)
try:
    try:
        sys.exit(1)
    except Exception:
        print("never")
except BaseException as e:
    print(type(e).__name__)
try:
    try:
        raise KeyboardInterrupt("by hand")
    except Exception:
        print("never")
except KeyboardInterrupt as e:
    print(repr(e))
try:
    sys.exit(1, 2)
except TypeError as e:
    print(e)
try:
    try:
        sys.exit(5)
    finally:
        print("finally runs on exit")
except SystemExit as e:
    print(e.code)
def f():
    try:
        sys.exit("lost")
    finally:
        return "return in finally swallows the exit"
print(f())
try:
    sys.exit(1)
except:
    print("bare except catches exits")
print([c.__name__ for c in (SystemExit, KeyboardInterrupt, GeneratorExit, Exception) if c.__base__ is BaseException])
print(issubclass(BaseExceptionGroup, Exception), issubclass(ExceptionGroup, Exception))
class MyExit(SystemExit): pass
try:
    raise MyExit(9)
except SystemExit as e:
    print(type(e).__name__, e.code)
e = SystemExit(1)
e.code = 7
print(e.code, e.args)
with_exit = []
class CM:
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        with_exit.append((t.__name__, v.code))
        return True
with CM():
    sys.exit(6)
print(with_exit)
