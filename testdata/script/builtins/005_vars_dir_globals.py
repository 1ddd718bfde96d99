# vars, dir, globals, locals
class A:
    attr = 1
    def __init__(self): self.inst = 2
    def m(self): pass
a = A()
print(vars(a), sorted(k for k in vars(A) if k[0] != "_"), vars(a) is a.__dict__)
vars(a)["added"] = 3
print(a.added, [n for n in dir(a) if n[0] != "_"], [n for n in dir(A) if n[0] != "_"])
for bad in ("vars(5)", "vars([])", "vars(1, 2)", "vars(object())", "vars(None)", "dir(1, 2)", "globals(1)", "locals(1)", "vars('a')"):
    try:
        print(bad, eval(bad))
    except TypeError as e:
        print(bad, "->", e)
def f(x, y=2):
    z = 3
    return sorted(vars()), sorted(locals()), dir()
print(f(1))
print(globals() is vars(), locals() is globals(), "A" in globals(), globals()["a"] is a, "f" in dir(), __name__ in globals().values())
globals()["made"] = "at run time"
print(made)
class D:
    def __dir__(self): return ("c", "a", "b")
print(dir(D()), [n for n in dir([]) if n in ("append", "sort", "__len__")], "__add__" in dir(5), len(dir(object())) > 15)
class B(A):
    extra = 5
    __slots__ = ()
print([n for n in dir(B) if n[0] != "_"], [n for n in dir(B()) if n[0] != "_"])
class S:
    __slots__ = ("p", "q")
s = S()
s.p = 1
print([n for n in dir(s) if n[0] != "_"], hasattr(s, "__dict__"))
try:
    vars(s)
except TypeError as e:
    print(e)
import math
print("sin" in dir(math), vars(math)["pi"] == math.pi, vars(math) is math.__dict__, dir(math) == sorted(dir(math)))
class M(type):
    def __dir__(c): return ["meta"]
class K(metaclass=M):
    x = 1
print(dir(K), [n for n in dir(K()) if n[0] != "_"])
x = 1
def g():
    x = 2
    class L:
        x = 3
        names = sorted(n for n in locals() if n[0] != "_")
        seen = vars()["x"]
    return L.names, L.seen, globals()["x"], locals()["x"]
print(g())
o = type("O", (), {})()
vars(o).update(a=1, b=2)
print(o.a + o.b, {**vars(o)})
print(sorted(vars(type("T", (), {"k": 1})))[-1], vars(A)["attr"], type(vars(A)).__name__)
try:
    vars(A)["attr"] = 5
except TypeError as e:
    print(e)
