# add_note and __notes__
e = ValueError("base")
print(hasattr(e, "__notes__"))
e.add_note("first note")
e.add_note("second note")
print(e.__notes__, str(e), repr(e))
try:
    raise e
except ValueError as err:
    err.add_note("added in handler")
    print(len(err.__notes__))
for bad in (5, None, b"x"):
    try:
        e.add_note(bad)
    except TypeError as err:
        print(err)
e.__notes__ = ["replaced"]
print(e.__notes__)
e.__notes__ = 5
try:
    e.add_note("x")
except TypeError as err:
    print(err)
del e.__notes__
e.add_note("fresh list")
print(e.__notes__)
class Own(Exception):
    def __init__(self, *a):
        super().__init__(*a)
        self.add_note("from init")
print(Own("x").__notes__)
def outer():
    try:
        inner()
    except Exception as err:
        err.add_note("seen in outer")
        raise
def inner():
    try:
        raise KeyError("k")
    except KeyError as err:
        err.add_note("seen in inner")
        raise
try:
    outer()
except KeyError as err:
    print(err.__notes__)
g = ExceptionGroup("g", [ValueError(1), TypeError(2)])
g.add_note("note on the group")
match, rest = g.split(ValueError)
print(match.__notes__, rest.__notes__, match.__notes__ is g.__notes__)
try:
    e.add_note()
except TypeError as err:
    print(err)
