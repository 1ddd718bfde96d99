# the forms of raise
def attempt(f):
    try:
        f()
    except BaseException as e:
        print(type(e).__name__, e.args, repr(e.__cause__), e.__suppress_context__)
def r(code):
    def f():
        exec(code, {"E": E, "X": X})
    f.__name__ = code
    return f
class E(Exception): pass
class X(Exception):
    def __init__(self, a, b=2): super().__init__(a, b)
for code in ("raise E", "raise E()", "raise E(1)", "raise E(1, 2)", "raise X(1)", "raise X", "raise E from E('cause')",
             "raise E from ValueError", "raise E from None", "raise E('a') from E('b')", "raise", "raise 5", "raise 'text'",
             "raise int", "raise None", "raise E from 5", "raise E from int", "raise [E]", "raise (E, 1)", "raise object()",
             "raise StopIteration(5)", "raise KeyboardInterrupt", "raise SystemExit(3)", "raise E if 0 else ValueError"):
    print(code, end=" -> ")
    attempt(r(code))
def reraise():
    try:
        raise E("original")
    except E as e:
        first = e
        try:
            raise
        except E as again:
            print("same object:", again is first)
            raise
attempt(reraise)
def bare_outside():
    raise
attempt(bare_outside)
def helper(): raise
def reraise_in_called():
    try:
        raise E("active in caller")
    except E:
        helper()
attempt(reraise_in_called)
def after_handler():
    try:
        raise E
    except E:
        pass
    raise
attempt(after_handler)
e = E("reused")
for _ in range(2):
    try:
        raise e
    except E as caught:
        print(caught is e)
class Other(Exception):
    def __new__(cls, *a): return ValueError("from __new__")
class NotOne(Exception):
    def __new__(cls, *a): return 5
def raise_it(e): raise e
attempt(lambda: raise_it(Other))
attempt(lambda: raise_it(NotOne))
