# None, Ellipsis, NotImplemented, True, False
print(None, ..., Ellipsis, NotImplemented, True, False)
print(repr(None), str(...), repr(NotImplemented))
print(None is None, ... is Ellipsis, None == 0, None == "", None == False)
print(type(None)() is None, type(...)() is ..., type(NotImplemented)() is NotImplemented)
print(type(None), type(...), type(NotImplemented))
print(bool(None), bool(...))
def f():
    pass
def g():
    return
def h():
    ...
print(f(), g(), h(), f() is g() is h())
x = None
print(x is None, x is not None, x or "default", not x)
class C: ...
print(C.__name__, C().__dict__)
print([None] * 2, (None,), {None: None})
for bad in ("None = 1", "True = 1", "... = 1", "None.x", "f()()", "f()[0]", "len(None)", "None + 1", "for i in None: pass", "-None", "None < None", "~True if 0 else ..."):
    try:
        exec(bad)
        print(bad, "ok")
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
print({True: "t", False: "f"}[1], [10, 20][True], "ab"[False])
print(True + 1, -True, True / 2, sum([True, True, False]))
print(str(True), int(True), float(False))
print(isinstance(True, int), type(True) is int, type(True) is bool)
