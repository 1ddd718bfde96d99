# bool(), object(), NoneType, Ellipsis, NotImplemented as values
print(bool(), bool(0), bool("a"), bool([]), bool(None), [bool(x) for x in (0.0, 0j, "", b"", (), {}, set(), range(0), 1, "0", [0], ..., object)])
o = object()
print(type(o).__name__, o == o, o == object(), o != object(), hash(o) == hash(o), str(o)[:15], repr(o) == str(o), bool(o), isinstance(o, object), o.__class__ is object, object.__name__, object.__bases__, o.__doc__ is not None)
for bad in ("object(1)", "o.x = 1", "o.x", "del o.x", "o()", "o[0]", "o + o", "o < o", "len(o)", "iter(o)", "-o", "object.__new__()", "object.__init__()", "object.__init__(o, 1)", "object.__new__(object, 1)", "object.__new__(int)", "int(o)", "abs(o)", "o @ o", "o in o", "with_o", "format(o, 'x')", "bool(1, 2)", "bool(x=1)", "None()", "None.x", "None + 1", "type(None)(1)", "type(...)(1)", "NotImplemented()", "..., + 1", "...[0]", "...()", "hash(...) == hash(Ellipsis)", "None < 1", "type(NotImplemented)(1)", "type(None).__new__(int)"):
    try:
        code = bad.replace("None()", "n()").replace("...[0]", "e[0]").replace("...()", "e()")
        exec(code, {"o": o, "n": None, "e": ...})
        print(bad, "ok")
    except Exception as err:
        print(bad, "->", type(err).__name__, str(err).split(" at 0x")[0])
print(None is type(None)(), ... is type(...)(), NotImplemented is type(NotImplemented)(), repr(None), repr(...), repr(NotImplemented), {None: 1, ...: 2}[...], [None, ...].index(...), None == None, None != 0, ... == Ellipsis)
print(object().__eq__(1), object().__ne__(1), o.__eq__(o), o.__ne__(o), o.__lt__(1), o.__hash__() == hash(o), o.__str__() == str(o), o.__dir__() is not None, object.__subclasshook__(int), o.__sizeof__() > 0, o.__init_subclass__(), o.__reduce_ex__(2)[0].__name__, [n for n in dir(object) if n in ("__eq__", "__init__", "__new__", "__repr__")])
class P(object): pass
p = P()
p.x = 1
print(p.x, P.__mro__ == (P, object), P.__init__ is object.__init__, P.__new__ is object.__new__, P.__eq__ is object.__eq__, p.__init__() is None)
for args in ((1,), (1, 2)):
    try:
        P(*args)
    except TypeError as err:
        print(err)
class Q:
    def __init__(self, x): self.x = x
class R:
    def __new__(cls, x): return super().__new__(cls)
print(Q(1).x, type(R(1)).__name__)
for f in (lambda: Q(), lambda: R(), lambda: object.__init__(Q(1), 5), lambda: object.__new__(Q, 5).__class__.__name__, lambda: object.__init__(R(1), 5), lambda: object.__new__(R, 5)):
    try:
        print(f())
    except TypeError as err:
        print(err)
sentinel = object()
def get(d, k, default=sentinel):
    v = d.get(k, sentinel)
    if v is sentinel:
        if default is sentinel:
            raise KeyError(k)
        return default
    return v
print(get({"a": None}, "a"), get({}, "a", None), get({"a": sentinel}, "a", "dflt"))
try:
    get({}, "z")
except KeyError as err:
    print("KeyError", err)
