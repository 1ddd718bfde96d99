# getattr, setattr, hasattr, delattr
class C:
    x = 1
    @property
    def p(self): return "prop"
    @property
    def bad(self): raise AttributeError("inside")
    @property
    def worse(self): raise ValueError("inside")
    def m(self): return "method"
c = C()
print(getattr(c, "x"), getattr(c, "p"), getattr(c, "m")(), getattr(c, "none", "default"), getattr(c, "bad", "default for AttributeError"), getattr(C, "x"), getattr(5, "real"), getattr("a", "upper")(), getattr([], "append") is not None)
print(hasattr(c, "x"), hasattr(c, "none"), hasattr(c, "bad"), hasattr(C, "m"), hasattr(5, "bit_length"), hasattr(None, "x"), hasattr(print, "__call__"))
setattr(c, "y", 2); setattr(c, "not an identifier", 3); setattr(C, "z", 4); setattr(c, "", "empty")
print(c.y, getattr(c, "not an identifier"), c.z, vars(c))
delattr(c, "y"); delattr(c, ""); delattr(C, "z")
print(vars(c), hasattr(c, "z"))
for bad in ("getattr(c, 'none')", "getattr(c, 'bad')", "getattr(c, 'worse', 1)", "hasattr(c, 'worse')", "getattr(c)", "getattr(c, 5)", "getattr(c, 'x', 1, 2)", "getattr(c, b'x')", "getattr(c, None, 1)", "setattr(c, 5, 1)", "setattr(c, 'p', 1)", "setattr(5, 'x', 1)", "setattr(c, 'x')", "delattr(c, 'none')", "delattr(c, 'm')", "delattr(c, 5)", "delattr(c, 'p')", "hasattr(c, 5)", "hasattr(c)", "delattr(int, 'real')", "setattr(C, '__name__', 5)", "setattr(None, 'x', 1)", "setattr(len, 'x', 1)", "setattr(C(), '__class__', 5)", "setattr(int, 'x', 1)", "getattr(c, '\\ud800', 'dflt')"):
    try:
        print(bad, eval(bad))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
class S(str): pass
print(getattr(c, S("x")), hasattr(c, S("m")))
setattr(c, S("key"), 1)
print(list(vars(c)))
class Dyn:
    def __getattr__(self, n):
        if n.startswith("a"): return n * 2
        raise AttributeError("no " + n)
d = Dyn()
print(getattr(d, "ab"), getattr(d, "xy", "dflt"), hasattr(d, "abc"), hasattr(d, "b"))
class Path:
    def __init__(self, v): self.v = v
def deep(o, path, default=None):
    for n in path.split("."):
        o = getattr(o, n, default)
        if o is default:
            break
    return o
print(deep(Path(Path(5)), "v.v"), deep(Path(1), "v.zz.q", "none"), deep(c, "m.__name__"))
for n in ("upper", "lower", "title"):
    print(getattr("hello World", n)(), end=" ")
print()
class Config:
    defaults = {"host": "h", "port": 1}
    def __init__(self, **kw):
        for k, v in {**self.defaults, **kw}.items():
            if k not in self.defaults:
                raise TypeError("unknown option " + k)
            setattr(self, k, v)
print(vars(Config(port=2)))
try:
    Config(prot=1)
except TypeError as e:
    print(e)
