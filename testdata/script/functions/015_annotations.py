# annotations of functions and the text "from __future__ import annotations" gives
def f(a: int, b: str = "x", *args: float, c: "quoted", d: list[int] = [], **kw: dict) -> None: pass
for k, v in f.__annotations__.items():
    print(k, v)
def g(a: (lambda: 5)(), b: 1 < 2, c: [i for i in range(2)]) -> {"k": 1}: pass
print(g.__annotations__)
g.__annotations__["a"] = "changed"
print(g.__annotations__["a"])
g.__annotations__ = {"new": 1}
print(g.__annotations__)
def h(): pass
print(h.__annotations__)
h.__annotations__["x"] = 1
print(h.__annotations__)
class C:
    def m(self, x: "C") -> "list[C]": ...
    def __mangled(self, __p: int): ...
print(C.m.__annotations__, C._C__mangled.__annotations__)
try:
    def bad(x: undefined_here): pass
except NameError as e:
    print(e)
source = """
from __future__ import annotations
def f(a: undefined, b: x + 1 * 2, c: list[int] | None = None, *d: (1, 2), e: 'str' = 1, **k: lambda x: x) -> a.b[c](d): pass
y: not_there.attr[1:2, ...] = 1
class C:
    z: Undefined["x"]
"""
ns = {}
exec(source, ns)
for k, v in ns["f"].__annotations__.items():
    print(k, repr(v))
print(ns["__annotations__"], ns["C"].__annotations__)
print(int | None, list[int], dict[str, list[int]], int | str | None, tuple[int, ...])
print((int | str).__args__, list[int].__origin__, list[int].__args__, list[int]([1, 2]))
print(int | str == str | int, isinstance(1, int | str), type(int | str).__name__, type(list[int]).__name__)
