# the result of __exit__
class S:
    def __init__(self, result): self.result = result
    def __enter__(self): return self
    def __exit__(self, *a): return self.result
for r in (True, 1, "x", [1], False, None, 0, "", []):
    try:
        with S(r):
            raise ValueError
        print(repr(r), "swallowed")
    except ValueError:
        print(repr(r), "passed")
def ret():
    with S(True):
        return "result of with is kept"
print(ret())
def after():
    with S(True):
        1 / 0
        print("never")
    return "after the swallowed error"
print(after())
def loop():
    out = []
    for i in range(4):
        with S(True):
            out.append(i)
            if i == 1:
                continue
            if i == 2:
                raise KeyError
            if i == 3:
                break
        out.append("end %d" % i)
    return out
print(loop())
class Changes:
    def __enter__(self): pass
    def __exit__(self, t, v, tb):
        if t:
            raise TypeError("from exit")
try:
    with Changes():
        raise ValueError("body")
except TypeError as e:
    print(e, repr(e.__context__))
class Reraise:
    def __enter__(self): pass
    def __exit__(self, t, v, tb): raise v
try:
    with Reraise():
        raise ValueError("same")
except ValueError as e:
    print(e, e.__context__)
class Ret:
    def __enter__(self): pass
    def __exit__(self, *a): raise KeyError("exit without error")
def f():
    with Ret():
        return 1
try:
    f()
except KeyError as e:
    print(e)
with S(True) as a, S(False) as b:
    raise ValueError("inner passes, outer swallows")
print("here")
try:
    with S(False), S(True):
        raise ValueError
    print("inner swallowed, outer saw nothing")
except ValueError:
    print("never")
class BadBool:
    def __bool__(self): raise OSError("asked for truth")
try:
    with S(BadBool()):
        raise ValueError
except OSError as e:
    print(e, repr(e.__context__))
with S(BadBool()):
    print("not asked without an error")
class Log(S):
    def __exit__(self, *a): print(len(a), a[0] is type(a[1]), a[2] is a[1].__traceback__); return True
with Log(0): raise ValueError
with Log(0): raise KeyError("k") from None
