"""The module
has a docstring."""
# docstrings and expression statements
print(__doc__)
def f():
    "one line"
def g():
    """first line
       indented second
    """
    return 1
def h():
    # a comment first
    "still a docstring"
def joined():
    "implicit " "join"
def none():
    x = "not first"
def fstr():
    f"not a docstring"
def num():
    5
def bytestr():
    b"not a docstring"
def paren():
    ("parenthesised")
def plus():
    "a" + "b"
class C:
    """class doc"""
    def m(self):
        "method doc"
class D(C):
    pass
for x in f, g, h, joined, none, fstr, num, bytestr, paren, plus, C, D, C.m, D.m, C().m, (lambda: "x"):
    print(repr(x.__doc__))
f.__doc__ = "changed"
print(f.__doc__)
C.__doc__ = "class changed"
print(C.__doc__, D.__doc__)
del f.__doc__
print(f.__doc__)
1
"a string statement"
[1, 2][0]
...
f
print("expression statements have no effect")
