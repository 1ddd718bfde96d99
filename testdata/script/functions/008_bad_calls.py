# messages of calls with wrong arguments
def f0(): pass
def f1(a): pass
def f2(a, b): pass
def f3(a, b, c): pass
def d1(a, b=1): pass
def d2(a=1, b=2): pass
def v(a, b, *c): pass
def kw(a, **k): pass
class C:
    def m(self): pass
    def n(self, a): pass
    def none(): pass
    @classmethod
    def cm(cls, a): pass
    @staticmethod
    def sm(a): pass
class D:
    def __init__(self, a, b): pass
class E: pass
cases = """f0(1)
f0(1, 2)
f0(x=1)
f1()
f1(1, 2)
f1(1, 2, 3)
f1(b=1)
f1(1, a=2)
f1(1, b=2)
f2()
f2(1)
f2(b=1)
f2(1, 2, 3)
f2(1, 2, a=3)
f3()
f3(1)
f3(a=1)
d1()
d1(1, 2, 3)
d1(b=1)
d2(1, 2, 3)
d2(c=1)
v()
v(1)
kw()
kw(1, 2)
kw(1, a=1)
C().m(1)
C().n()
C().none()
C.m()
C.n(1)
C().cm()
C.cm(1, 2)
C().sm()
C.sm(1, 2)
D()
D(1)
D(1, 2, 3)
D(a=1)
E(1)
E(x=1)
(lambda: 0)(1)
(lambda x: 0)()
(lambda x, y: 0)(y=1)""".split("\n")
for case in cases:
    try:
        eval(case)
        print(case, "worked")
    except TypeError as e:
        print(case, "->", e)
