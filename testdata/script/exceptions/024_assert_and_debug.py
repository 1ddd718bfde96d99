# AssertionError details and __debug__
print(__debug__)
def check(x):
    assert isinstance(x, int), f"expected int, got {type(x).__name__}"
    assert x >= 0
    return x
for v in (1, -1, "s"):
    try:
        print(check(v))
    except AssertionError as e:
        print(repr(e), str(e) or "(empty)")
try:
    assert 0, ValueError("an exception as message")
except AssertionError as e:
    print(repr(e.args[0]))
try:
    assert (0,
            )[0], \
        "multi" \
        "line"
except AssertionError as e:
    print(e)
AssertionErrorSaved = AssertionError
AssertionError = KeyError
try:
    assert False, "the statement uses the builtin, not the name"
except AssertionErrorSaved as e:
    print(type(e).__name__, e)
del AssertionError
def assign():
    try:
        compile("__debug__ = 1", "t", "exec")
    except SyntaxError as e:
        print(e.msg)
assign()
for bad in ("def __debug__(): pass", "x.__debug__ = 1", "del __debug__", "import __debug__", "lambda __debug__: 1", "f(__debug__=1)", "for __debug__ in x: pass"):
    try:
        compile(bad, "t", "exec")
        print(bad, "ok")
    except SyntaxError as e:
        print(bad, "->", e.msg)
if not __debug__:
    print("never")
n = 0
def side():
    global n
    n += 1
    return True
assert side()
assert side(), side()
print(n)
