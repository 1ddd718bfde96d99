# str(), subclasses and their results
class S(str):
    def __new__(cls, v, tag=None):
        self = super().__new__(cls, v)
        self.tag = tag
        return self
s = S("Hello", tag=1)
print(s, repr(s), s.tag, s == "Hello", hash(s) == hash("Hello"), {s: 1}["Hello"], isinstance(s, str), type(s).__name__)
for name, args in (("upper", ()), ("__add__", ("x",)), ("__mul__", (2,)), ("__getitem__", (slice(None),)), ("replace", ("zz", "y")), ("strip", ()), ("center", (3,)), ("format", ()), ("__str__", ()), ("split", ()), ("join", (["a"],)), ("__mod__", ((),)), ("lower", ()), ("expandtabs", ()), ("zfill", (2,)), ("translate", ({},)), ("removeprefix", ("q",)), ("ljust", (1,)), ("__format__", ("",)), ("title", ())):
    r = getattr(s, name)(*args)
    r = r[0] if isinstance(r, list) else r
    print(name, type(r).__name__, end="; ")
print()
print(type(str(s)).__name__, str(s) is s, type(s[:]).__name__, type(s + "").__name__, type("" + s).__name__, type("%s" % s).__name__, type(f"{s}").__name__, type("".join([s])).__name__, type(s * 1).__name__)
class Str:
    def __str__(self): return "from __str__"
    def __repr__(self): return "from __repr__"
class OnlyRepr:
    def __repr__(self): return "R"
print(str(Str()), str(OnlyRepr()), repr(Str()), str([Str()]), str((Str(),)), str({Str(): Str()}) , str(object=Str()))
class Bytesish:
    def __bytes__(self): return b"x"
for args, kw in (((5, "utf-8"), {}), ((b"a", "utf-8", "strict"), {}), ((), dict(object=b"x", encoding="ascii")), ((), dict(encoding="ascii")), (("a", "utf-8"), {}), ((b"\xff",), dict(errors="ignore")), ((1, 2, 3, 4), {}), ((), dict(foo=1)), ((None,), {}), ((Bytesish(), "ascii"), {}), ((bytearray(b"ba"), "ascii"), {})):
    try:
        print(repr(str(*args, **kw)))
    except TypeError as e:
        print(e)
class Ci(str):
    def __eq__(self, o): return self.casefold() == str(o).casefold()
    def __ne__(self, o): return not self == o
    def __hash__(self): return hash(self.casefold())
    def __lt__(self, o): return self.casefold() < str(o).casefold()
    def __contains__(self, o): return str.__contains__(self.casefold(), o.casefold())
d = {Ci("Key"): 1}
print(Ci("ABC") == "abc", "abc" == Ci("ABC"), Ci("a") != "A", d[Ci("KEY")], Ci("key") in d, "ell" in Ci("HELLO"), sorted([Ci("b"), Ci("A"), Ci("C")]), Ci("X").upper() == "x", [Ci("q")].index("Q"))
class Lines(str):
    def __iter__(self): return iter(self.split("\n"))
    def __len__(self): return self.count("\n") + 1
    def __getitem__(self, i): return self.split("\n")[i]
t = Lines("a\nb\nc")
print(list(t), len(t), t[1], t[-1], "".join(t), [*t], str.__len__(t), t.find("b"), t.upper()[2], bool(t), max(t))
class Reject(str):
    def __new__(cls, v):
        if not v.isidentifier():
            raise ValueError("not an identifier: %r" % v)
        return super().__new__(cls, v)
for v in ("ok", "not ok"):
    try:
        print(Reject(v))
    except ValueError as e:
        print(e)
print(str.__name__, [n for n in dir(str) if n[0] != "_"])
