# calls of methods in loops over objects of different shapes
class A:
    def __init__(self): self.a = 1
    def f(self): return "A" + str(self.a)
class B:
    def __init__(self): self.b, self.a = 2, 3
    def f(self): return "B" + str(self.a)
class C(A):
    def f(self): return "C" + super().f()
class D:
    f = staticmethod(lambda: "D static")
    a = "class a"
class E:
    def __getattr__(self, n): return (lambda: "E " + n) if n == "f" else 0
class F:
    __slots__ = ("a",)
    def __init__(self): self.a = 5
    def f(self): return "F" + str(self.a)
class G:
    def __init__(self):
        self.f = lambda: "G inst"
        self.a = 6
class H:
    @property
    def f(self): return lambda: "H prop"
    @property
    def a(self): return 8
class I:
    f = classmethod(lambda cls: "I " + cls.__name__)
    a = 9
objs = [K() for K in (A, B, C, D, E, F, G, H, I)]
def run(): return [o.f() for o in objs], [o.a for o in objs]
for _ in range(3):
    result = run()
print(result[0])
print(result[1])
for o in objs[:3]:
    o.extra = o.f()
    o.a = "changed"
print(run()[0][:3], [o.extra for o in objs[:3]])
A.f = lambda self: "A patched"
print(run()[0][:3])
del objs[0].a
try:
    run()
except AttributeError as e:
    print(e)
objs[0].a = "back"
print(run()[1][0])
class P:
    def __init__(self, flip):
        if flip:
            self.x, self.y = 1, 2
        else:
            self.y, self.x = 2, 1
ps = [P(i % 2) for i in range(10)]
print([(p.x, p.y) for p in ps] == [(1, 2)] * 10, list(vars(ps[0])), list(vars(ps[1])))
total = 0
for i in range(200):
    p = P(i % 3 == 0)
    p.x += i
    total += p.x + p.y
print(total)
class Many: pass
m = Many()
for i in range(100):
    setattr(m, "attr%d" % i, i)
print(m.attr0, m.attr99, len(vars(m)), sum(getattr(m, "attr%d" % i) for i in range(100)))
for i in range(0, 100, 2):
    delattr(m, "attr%d" % i)
print(len(vars(m)), hasattr(m, "attr2"), m.attr3)
