# classmethod and staticmethod
class Date:
    count = 0
    def __init__(self, y, m):
        self.y, self.m = y, m
        type(self).count += 1
    @classmethod
    def parse(cls, text):
        return cls(*map(int, text.split("-")))
    @staticmethod
    def valid(m):
        return 1 <= m <= 12
    @classmethod
    def made(cls):
        return cls.__name__, cls.count
class Special(Date):
    count = 100
d = Date.parse("2024-05")
s = Special.parse("2025-06")
print(d.y, d.m, type(d).__name__, type(s).__name__, s.m)
print(Date.valid(5), d.valid(13), Special.valid(0), d.made(), Special.made(), s.made())
print(d.parse("1-2").y, type(s.parse("1-2")).__name__)
print(Date.valid is d.valid, Date.made == d.made, Date.made.__self__ is Date, Special.made.__self__ is Special)
def free(cls): return cls
class M:
    c = classmethod(free)
    s = staticmethod(len)
    cl = classmethod(lambda cls, *a: (cls.__name__, a))
print(M.c() is M, M().c() is M, M.s([1, 2]), M().s("abc"), M.cl(1, 2))
cm, sm = M.__dict__["c"], M.__dict__["s"]
print(type(cm).__name__, type(sm).__name__, cm.__func__ is free, sm.__func__ is len, cm.__wrapped__ is free)
print(sm([1, 2, 3]), callable(sm), callable(cm))
print(cm.__get__(None, int)(), sm.__get__(5)([1]))
@staticmethod
def documented():
    "doc"
    return "callable since 3.10"
print(documented(), documented.__name__, documented.__doc__)
class Super(Date):
    @classmethod
    def parse(cls, text):
        r = super().parse(text)
        r.y += 1000
        return r
    @staticmethod
    def valid(m):
        return not Date.valid(m)
print(Super.parse("1-1").y, Super.valid(1))
class Meth:
    @classmethod
    @property
    def chained(cls): return "classmethod of property: " + cls.__name__
print(Meth.chained, Meth().chained)
for bad in ("classmethod()", "staticmethod()", "classmethod(5).__get__(None, int)()", "cm()"):
    try:
        eval(bad)
    except TypeError as e:
        print(bad, "->", e)
