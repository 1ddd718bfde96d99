# variable annotations at module, class and function level
x: int = 1
y: str
z: "forward reference" = 2
_private: list[int] = []
print(__annotations__)
try:
    y
except NameError as e:
    print(e)
class C:
    a: int = 1
    b: "C"
    c: dict[str, int]
    print("in class:", __annotations__)
print(C.__annotations__, C.a, hasattr(C, "b"))
class D(C):
    pass
class E(C):
    d: float
print(D.__annotations__, E.__annotations__)
def f():
    v: undefined_name = 1
    w: also_undefined
    try:
        return w
    except UnboundLocalError as e:
        print(e)
    return v
print(f(), f.__annotations__)
def g(a: int, b: "x" = 2, *args: tuple, c: 1 + 1 = 3, **kw: None) -> list: pass
print(g.__annotations__)
def h(a, b: int, c): pass
print(h.__annotations__, (lambda a: a).__annotations__)
try:
    bad: undefined_name = 5
except NameError as e:
    print(e)
print("bad" in globals(), bad)
l = [0]
l[0]: print("annotation of a subscript is evaluated") = 5
(p): print("annotation of a parenthesised name is evaluated") = 6
print(l, p, "p" in __annotations__)
def order(a: print("first"), b: print("second") = print("default first")) -> print("last"): pass
del __annotations__["x"]
print(sorted(__annotations__))
