# assert statements
def attempt(f, *args):
    try:
        f(*args)
        print("ok")
    except AssertionError as e:
        print("failed", repr(e), e.args)

def plain(x):
    assert x
def with_message(x):
    assert x, "message " + str(x)
def with_tuple(x):
    assert x, (1, "two")
def with_none(x):
    assert x, None

for f in plain, with_message, with_tuple, with_none:
    for x in 1, 0, [], "s":
        attempt(f, x)

def loud():
    print("message evaluated")
    return "loud"
def lazy(x):
    assert x > 0, loud()
attempt(lazy, 1)
attempt(lazy, -1)
def chained(x):
    assert 0 < x < 10 and x != 5, f"{x=}"
attempt(chained, 3)
attempt(chained, 5)
assert True
assert (1 == 1)
assert not False, "never"
try:
    assert False, "outer"
except Exception as e:
    print(type(e).__mro__[1].__name__, e)
class Flag:
    def __init__(self, v):
        self.v = v
    def __bool__(self):
        print("asked")
        return self.v
attempt(plain, Flag(True))
attempt(plain, Flag(False))
