# what instructions do with the results of special methods written in Python
import traceback
class Data:
    count = 0
    name = "a"
def read(o):
    return o.count, o.name
class Sub(Data): pass
for i in range(3):
    print(read(Data), read(Data()), read(Sub()))
    Data.count += 1
    Data.name = Data.name + "b"
Sub.count = 10
print(read(Data), read(Sub()))
Data.count = property(lambda self: "computed")
print(read(Data()), read(Sub()))
del Sub.count
print(read(Sub()))
Data.count = lambda self: "method"
print(Sub().count(), read(Sub())[1])
Data.count = 5
print(read(Sub()), read(Data()))

class A:
    def m(self): return "A.m"
    def __getattr__(self, name):
        if name == "lost": raise AttributeError(name)
        return "hook " + name
class B(A):
    def m(self): return "B.m " + super().m()
    @property
    def p(self): return self.q + 1
    @property
    def bad(self): raise AttributeError("inner")
class Q(B):
    q = 1
    def m(self): return "Q.m " + super().m()
print(Q().m(), Q().p, Q().bad, Q().other)
try: Q().lost
except AttributeError as e: print("lost:", e)
A.m = lambda self: "new A.m"
print(Q().m(), B().m())

class N:
    def __init__(self, x): self.x = x
    def __add__(self, o): return NotImplemented
    def __radd__(self, o): return ("radd", o)
    def __iadd__(self, o): return NotImplemented if o == 0 else ("iadd", o)
    def __lt__(self, o): return NotImplemented
    def __eq__(self, o): return NotImplemented if o is None else [self.x][:self.x]
    def __bool__(self): return self.x
    def __len__(self): return 1
class M(N):
    def __radd__(self, o): return ("M.radd", type(o).__name__)
    def __gt__(self, o): return "M.gt"
print(1 + N(1), N(1) + M(1), [1] + N(2), N(1) < M(2))
n = N(1); n += 5; print(n)
for f in (lambda: N(1) + N(2), lambda: N(1) < N(2), lambda: not N(1), lambda: N(1) + 1, lambda: n + 1):
    try: print(f())
    except TypeError as e: print("TypeError:", e)
print([N(0) == 1, N(1) == 1, N(1) == None, N(1) != N(1)], "yes" if N(1) == 0 else "no", "yes" if N(0) == 0 else "no")
class L:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __contains__(self, x): return L(x)
    def __getitem__(self, k): return ("item", k)
    def __setitem__(self, k, v): self.n = v; return "dropped"
    def __delitem__(self, k): self.n = 0
    def __iter__(self): return 5 if self.n < 0 else iter(range(self.n))
l = L(3)
print(3 in l, 0 in l, 0 not in l, l[1:2], l[-1], not l, not L(0), "t" if L(0) else "f", list(l))
l["k"] = 2; print(l.n)
del l["k"]; print(l.n, [x for x in L(2)])
for n in (-1, 2.5):
    try: print("t" if L(n) else "f")
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
try:
    for x in L(-1): pass
except TypeError as e: print(e)
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        self.n -= 1
        if self.n < 0: raise StopIteration("end") if self.n == -1 else KeyError(self.n)
        return self.n
it = It(3)
for x in it: print(x, end=" ")
else: print("else")
try:
    for x in it: print("never")
except KeyError as e: print("KeyError", e, [f.name for f in traceback.extract_tb(e.__traceback__)])
class Deep:
    def __add__(self, o): return self + o
    def __eq__(self, o): return self == o
    def __bool__(self): return not self
    def __getitem__(self, i): return self[i]
    def __getattr__(self, n): return getattr(self, n + "x")
d = Deep()
for f in (lambda: d + 1, lambda: d == 1, lambda: not d, lambda: d[0], lambda: d.a):
    try: f()
    except RecursionError as e: print(type(e).__name__)
def walk(n):
    if n:
        got = yield n
        if got: yield ("got", got)
        return (yield from walk(n - 1)) + n
    return 0
def top():
    try: print("sum", (yield from walk(4)))
    except ValueError as e: print("caught", e); yield "after"
print(list(top()))
g = top(); print(next(g), next(g), g.send("x"), next(g)); print(g.throw(ValueError("v")), list(g))
g = walk(2); next(g); next(g); g.close(); print(list(g))
