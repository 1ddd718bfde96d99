# __format__ and the path from format(), f-strings and str.format to it
class F:
    def __format__(self, spec): return "<%s>" % spec
f = F()
print(format(f), format(f, "x"), f"{f}", f"{f:abc}", "{}".format(f), "{:y}".format(f), "{0:>5}".format(f))
w = 7
print(f"{f:{w}}", f"{f:{w}.{w}}", f"{f!r:>4}"[:4], f"{f:%Y-%m}", f"{f:{'>'}{w}}", "{:{}}".format(f, "arg"), "{0:{1}{2}}".format(f, "a", "b"))
class S:
    def __str__(self): return "str"
    def __repr__(self): return "repr"
s = S()
print(f"{s} {s!s} {s!r} {s!a}", format(s), "{} {!r}".format(s, s))
for spec in (">8", "d", "x"):
    try:
        print(format(s, spec))
    except TypeError as e:
        print(e)
class Bad:
    def __format__(self, spec): return 5
for code in ("format(Bad())", "f'{Bad()}'", "'{}'.format(Bad())"):
    try:
        eval(code)
    except TypeError as e:
        print(e)
for v in (None, [], {}, (), object, len, NotImplemented):
    try:
        print(format(v, ">10"))
    except TypeError as e:
        print(e)
class T:
    def __init__(self, c): self.c = c
    def __format__(self, spec):
        if spec.endswith("F"):
            return format(self.c * 9 / 5 + 32, spec[:-1]) + "F"
        return format(self.c, spec.rstrip("C")) + "C"
print(f"{T(21.5):.1F} {T(21.5):.2C} {T(0)} {T(37):>8.1F}")
class IntSub(int):
    def __format__(self, spec): return "intsub:" + int.__format__(self, spec)
print(f"{IntSub(5):03d}", "%d" % IntSub(5), "{:x}".format(IntSub(255)))
class StrSub(str): pass
class EnumLike(StrSub):
    def __str__(self): return "custom"
print(f"{EnumLike('v')}", "{:>8}".format(EnumLike("v")), "%s" % EnumLike("v"))
print("{0.c} {0.__class__.__name__} {1[0]} {1[1]} {2[k]}".format(T(5), [7, 8], {"k": "v"}))
class Conv:
    def __repr__(self): return "é"
print(f"{Conv()!a} {Conv()!r}")
print(object().__format__("")[:7])
