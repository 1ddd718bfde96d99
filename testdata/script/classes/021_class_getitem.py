# __class_getitem__ and subscripted classes
class Box:
    def __class_getitem__(cls, item): return cls.__name__, item
    def __getitem__(self, i): return "instance", i
class Sub(Box): pass
print(Box[int], Box[1, 2], Box["x"], Box[1:2], Sub[None], Box()[3])
print(type(Box.__dict__["__class_getitem__"]).__name__)
class Meta(type):
    def __getitem__(cls, k): return "meta", k
class Both(metaclass=Meta):
    def __class_getitem__(cls, k): return "never reached"
print(Both[1])
class Plain: pass
for bad in ("Plain[int]", "int[str]", "str[0]", "len[0]", "Plain()[0]", "object[1]"):
    try:
        print(eval(bad))
    except TypeError as e:
        print(bad, "->", e)
print(list[int], dict[str, int], tuple[int, ...], tuple[()], set[str], frozenset[int], type[int])
a = list[int]
print(a.__origin__, a.__args__, a.__parameters__, a([1, 2]), a == list[int], a != list[str], hash(a) == hash(list[int]))
print(isinstance([], a.__origin__), a.__name__, a.append is list.append, repr(list[list[int]]), list["Fwd"])
for f in (lambda: isinstance([], list[int]), lambda: issubclass(list, list[int]), lambda: list[int][str]):
    try:
        print(f())
    except TypeError as e:
        print(e)
class L(list[int]): pass
print(L.__bases__, L.__orig_bases__, L([1]))
print(int | str, int | None, list[int] | None)
u = int | str
print(u.__args__, isinstance(1, u), isinstance(1.0, u), issubclass(bool, u), u == str | int, u == int, int | int)
for f in (lambda: int | 5, lambda: "x" | int, lambda: (int | str)(), lambda: isinstance(1, int | list[int]), lambda: int | "fwd"):
    try:
        print(f())
    except TypeError as e:
        print(e)
class G:
    def __class_getitem__(cls, item):
        return type(cls.__name__ + "_" + item.__name__, (cls,), {"item": item})
print(G[int].__name__, G[int].item, issubclass(G[str], G))
